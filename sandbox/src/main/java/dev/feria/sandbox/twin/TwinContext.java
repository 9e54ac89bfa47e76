package dev.feria.sandbox.twin;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the sandbox lends to a twin.
 *
 * @param listings how many listings to seed for the main account, at least
 * @param orders how many orders to seed for the main account, at least
 * @param lock guards the whole state of the twin
 * @param changes counts what may have changed the state, for snapshots
 */
public record TwinContext(
    SimulatedClock clock,
    Scheduler scheduler,
    WebhookSender webhooks,
    Faults faults,
    CallLog calls,
    int listings,
    int orders,
    ReentrantLock lock,
    AtomicLong changes) {

  /** Runs something under the twin's lock. */
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}

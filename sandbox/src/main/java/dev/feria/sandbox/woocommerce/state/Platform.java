package dev.feria.sandbox.woocommerce.state;

import dev.feria.sandbox.twin.TwinContext;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What every part of the twin works with: the state, the clock, and who is told of events. */
public final class Platform {
  /** Told when something has happened that webhooks are about. */
  public interface Announcer {
    /**
     * Something has happened.
     *
     * @param topic such as {@code order.updated}
     * @param id of the order, product, customer or coupon
     */
    void announce(Store store, String topic, long id);
  }

  private final TwinContext context;
  private World world = new World();
  private volatile String address = "http://127.0.0.1/woocommerce";
  private Announcer announcer = (store, topic, id) -> {};

  /** An empty platform. */
  public Platform(TwinContext context) {
    this.context = context;
  }

  /** What the sandbox lends. */
  public TwinContext context() {
    return context;
  }

  /** The state. */
  public World world() {
    return world;
  }

  /** Replaces the state. */
  public void world(World next) {
    this.world = next;
  }

  /** Sets who is told of events. */
  public void announcer(Announcer next) {
    this.announcer = next;
  }

  /** Tells that something has happened. */
  public void announce(Store store, String topic, long id) {
    announcer.announce(store, topic, id);
  }

  /** Sets the address below which the shops are. */
  public void address(String url) {
    this.address = url;
  }

  /** The address of a shop, without a trailing slash. */
  public String home(Store store) {
    return address + "/" + store.id;
  }

  /** Simulated time in seconds since 1970. */
  public long now() {
    return context.clock().instant().getEpochSecond();
  }

  /** Simulated time in milliseconds since 1970. */
  public long millis() {
    return context.clock().millis();
  }

  /** Waits for something without holding the twin's lock, and takes the lock again. */
  public <T> T unlocked(Supplier<T> work) {
    ReentrantLock lock = context.lock();
    int holds = lock.getHoldCount();
    for (int i = 0; i < holds; i++) {
      lock.unlock();
    }
    try {
      return work.get();
    } finally {
      for (int i = 0; i < holds; i++) {
        lock.lock();
      }
    }
  }
}

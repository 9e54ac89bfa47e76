package dev.feria.sandbox.twin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks at moments of the simulated clock: by itself as time passes, and in order when the
 * clock is put forward. Thread-safe.
 *
 * <p>A task starts something and returns when it will be finished; putting the clock forward waits
 * for that before it goes on, so what a task schedules next happens in its simulated order.
 */
public final class Scheduler implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Scheduler.class.getName());
  private static final Duration LONGEST_STEP = Duration.ofSeconds(10);

  private record Task(Instant due, long sequence, Supplier<CompletableFuture<?>> work) {}

  private final SimulatedClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ReentrantLock running = new ReentrantLock();
  private final PriorityQueue<Task> queue =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::sequence));
  private final Thread thread;
  private long sequence;
  private boolean closed;

  /** Starts the thread that follows the clock. */
  public Scheduler(SimulatedClock clock) {
    this.clock = clock;
    this.thread = new Thread(this::follow, "sandbox-scheduler");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs work at a moment, or at once when it is past. */
  public void at(Instant due, Supplier<CompletableFuture<?>> work) {
    lock.lock();
    try {
      queue.add(new Task(due, sequence++, work));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all tasks. */
  public void clear() {
    lock.lock();
    try {
      queue.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Puts the clock forward, running what falls due on the way, in order. */
  public void advance(Duration amount) {
    running.lock();
    try {
      Duration end = clock.offset().plus(amount);
      Instant target = clock.instant().plus(amount);
      for (Task next = poll(target); next != null; next = poll(target)) {
        Duration step = Duration.between(clock.instant(), next.due());
        if (!step.isNegative()) {
          clock.offset(clock.offset().plus(step));
        }
        List<CompletableFuture<?>> started = new ArrayList<>();
        started.add(start(next));
        Instant now = clock.instant();
        for (Task same = poll(now); same != null; same = poll(now)) {
          started.add(start(same));
        }
        await(started);
      }
      clock.offset(end);
    } finally {
      running.unlock();
    }
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void await(List<CompletableFuture<?>> started) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(started.toArray(CompletableFuture<?>[]::new));
    all.completeOnTimeout(null, LONGEST_STEP.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              LOG.log(Level.WARNING, "task failed", failure);
              return null;
            })
        .join();
  }

  private static CompletableFuture<?> start(Task task) {
    try {
      return task.work().get();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "task failed", e);
      return CompletableFuture.completedFuture(null);
    }
  }

  private @Nullable Task poll(Instant limit) {
    lock.lock();
    try {
      Task head = queue.peek();
      return head == null || head.due().isAfter(limit) ? null : queue.poll();
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    while (waitForDue()) {
      running.lock();
      try {
        Instant now = clock.instant();
        for (Task task = poll(now); task != null; task = poll(now)) {
          CompletableFuture<?> ignored = start(task);
        }
      } finally {
        running.unlock();
      }
    }
  }

  /** False when closed. */
  private boolean waitForDue() {
    lock.lock();
    try {
      long nanos = untilDue();
      while (!closed && nanos > 0) {
        long unused = changed.awaitNanos(nanos);
        nanos = untilDue();
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private long untilDue() {
    Task head = queue.peek();
    return head == null
        ? TimeUnit.HOURS.toNanos(1)
        : Duration.between(clock.instant(), head.due()).toNanos();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }
}

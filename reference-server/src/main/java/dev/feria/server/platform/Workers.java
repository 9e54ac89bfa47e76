package dev.feria.server.platform;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the executors for blocking work: virtual threads where Java has them (21 and later), else a
 * pool that grows to a bound and then makes the submitter do the work.
 */
public final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private Workers() {}

  /**
   * Returns a new executor, to be closed by {@link #stop}.
   *
   * @param name of its threads
   * @param most how many threads at most, where they are platform threads
   */
  public static ExecutorService blocking(String name, int most) {
    if (Runtime.version().feature() >= 21) {
      return virtual();
    }
    return new ThreadPoolExecutor(
        0,
        most,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        named(name),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static ExecutorService virtual() {
    try {
      Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) factory.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads are part of Java 21", e);
    }
  }

  /** Returns a factory of daemon threads {@code name-1}, {@code name-2} and so on. */
  public static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (t, e) -> LOG.error("thread died: thread={}", t.getName(), e));
      return thread;
    };
  }

  /** Stops an executor: lets its work end for a while, then interrupts it. */
  public static void stop(ExecutorService executor, Duration patience) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

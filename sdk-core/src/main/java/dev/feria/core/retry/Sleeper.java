package dev.feria.core.retry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. A parameter, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  /** Waits that long. */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns one that lets real time pass. */
  static Sleeper realTime() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}

package dev.feria.core.retry;

import java.time.Duration;

/** Waits. A parameter, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  /** Waits that long. */
  void sleep(Duration duration) throws InterruptedException;
}

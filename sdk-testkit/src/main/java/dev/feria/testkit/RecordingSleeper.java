package dev.feria.testkit;

import dev.feria.core.retry.Sleeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Moves a clock instead of waiting, and remembers by how much. Thread-safe. */
public final class RecordingSleeper implements Sleeper {
  private final FakeClock clock;
  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private volatile Runnable beforeEach = () -> {};

  /** Makes a sleeper that moves this clock. */
  public RecordingSleeper(FakeClock clock) {
    this.clock = clock;
  }

  /**
   * Does something whenever somebody is about to wait, for example brings a server back, or
   * interrupts.
   */
  public void beforeEach(Runnable action) {
    this.beforeEach = action;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    beforeEach.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.add(duration);
    clock.advance(duration);
  }

  /** Returns every wait so far, in order. */
  public List<Duration> slept() {
    return List.copyOf(slept);
  }
}

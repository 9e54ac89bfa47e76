package dev.feria.server;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or Ctrl-C, and keeps the process alive until {@link #close}, so that everything
 * is stopped in order by the thread that started it.
 */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::hook, "stop"));
  }

  /** Waits until the process is told to stop. */
  void await() throws InterruptedException {
    asked.await();
  }

  private void hook() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}

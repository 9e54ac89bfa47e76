package dev.feria.server;

import dev.feria.server.ingest.Ingest;
import dev.feria.server.platform.Workers;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the first webhooks would find cold: a provider that waits longer than half a second for
 * its first answers may stop to send. Bounded in time, and done as soon as answers are quick; what
 * it does not get done the first requests do.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration MOST = Duration.ofSeconds(3);
  private static final int REQUESTS = 40;
  private static final int ENOUGH = 3;
  private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int TIMEOUT_MILLIS = 2_000;

  private final Ingest ingest;

  WarmUp(Ingest ingest) {
    this.ingest = ingest;
  }

  /**
   * Warms up.
   *
   * @param base where the server answers already
   */
  void run(URI base) {
    ExecutorService threads = Executors.newFixedThreadPool(2, Workers.named("warm-up"));
    long began = System.nanoTime();
    Future<?> inside = threads.submit(ingest::rehearse);
    Future<?> outside = threads.submit(() -> requests(base));
    await(inside, MOST);
    await(outside, MOST.minusNanos(System.nanoTime() - began));
    threads.shutdownNow();
    LOG.info("warm: ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private static void await(Future<?> work, Duration most) {
    try {
      work.get(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.info("warm-up not finished in time");
    } catch (ExecutionException e) {
      LOG.info("warm-up failed: error={}", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requests(URI base) {
    int quick = 0;
    for (int i = 0; i < REQUESTS && quick < ENOUGH; i++) {
      long began = System.nanoTime();
      try {
        send(base.resolve("health/ready"), "");
        send(base.resolve("api/webhooks/nobody"), "{\"resource\":\"/orders/1\"}");
        quick = System.nanoTime() - began < QUICK_NANOS ? quick + 1 : 0;
      } catch (IOException e) {
        if (!Thread.currentThread().isInterrupted()) {
          LOG.info("warm-up request failed: error={}", e.toString());
        }
        return;
      }
    }
  }

  private static void send(URI address, String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    if (!body.isEmpty()) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    try (var answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (answer != null) {
        answer.readAllBytes();
      }
    }
  }
}

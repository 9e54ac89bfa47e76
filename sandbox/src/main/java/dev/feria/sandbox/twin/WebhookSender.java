package dev.feria.sandbox.twin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts webhooks, a limited number at a time and the rest in order. Thread-safe. */
public final class WebhookSender implements AutoCloseable {
  private static final int CONCURRENT = 48;

  /**
   * What came of one attempt.
   *
   * @param status 0 when there was no answer in time
   * @param elapsed real time until the answer or the failure
   * @param error what went wrong, or empty
   */
  public record Outcome(int status, Duration elapsed, String error) {}

  private record Job(HttpRequest request, CompletableFuture<Outcome> result) {}

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          3,
          task -> {
            Thread thread = new Thread(task, "sandbox-webhooks");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(threads)
          .build();
  private final ConcurrentLinkedQueue<Job> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger flying = new AtomicInteger();

  /**
   * Posts a body; the result never fails.
   *
   * @param timeout real time the receiver has, from when the request is sent
   */
  public CompletableFuture<Outcome> post(
      URI target, Map<String, String> headers, byte[] body, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    Job job = new Job(request.build(), new CompletableFuture<>());
    waiting.add(job);
    pump();
    return job.result();
  }

  private void pump() {
    while (flying.get() < CONCURRENT) {
      if (flying.incrementAndGet() > CONCURRENT) {
        flying.decrementAndGet();
        return;
      }
      Job job = waiting.poll();
      if (job == null) {
        flying.decrementAndGet();
        if (waiting.isEmpty()) {
          return;
        }
        continue;
      }
      long begin = System.nanoTime();
      CompletableFuture<Outcome> ignored =
          client
              .sendAsync(job.request(), HttpResponse.BodyHandlers.discarding())
              .handle(
                  (response, failure) -> {
                    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
                    Outcome outcome =
                        failure == null
                            ? new Outcome(response.statusCode(), elapsed, "")
                            : new Outcome(0, elapsed, String.valueOf(failure.getMessage()));
                    flying.decrementAndGet();
                    job.result().complete(outcome);
                    pump();
                    return outcome;
                  });
    }
  }

  @Override
  public void close() {
    waiting.clear();
    threads.shutdownNow();
  }
}

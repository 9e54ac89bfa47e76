package dev.feria.server.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the publisher tells about itself. */
final class PublicationMetrics {
  private final AtomicLong backlog;
  private final Timer lag;
  private final Counter published;
  private final Counter retried;
  private final Counter refused;
  private final Counter overtaken;

  PublicationMetrics(MeterRegistry registry) {
    backlog = registry.gauge("feria.publications.backlog", new AtomicLong());
    lag =
        Timer.builder("feria.publications.lag")
            .description("From the moment a quantity was wanted until the channel had it")
            .publishPercentileHistogram()
            .register(registry);
    published = outcome(registry, "published");
    retried = outcome(registry, "retried");
    refused = outcome(registry, "refused");
    overtaken = outcome(registry, "overtaken");
  }

  private static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("feria.publications")
        .description("Quantities sent to channels")
        .tag("outcome", outcome)
        .register(registry);
  }

  void backlog(long waiting) {
    backlog.set(waiting);
  }

  void published(Duration waited) {
    published.increment();
    lag.record(waited);
  }

  void retried() {
    retried.increment();
  }

  void refused() {
    refused.increment();
  }

  void overtaken(int count) {
    overtaken.increment(count);
  }
}

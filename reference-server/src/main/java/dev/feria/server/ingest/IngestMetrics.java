package dev.feria.server.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What this package counts. Providers are named only if they are known here. */
final class IngestMetrics {
  private final MeterRegistry registry;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts a webhook by how it was answered. */
  void received(String provider, String outcome) {
    registry.counter("feria.webhooks", "provider", provider, "outcome", outcome).increment();
  }

  /** Measures the time from arrival to answer. */
  void acknowledged(Duration took) {
    Timer.builder("feria.webhook.ack")
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(took);
  }

  /** Counts the events of a webhook by what became of them. */
  void stored(String provider, List<InboxStore.Fate> fates) {
    for (InboxStore.Fate fate : fates) {
      String outcome =
          switch (fate) {
            case STORED -> "stored";
            case REPEATED -> "repeated";
            case NOBODY -> "nobody";
          };
      registry.counter("feria.events", "provider", provider, "outcome", outcome).increment();
    }
  }

  /** Counts webhooks that went to the spool. */
  void spooled(int count) {
    registry.counter("feria.webhooks.spooled").increment(count);
  }

  /** Counts the handling of a lane by how it ended. */
  void handled(String provider, String outcome) {
    registry.counter("feria.lanes", "provider", provider, "outcome", outcome).increment();
  }

  /** Counts events that no feature acts on. */
  void ignored(String provider, String type) {
    registry.counter("feria.events.ignored", "provider", provider, "type", type).increment();
  }

  /** Measures the time from an event's arrival to the commit of what it changed. */
  void lag(Duration lag) {
    Timer.builder("feria.event.lag").publishPercentiles(0.5, 0.99).register(registry).record(lag);
  }

  /** Counts syncs by how they ended. */
  void synced(String provider, String kind, String status) {
    registry
        .counter("feria.syncs", "provider", provider, "kind", kind, "status", status)
        .increment();
  }

  /** Shows a number that somebody else keeps. */
  void gauge(String name, Supplier<Number> value) {
    Gauge.builder(name, value).register(registry);
  }
}

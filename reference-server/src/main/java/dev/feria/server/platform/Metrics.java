package dev.feria.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.feria.core.http.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.stream.LongStream;

/** What this process counts and measures, in the Prometheus format. Thread-safe. */
public final class Metrics implements CallListener {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Measures the JVM from now on. */
  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Measures the connection pools of a database. */
  public void watch(Database database) {
    database.pools().forEach(this::watch);
  }

  /** Measures a connection pool. */
  public void watch(HikariDataSource pool) {
    pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  /** Returns the registry, for the features' own meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /**
   * Takes note of a request.
   *
   * @param route the resource's path template, never the path itself: it would be without bound
   */
  public void request(String method, String route, int status, Duration elapsed) {
    Timer.builder("feria.http.requests")
        .description("Requests answered")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(elapsed);
  }

  @Override
  public void ended(Call call) {
    Timer.builder("feria.provider.calls")
        .description("Calls to providers")
        .tag("provider", call.provider())
        .tag("operation", call.operation())
        .tag("status", Integer.toString(call.status()))
        .tag("error", call.error() == null ? "none" : call.error())
        .register(registry)
        .record(call.elapsed());
    Timer.builder("feria.provider.budget.wait")
        .description("How long calls waited for budget")
        .tag("provider", call.provider())
        .register(registry)
        .record(call.budgetWait());
    registry
        .counter("feria.provider.attempts", "provider", call.provider())
        .increment(call.attempts());
  }

  /** Returns all meters as text. */
  public String scrape() {
    return registry.scrape();
  }
}

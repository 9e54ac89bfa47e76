package dev.feria.sandbox.mercadolibre.oauth;

import dev.feria.sandbox.mercadolibre.state.Application;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.twin.FixedWindow;
import dev.feria.sandbox.twin.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How often an application may call: by hour, by second, and by group of operations. */
public final class Limits {
  private FixedWindow hour = new FixedWindow(Duration.ofHours(1));
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  /** Starts all windows anew, as after a change of the application's settings. */
  public void clear() {
    hour = new FixedWindow(Duration.ofHours(1));
    buckets.clear();
  }

  /** Counts a call or throws the answer that refuses it (429). */
  public void take(Application application, String operation, Instant now) {
    if (!application.limits) {
      return;
    }
    boolean token = operation.equals("oauth.token");
    boolean granted = hour.take(now, application.maxRequestsPerHour);
    if (granted && !token && application.requestsPerSecond > 0) {
      granted =
          bucket("second", application.burst, application.requestsPerSecond, 1_000, now).take(now);
    }
    if (granted && operation.startsWith("user_products.stock")) {
      granted = bucket("stock", 100, 100, 60_000, now).take(now);
    }
    if (granted && operation.startsWith("messages.")) {
      String group = operation.equals("messages.send") ? "messages-write" : "messages-read";
      granted = bucket(group, 500, 500, 60_000, now).take(now);
    }
    if (!granted) {
      throw token
          ? Errors.of(429, "local_rate_limited", "Too many requests to the token endpoint")
          : Errors.of(429, "too_many_requests", "Too many requests");
    }
  }

  private TokenBucket bucket(
      String name, double capacity, double amount, long periodMillis, Instant now) {
    return buckets.computeIfAbsent(
        name, key -> new TokenBucket(capacity, amount, Duration.ofMillis(periodMillis), now));
  }
}

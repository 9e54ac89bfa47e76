package dev.feria.mercadolibre.internal;

import dev.feria.core.http.ApiClientBuilder;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.Quota;
import java.time.Duration;
import java.util.List;

/**
 * What the provider allows. Messages and stock by location are published figures; the rest is our
 * choice, because the provider counts per application and publishes no number (section 4).
 */
public final class Quotas {
  public static final int REQUESTS_PER_SECOND = 10;

  private static final int STOCK_PER_MINUTE = 100;
  private static final int MESSAGES_PER_MINUTE = 500;

  private Quotas() {}

  public static List<Quota> all(int requestsPerSecond) {
    return List.of(
        quota(Api.ALL, requestsPerSecond, Duration.ofSeconds(1)),
        quota(Api.STOCK, STOCK_PER_MINUTE, Duration.ofMinutes(1)),
        quota(Api.MESSAGES_READ, MESSAGES_PER_MINUTE, Duration.ofMinutes(1)),
        quota(Api.MESSAGES_WRITE, MESSAGES_PER_MINUTE, Duration.ofMinutes(1)));
  }

  /** Draws the application's calls on the budgets that it shares with all its other clients. */
  public static ApiClientBuilder draw(
      ApiClientBuilder client, Budgets budgets, String clientId, int requestsPerSecond) {
    for (Quota quota : all(requestsPerSecond)) {
      client.budget(quota.bucket(), budgets.budget(Errors.PROVIDER + "/" + clientId, quota));
    }
    return client;
  }

  private static Quota quota(String bucket, int permits, Duration period) {
    return new Quota(bucket, permits, period, Quota.Scope.APPLICATION);
  }
}

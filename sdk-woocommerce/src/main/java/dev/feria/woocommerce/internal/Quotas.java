package dev.feria.woocommerce.internal;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.limit.Quota;
import java.time.Duration;
import java.util.List;

/**
 * How fast a shop is called. The plugin has no limit of its own; hosts do, and do not tell (section
 * 4), so this is our choice.
 */
public final class Quotas {
  /** Requests a second where nobody says otherwise. */
  public static final int REQUESTS_PER_SECOND = 3;

  private Quotas() {}

  /** Returns the quota of one shop. */
  public static List<Quota> all(int requestsPerSecond) {
    return List.of(
        new Quota(
            ApiRequest.DEFAULT_BUCKET,
            requestsPerSecond,
            Duration.ofSeconds(1),
            Quota.Scope.ACCOUNT));
  }
}

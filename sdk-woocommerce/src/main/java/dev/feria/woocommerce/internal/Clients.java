package dev.feria.woocommerce.internal;

import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiClientBuilder;
import dev.feria.core.http.Transport;
import dev.feria.core.retry.RetryPolicy;
import java.net.URI;
import java.time.Duration;

/** What all clients of shops have in common (section 4: hosts are slow, and retry well). */
public final class Clients {
  public static final String PROVIDER = Errors.PROVIDER;

  /** How often a call is sent at most. */
  public static final int ATTEMPTS = 5;

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
  private static final RetryPolicy RETRY =
      new RetryPolicy(
          ATTEMPTS, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60));

  private Clients() {}

  /** Starts a client. Hosts block the names that libraries use by default, so it has its own. */
  public static ApiClientBuilder of(URI base, Transport transport) {
    return ApiClient.builder(PROVIDER, base)
        .transport(transport.patient(LONGEST_ANSWER))
        .header("User-Agent", "Feria/1.0 (+https://feria.dev)")
        .retry(RETRY)
        .errors(Errors.TABLE)
        .inspector(Documents::inspect)
        .cleaner(Documents::clean);
  }
}

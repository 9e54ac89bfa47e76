package dev.feria.core.provider;

import dev.feria.core.auth.TokenStore;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiClientBuilder;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.retry.Sleeper;
import java.net.URI;
import java.time.Clock;

/**
 * What the host lends to every provider.
 *
 * @param transport the connection pool, for the provider's own hosts
 * @param outside the pool for addresses that sellers enter: connects to public addresses only,
 *     unless the operator allows others
 * @param clock the time
 * @param sleeper how to wait
 * @param tokens where tokens live
 * @param budgets where budgets are kept
 * @param listener is told of every call
 */
public record ProviderRuntime(
    Transport transport,
    Transport outside,
    Clock clock,
    Sleeper sleeper,
    TokenStore tokens,
    Budgets budgets,
    CallListener listener) {

  /**
   * Returns a runtime for a program that embeds SDKs by itself: a pool of its own, the system's
   * clock, budgets of this process.
   */
  public static ProviderRuntime standalone(TokenStore tokens) {
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.realTime();
    Transport pool = Transport.create();
    return new ProviderRuntime(
        pool,
        pool.publicOnly(),
        clock,
        sleeper,
        tokens,
        new InMemoryBudgets(clock, sleeper),
        CallListener.NONE);
  }

  /**
   * Starts a client on this runtime's pool, clock and listener.
   *
   * @param provider id of the provider
   * @param base where its paths start
   */
  public ApiClientBuilder client(String provider, URI base) {
    return ApiClient.builder(provider, base)
        .transport(transport)
        .clock(clock)
        .sleeper(sleeper)
        .listener(listener);
  }
}

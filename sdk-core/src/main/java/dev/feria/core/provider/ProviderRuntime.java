package dev.feria.core.provider;

import dev.feria.core.auth.TokenStore;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.Budgets;
import dev.feria.core.retry.Sleeper;
import java.time.Clock;

/**
 * What the host lends to every provider.
 *
 * @param transport the connection pool
 * @param clock the time
 * @param sleeper how to wait
 * @param tokens where tokens live
 * @param budgets where budgets are kept
 * @param listener is told of every call
 */
public record ProviderRuntime(
    Transport transport,
    Clock clock,
    Sleeper sleeper,
    TokenStore tokens,
    Budgets budgets,
    CallListener listener) {}

package dev.feria.server.accounts;

import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenStore;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.limit.Budgets;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.retry.Sleeper;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.AdvisoryLocks;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.tenancy.Tenancy;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The services of this package, built once.
 *
 * @param accounts accounts and how their calls went
 * @param connecting connects and disconnects
 * @param checks tests and renews
 * @param integrations what is shown
 * @param registry the providers
 * @param tokens where tokens live
 * @param erasure forgets whose an account was
 */
public record AccountServices(
    Accounts accounts,
    Connecting connecting,
    AccountChecks checks,
    Integrations integrations,
    ProviderRegistry registry,
    TokenStore tokens,
    AccountErasure erasure) {

  /**
   * What the services are built on.
   *
   * @param publicUrl how browsers and providers reach us, without a slash at the end
   */
  public record Base(
      Database database,
      AdvisoryLocks locks,
      Vault vault,
      Tenancy tenancy,
      Notices notices,
      Wakeups wakeups,
      Clock clock,
      Sleeper sleeper,
      URI publicUrl) {}

  /**
   * What providers are given beside the token store.
   *
   * @param settings by provider id, then by name
   */
  public record Outside(
      Iterable<Provider> providers,
      Map<String, Map<String, Secret>> settings,
      Transport transport,
      Budgets budgets,
      CallListener listener) {}

  /**
   * Builds the services.
   *
   * @throws IllegalArgumentException when a provider's setting is wrong; the message names it
   */
  public static AccountServices create(Base base, Outside outside) {
    var secrets = new SecretStore(base.vault());
    var tokens =
        new JdbiTokenStore(base.database(), base.locks(), secrets, base.clock(), base.sleeper());
    var runtime =
        new ProviderRuntime(
            outside.transport(),
            outside.transport().publicOnly(),
            base.clock(),
            base.sleeper(),
            tokens,
            outside.budgets(),
            outside.listener());
    ProviderRegistry registry =
        ProviderRegistry.configure(outside.providers(), outside.settings(), runtime);
    var store = new AccountStore();
    var accounts =
        new Accounts(
            base.database(),
            store,
            secrets,
            registry,
            base.notices(),
            base.wakeups(),
            base.clock());
    var connecting =
        new Connecting(
            base.database(),
            registry,
            accounts,
            store,
            secrets,
            tokens,
            new OAuthStates(base.vault()),
            base.notices(),
            base.tenancy().audit(),
            base.tenancy().tokens(),
            base.wakeups(),
            base.clock(),
            base.publicUrl());
    var integrations =
        new Integrations(
            base.database(),
            registry,
            accounts,
            store,
            secrets,
            base.tenancy().audit(),
            base.clock(),
            base.publicUrl());
    var checks = new AccountChecks(accounts, tokens, base.clock());
    var erasure = new AccountErasure(secrets, accounts, base.notices(), base.clock());
    return new AccountServices(
        accounts, connecting, checks, integrations, registry, tokens, erasure);
  }

  /** Returns what Jersey must know. */
  public List<Object> components() {
    return List.of(
        new ProvidersResource(integrations),
        new IntegrationsResource(integrations, connecting, checks),
        new CallbackResource(connecting, integrations));
  }
}

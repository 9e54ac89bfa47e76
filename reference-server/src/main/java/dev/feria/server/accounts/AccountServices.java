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
import java.util.concurrent.ThreadLocalRandom;

/**
 * The services of this package, built once.
 *
 * @param accounts accounts and how their calls went
 * @param connecting connects and disconnects
 * @param checks tests and renews
 * @param webhooks the readers of what comes for single accounts
 * @param keeper keeps their registrations alive
 * @param locations where the goods of accounts lie
 * @param integrations what is shown
 * @param registry the providers
 * @param tokens where tokens live
 * @param clock the time
 * @param erasure forgets whose an account was
 */
public record AccountServices(
    Accounts accounts,
    Connecting connecting,
    AccountChecks checks,
    AccountWebhooks webhooks,
    WebhookKeeper keeper,
    Locations locations,
    Integrations integrations,
    ProviderRegistry registry,
    TokenStore tokens,
    Clock clock,
    AccountErasure erasure) {

  /**
   * What the services are built on.
   *
   * @param publicUrl how browsers and providers reach us, without a slash at the end
   * @param privateHosts whether sellers may enter addresses that are not public
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
      URI publicUrl,
      boolean privateHosts) {}

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
            base.privateHosts() ? outside.transport() : outside.transport().publicOnly(),
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
    var place = new Place(base.publicUrl(), base.privateHosts());
    var keeping =
        new WebhookKeeper(
            base.database(),
            accounts,
            store,
            registry,
            base.notices(),
            base.clock(),
            () -> ThreadLocalRandom.current().nextDouble(),
            place);
    var locations = new Locations(accounts);
    var webhooks = new AccountWebhooks(base.database(), accounts, secrets, registry, base.clock());
    accounts.onForget(webhooks::forget);
    var keeper =
        new AccountKeeper(
            base.database(),
            accounts,
            store,
            secrets,
            tokens,
            base.notices(),
            base.tenancy().audit(),
            base.tenancy().tokens(),
            base.wakeups(),
            base.clock());
    var connecting =
        new Connecting(
            base.database(),
            registry,
            accounts,
            store,
            secrets,
            keeper,
            new OAuthStates(base.vault()),
            base.notices(),
            base.tenancy().audit(),
            base.tenancy().tokens(),
            base.clock(),
            place);
    var integrations =
        new Integrations(
            base.database(),
            registry,
            accounts,
            store,
            secrets,
            locations,
            base.tenancy().audit(),
            base.clock(),
            base.publicUrl());
    var checks = new AccountChecks(accounts, tokens, base.clock());
    var erasure = new AccountErasure(secrets, accounts, base.notices(), base.clock());
    return new AccountServices(
        accounts,
        connecting,
        checks,
        webhooks,
        keeping,
        locations,
        integrations,
        registry,
        tokens,
        base.clock(),
        erasure);
  }

  /** Returns what Jersey must know. */
  public List<Object> components() {
    return List.of(
        new ProvidersResource(integrations),
        new IntegrationsResource(integrations, connecting, checks),
        new StoreResource(integrations, keeper, locations),
        new CallbackResource(connecting, integrations),
        new GrantResource(connecting, clock));
  }
}

package dev.feria.mercadolibre.provider;

import dev.feria.core.auth.OAuthTokenSource;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenSource;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.oauth.SellerAuthorizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The operator's application: connects sellers and opens their accounts. */
final class MercadoLibreApplication implements ProviderApplication {
  private final ApplicationSettings settings;
  private final ProviderRuntime runtime;
  private final SellerAuthorizer oauth;
  private final AuthorizationFlow authorization;
  private final WebhookReader webhooks;

  /** One per account, because a client remembers its token and its open scans. */
  private final Map<AccountKey, MercadoLibreClient> clients = new ConcurrentHashMap<>();

  private record AccountKey(String key, String seller) {}

  MercadoLibreApplication(ApplicationSettings settings, ProviderRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
    this.oauth =
        new SellerAuthorizer(
            runtime.client(Errors.PROVIDER, settings.base()).errors(Errors.TABLE).build(),
            new OAuthApplication(settings.clientId(), settings.clientSecret()),
            runtime.clock());
    this.authorization = new SellerAuthorization(settings, oauth, this::client);
    this.webhooks = new NotificationReader(settings.clientId());
  }

  @Override
  public Optional<AuthorizationFlow> authorization() {
    return Optional.of(authorization);
  }

  @Override
  public Connection connect(Map<String, Secret> fields) {
    throw new IllegalArgumentException("Mercado Libre is connected by authorisation, not by keys");
  }

  @Override
  public Account open(AccountHandle handle, Map<String, Secret> credentials) {
    MercadoLibreClient client =
        clients.computeIfAbsent(
            new AccountKey(handle.key(), handle.externalId()),
            account -> client(account.seller(), stored(account.key())));
    return new MercadoLibreAccount(handle, client, settings, runtime.sleeper());
  }

  @Override
  public WebhookReader webhooks() {
    return webhooks;
  }

  private OAuthTokenSource stored(String key) {
    return new OAuthTokenSource(Errors.PROVIDER, key, runtime.tokens(), oauth, runtime.clock());
  }

  private MercadoLibreClient client(String seller, TokenSource tokens) {
    return MercadoLibreClient.builder()
        .application(settings.clientId(), settings.clientSecret())
        .seller(seller)
        .tokenSource(tokens)
        .base(settings.base())
        .requestsPerSecond(settings.requestsPerSecond())
        .transport(runtime.transport())
        .budgets(runtime.budgets())
        .clock(runtime.clock())
        .sleeper(runtime.sleeper())
        .listener(runtime.listener())
        .build();
  }
}

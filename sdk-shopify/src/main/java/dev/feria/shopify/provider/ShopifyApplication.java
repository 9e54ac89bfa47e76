package dev.feria.shopify.provider;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.shopify.ShopDomain;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.internal.Errors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The operator's application, or none: connects shops and opens their accounts. */
final class ShopifyApplication implements ProviderApplication {
  private final ApplicationSettings settings;
  private final ProviderRuntime runtime;
  private final Clients clients;
  private final WebhookReader webhooks;
  private final Map<String, StockIndex> stocked = new ConcurrentHashMap<>();

  ShopifyApplication(ApplicationSettings settings, ProviderRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
    this.clients = new Clients(settings, runtime);
    this.webhooks = ShopWebhooks.ofApplication(settings.secrets());
  }

  @Override
  public Optional<AuthorizationFlow> authorization() {
    OAuthApplication application = settings.application();
    return application == null
        ? Optional.empty()
        : Optional.of(new ShopAuthorization(application, clients));
  }

  @Override
  public Connection connect(Map<String, Secret> fields) {
    Keys keys = Keys.of(fields);
    Map<String, Secret> kept = new HashMap<>();
    Secret secret = keys.clientSecret();
    if (secret != null) {
      kept.put(ShopifyProvider.CLIENT_SECRET, secret);
    }
    OAuthApplication own = keys.application();
    if (own != null) {
      OAuthToken token = clients.clientCredentials(keys.shop(), own).token();
      kept.put(ShopifyProvider.CLIENT_ID, Secret.of(own.clientId()));
      return new Connection(
          Profiles.of(clients.justIssued(keys.shop(), token.accessToken()).shop().identity()),
          token,
          kept);
    }
    Secret token = keys.accessToken();
    if (token == null) {
      throw new IllegalArgumentException("field missing: access_token");
    }
    kept.put(ShopifyProvider.ACCESS_TOKEN, token);
    return new Connection(
        Profiles.of(clients.justIssued(keys.shop(), token).shop().identity()), null, kept);
  }

  @Override
  public Account open(AccountHandle handle, Map<String, Secret> credentials) {
    return new ShopifyAccount(handle, client(handle, credentials), runtime, index(handle));
  }

  private ShopifyClient client(AccountHandle handle, Map<String, Secret> credentials) {
    ShopDomain shop = new ShopDomain(handle.externalId());
    Secret token = credentials.get(ShopifyProvider.ACCESS_TOKEN);
    if (token != null) {
      return clients.fixed(handle.key(), shop, token);
    }
    Secret id = credentials.get(ShopifyProvider.CLIENT_ID);
    Secret secret = credentials.get(ShopifyProvider.CLIENT_SECRET);
    if (id != null && secret != null) {
      return clients.ownApplication(handle.key(), shop, new OAuthApplication(id.reveal(), secret));
    }
    OAuthApplication application = settings.application();
    if (application == null) {
      throw new ReconnectException(
          Errors.failure("account.open", 0, "application_missing"), null, null);
    }
    return clients.authorized(handle.key(), shop, application);
  }

  @Override
  public WebhookReader webhooks() {
    return webhooks;
  }

  @Override
  public WebhookReader webhooks(AccountHandle handle, Map<String, Secret> credentials) {
    Secret own = credentials.get(ShopifyProvider.CLIENT_SECRET);
    boolean authorised = credentials.isEmpty();
    return ShopWebhooks.ofAccount(
        handle.externalId(),
        authorised ? settings.secrets() : own == null ? List.of() : List.of(own),
        index(handle));
  }

  private StockIndex index(AccountHandle handle) {
    return stocked.computeIfAbsent(handle.key(), key -> new StockIndex());
  }
}

package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.access.StoreKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects shops and opens their accounts. */
final class WooCommerceApplication implements ProviderApplication {
  private final ApplicationSettings settings;
  private final ProviderRuntime runtime;
  private final StoreConnector connector;

  WooCommerceApplication(ApplicationSettings settings, ProviderRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
    this.connector = new StoreConnector(settings, runtime);
  }

  @Override
  public Optional<AuthorizationFlow> authorization() {
    return Optional.of(new KeyGrantFlow(settings, connector));
  }

  @Override
  public Connection connect(Map<String, Secret> fields) {
    return connector.connect(
        require(fields, WooCommerceProvider.URL).reveal(),
        new StoreKeys(
            stripped(require(fields, WooCommerceProvider.CONSUMER_KEY)),
            stripped(require(fields, WooCommerceProvider.CONSUMER_SECRET))));
  }

  @Override
  public Account open(AccountHandle handle, Map<String, Secret> credentials) {
    StoreAttributes store = StoreAttributes.of(handle);
    WooCommerceClient client =
        WooCommerceClient.builder()
            .site(store.site())
            .keys(
                new StoreKeys(
                    require(credentials, WooCommerceProvider.CONSUMER_KEY),
                    require(credentials, WooCommerceProvider.CONSUMER_SECRET)))
            .account(handle.key())
            .filtersByChange(store.filtersByChange())
            .requestsPerSecond(settings.requestsPerSecond())
            .transport(runtime.outside())
            .budgets(runtime.budgets())
            .clock(runtime.clock())
            .sleeper(runtime.sleeper())
            .listener(runtime.listener())
            .build();
    return new WooCommerceAccount(
        handle, client, store, require(credentials, WooCommerceProvider.WEBHOOK_SECRET));
  }

  /** Shops post to the address of their account, which has a secret of its own. */
  @Override
  public WebhookReader webhooks() {
    return new NobodysReader();
  }

  @Override
  public WebhookReader webhooks(AccountHandle handle, Map<String, Secret> credentials) {
    return new DeliveryReader(
        StoreAttributes.of(handle).site(),
        require(credentials, WooCommerceProvider.WEBHOOK_SECRET));
  }

  private static Secret stripped(Secret value) {
    return Secret.of(value.reveal().strip());
  }

  private static Secret require(Map<String, Secret> fields, String name) {
    Secret value = fields.get(name);
    if (value == null || value.reveal().isBlank()) {
      throw new IllegalArgumentException("field missing: " + name);
    }
    return value;
  }

  /** Refuses what comes to the address of no account. */
  private static final class NobodysReader implements WebhookReader {
    @Override
    public Verdict verify(WebhookRequest request) {
      return Verdict.WRONG_APPLICATION;
    }

    @Override
    public List<dev.feria.core.provider.Event> read(WebhookRequest request) {
      return List.of();
    }
  }
}

package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiClientBuilder;
import dev.feria.core.http.CallOptions;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.connect.FoundStore;
import dev.feria.woocommerce.connect.KeyProbe;
import dev.feria.woocommerce.connect.StoreFinder;
import dev.feria.woocommerce.connect.StoreUrl;
import dev.feria.woocommerce.internal.Clients;
import dev.feria.woocommerce.internal.Quotas;
import dev.feria.woocommerce.store.SystemStatus;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proves the keys of a shop, and reads what must be known of it. */
final class StoreConnector {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final Duration LONGEST_STATUS = Duration.ofSeconds(20);
  private static final int SECRET_LENGTH = 40;
  private static final int NONCE_BYTES = 16;
  private static final long LONGEST_PAGE = 4L * 1024 * 1024;

  private final ApplicationSettings settings;
  private final ProviderRuntime runtime;
  private final SecureRandom random = new SecureRandom();

  StoreConnector(ApplicationSettings settings, ProviderRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
  }

  FoundStore find(String url) {
    return new StoreFinder(base -> client(base).build(), settings.httpAllowed()).find(url);
  }

  Connection connect(String url, StoreKeys keys) {
    FoundStore store = find(url);
    StoreSite site = new KeyProbe(way -> client(way, keys)).prove(store);
    WooCommerceClient client =
        WooCommerceClient.builder()
            .site(site)
            .keys(keys)
            .account(StoreUrl.name(site.base()))
            .requestsPerSecond(settings.requestsPerSecond())
            .transport(runtime.outside())
            .budgets(runtime.budgets())
            .clock(runtime.clock())
            .sleeper(runtime.sleeper())
            .listener(runtime.listener())
            .build();
    SystemStatus status = status(client);
    StoreAttributes attributes = StoreAttributes.of(site, store, currency(client, status), status);
    String id = StoreUrl.name(site.base());
    return new Connection(
        new AccountProfile(id, attributes.name(id), attributes.values()),
        null,
        Map.of(
            WooCommerceProvider.CONSUMER_KEY, keys.consumerKey(),
            WooCommerceProvider.CONSUMER_SECRET, keys.consumerSecret(),
            WooCommerceProvider.WEBHOOK_SECRET, webhookSecret()));
  }

  private static String currency(WooCommerceClient client, @Nullable SystemStatus status) {
    if (status != null && status.settings() != null && status.settings().currency() != null) {
      return status.settings().currency();
    }
    return client.store().currency().code();
  }

  /** Some shops keep it to themselves, or take too long; they are sold from all the same. */
  private static @Nullable SystemStatus status(WooCommerceClient client) {
    try {
      return client.withOptions(CallOptions.DEFAULT.timeout(LONGEST_STATUS)).store().systemStatus();
    } catch (ThrottledException busy) {
      throw busy;
    } catch (ProviderException unknown) {
      return null;
    }
  }

  private ApiClient client(StoreSite site, StoreKeys keys) {
    return client(site.base())
        .credentials(site.credentials(keys, runtime.clock(), this::nonce))
        .build();
  }

  private ApiClientBuilder client(URI base) {
    return Clients.of(base, runtime.outside())
        .clock(runtime.clock())
        .sleeper(runtime.sleeper())
        .listener(runtime.listener())
        .longestBody(LONGEST_PAGE)
        .quotas(
            runtime.budgets(),
            Quotas.all(settings.requestsPerSecond()),
            scope -> Clients.PROVIDER + "/" + StoreUrl.name(base));
  }

  private String nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }

  /** Letters and digits only: shops escape the rest before they sign. */
  private Secret webhookSecret() {
    StringBuilder secret = new StringBuilder(SECRET_LENGTH);
    for (int i = 0; i < SECRET_LENGTH; i++) {
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return Secret.of(secret.toString());
  }
}

package dev.feria.shopify.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.shopify.ShopDomain;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.ShopifyClientBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings, checked.
 *
 * @param application the operator's; null where sellers bring their own
 * @param secrets of the application, the one that is being replaced last
 */
record ApplicationSettings(
    @Nullable OAuthApplication application,
    List<Secret> secrets,
    List<String> scopes,
    String version,
    @Nullable URI sandbox) {

  /** What orders, listings, stock, prices and shipments need. */
  private static final List<String> SCOPES =
      List.of(
          "read_orders",
          "write_orders",
          "read_products",
          "write_products",
          "read_inventory",
          "write_inventory",
          "read_locations",
          "read_customers",
          "read_merchant_managed_fulfillment_orders",
          "write_merchant_managed_fulfillment_orders");

  private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

  static ApplicationSettings of(ProviderSettings settings) {
    String id =
        settings.find(ShopifyProvider.CLIENT_ID).map(value -> value.reveal().strip()).orElse(null);
    Secret secret = settings.find(ShopifyProvider.CLIENT_SECRET).orElse(null);
    if ((id == null) != (secret == null)) {
      throw new IllegalArgumentException(
          "setting missing: "
              + (id == null ? ShopifyProvider.CLIENT_ID : ShopifyProvider.CLIENT_SECRET));
    }
    List<Secret> secrets = new ArrayList<>();
    if (secret != null) {
      secrets.add(secret);
      settings.find(ShopifyProvider.PREVIOUS_CLIENT_SECRET).ifPresent(secrets::add);
    }
    return new ApplicationSettings(
        id == null || secret == null ? null : new OAuthApplication(id, secret),
        List.copyOf(secrets),
        settings
            .find(ShopifyProvider.SCOPES)
            .map(value -> List.of(SEPARATORS.split(value.reveal().strip())))
            .orElse(SCOPES),
        settings
            .find(ShopifyProvider.API_VERSION)
            .map(value -> value.reveal().strip())
            .orElse(ShopifyClient.VERSION),
        settings.baseUrl());
  }

  /** Where a shop is. */
  URI address(ShopDomain shop) {
    return ShopifyClientBuilder.address(shop, sandbox);
  }
}

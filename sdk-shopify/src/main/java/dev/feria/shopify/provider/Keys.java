package dev.feria.shopify.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.oauth.OAuthApplication;
import dev.feria.shopify.ShopDomain;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys a seller entered, checked.
 *
 * @param accessToken null for an application of the seller's own, which asks for tokens
 * @param clientId null for a token
 * @param clientSecret also signs webhooks; null for a token without
 */
record Keys(
    ShopDomain shop,
    @Nullable Secret accessToken,
    @Nullable String clientId,
    @Nullable Secret clientSecret) {

  /**
   * Reads the fields.
   *
   * @throws IllegalArgumentException naming what is missing or malformed
   */
  static Keys of(Map<String, Secret> fields) {
    ShopDomain shop = shop(find(fields, ShopifyProvider.SHOP).map(Secret::reveal).orElse(""));
    Secret token = find(fields, ShopifyProvider.ACCESS_TOKEN).orElse(null);
    Secret id = find(fields, ShopifyProvider.CLIENT_ID).orElse(null);
    Secret secret = find(fields, ShopifyProvider.CLIENT_SECRET).orElse(null);
    if (token == null && id == null) {
      throw new IllegalArgumentException(
          "field missing: access_token, or client_id with client_secret");
    }
    if (token == null && secret == null) {
      throw new IllegalArgumentException("field missing: client_secret");
    }
    return new Keys(shop, token, id == null ? null : id.reveal().strip(), secret);
  }

  static ShopDomain shop(String typed) {
    return ShopDomain.find(typed)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "field shop is not the name of a shop (name.myshopify.com): " + typed));
  }

  /** Returns the seller's own application, where it is what gives the tokens. */
  @Nullable OAuthApplication application() {
    return accessToken == null && clientId != null && clientSecret != null
        ? new OAuthApplication(clientId, clientSecret)
        : null;
  }

  private static Optional<Secret> find(Map<String, Secret> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(value -> !value.reveal().isBlank())
        .map(value -> Secret.of(value.reveal().strip()));
  }
}

package dev.feria.shopify.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What {@code shop/redact} carries, two days after the application was removed: all personal data
 * of the shop must be deleted.
 */
public record ShopRedactPayload(@Nullable String shopId, @Nullable String shopDomain) {}

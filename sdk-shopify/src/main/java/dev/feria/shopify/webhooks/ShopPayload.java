package dev.feria.shopify.webhooks;

import org.jspecify.annotations.Nullable;

/** What {@code app/uninstalled} carries. The token is dead by then. */
public record ShopPayload(String id, @Nullable String name, @Nullable String myshopifyDomain) {}

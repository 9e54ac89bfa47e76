package dev.feria.shopify.webhooks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of an order. */
public record LineItemPayload(
    String id,
    @Nullable String productId,
    @Nullable String variantId,
    @Nullable String sku,
    @Nullable String title,
    int quantity,
    @Nullable Integer currentQuantity,
    @Nullable BigDecimal price) {}

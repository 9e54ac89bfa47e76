package dev.feria.shopify.webhooks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A variant of a product. */
public record VariantPayload(
    String id,
    @Nullable String title,
    @Nullable BigDecimal price,
    @Nullable String sku,
    @Nullable String barcode,
    @Nullable String inventoryItemId,
    @Nullable Integer inventoryQuantity) {}

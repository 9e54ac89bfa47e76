package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant of a product: what is sold.
 *
 * @param legacyResourceId the number in {@link #id}
 * @param title its options; {@code Default Title} where the product has none
 * @param price in the shop's currency
 */
@CamelCase
public record ProductVariant(
    String id,
    String legacyResourceId,
    @Nullable String sku,
    @Nullable String barcode,
    String title,
    BigDecimal price,
    @Nullable BigDecimal compareAtPrice,
    @Nullable InventoryPolicy inventoryPolicy,
    @Nullable Instant updatedAt,
    @Nullable VariantInventory inventoryItem,
    @Nullable Reference product) {}

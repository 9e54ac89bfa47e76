package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A variant after it was changed. */
@CamelCase
public record ChangedVariant(
    String id,
    BigDecimal price,
    @Nullable BigDecimal compareAtPrice,
    @Nullable String sku,
    @Nullable String barcode) {}

package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own catalogue entry, keyed by SKU.
 *
 * @param barcode as it was written
 * @param gtin the same as 14 digits; null where it is no valid one
 * @param basePrice what it costs before a channel's rule
 */
public record Product(
    UUID productId,
    String sku,
    String title,
    boolean opened,
    Instant createdAt,
    @Nullable String barcode,
    @Nullable String gtin,
    @Nullable Money basePrice) {}

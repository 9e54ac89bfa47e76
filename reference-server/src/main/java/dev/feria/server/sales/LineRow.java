package dev.feria.server.sales;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, as it is stored.
 *
 * @param listingId ours; null while the listing is not known
 * @param productId null while nothing matches
 */
public record LineRow(
    UUID orderId,
    String lineId,
    String listingExternalId,
    @Nullable UUID listingId,
    @Nullable UUID productId,
    @Nullable String sku,
    String title,
    int quantity,
    BigDecimal unitPrice,
    LineEffect effect) {

  LineRow with(@Nullable UUID listing, @Nullable UUID product, LineEffect newEffect) {
    return new LineRow(
        orderId,
        lineId,
        listingExternalId,
        listing,
        product,
        sku,
        title,
        quantity,
        unitPrice,
        newEffect);
  }
}

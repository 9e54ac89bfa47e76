package dev.feria.server.sales;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, as it is stored.
 *
 * @param listingId ours; null while the listing is not known
 * @param productId null while nothing matches
 * @param returned how many pieces are the seller's again although the order stands
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
    LineEffect effect,
    int returned) {

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
        newEffect,
        returned);
  }

  /** Notes how many pieces are the seller's again; never fewer than before, nor more than sold. */
  LineRow withReturned(int seen) {
    return new LineRow(
        orderId,
        lineId,
        listingExternalId,
        listingId,
        productId,
        sku,
        title,
        quantity,
        unitPrice,
        effect,
        Math.max(returned, Math.min(seen, quantity)));
  }

  /** Returns how many of the returned pieces our stock knows to be back. */
  int settled() {
    return effect == LineEffect.NONE ? 0 : returned;
  }
}

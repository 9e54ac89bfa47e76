package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing as it is stored: what the channel showed last, and which product it is.
 *
 * @param firstObservedAt when it was first seen, by the provider's clock
 * @param opener whether its product's stock was opened with its quantity
 * @param historyUntil orders placed before this moment, by the provider's clock, are known by the
 *     product's stock: when the quantity was read that opened it, where it was this listing's, else
 *     when the account was first connected
 * @param linkedBy {@code sku}, {@code barcode} or {@code user}; {@code user} without a product
 *     where a person took the link away
 * @param barcode as the provider holds it
 * @param gtin the same as 14 digits; null where it is no valid one
 */
public record ListingRow(
    UUID listingId,
    UUID accountId,
    String externalId,
    String group,
    @Nullable String sku,
    String title,
    @Nullable String variation,
    ListingState state,
    String providerStatus,
    @Nullable Integer channelQuantity,
    Money price,
    StockOwner stockOwner,
    @Nullable String permalink,
    @Nullable String thumbnail,
    @Nullable Instant providerUpdatedAt,
    Instant firstObservedAt,
    boolean opener,
    Instant historyUntil,
    Instant observedAt,
    @Nullable UUID productId,
    @Nullable String linkedBy,
    @Nullable Instant linkedAt,
    @Nullable String barcode,
    @Nullable String gtin) {

  /** Tells whether its quantity is ours to publish: the seller counts, and it has not ended. */
  boolean isOurs() {
    return stockOwner == StockOwner.SELLER && state != ListingState.CLOSED;
  }

  /** Tells whether its codes may link it: it has one, no product, and nobody took a link away. */
  boolean waits() {
    return productId == null && linkedBy == null && (hasSku() || gtin != null);
  }

  /** Tells whether the seller set a SKU; one of spaces is none. */
  boolean hasSku() {
    return sku != null && !sku.isBlank();
  }
}

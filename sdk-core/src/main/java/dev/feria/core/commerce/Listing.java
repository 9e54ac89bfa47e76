package dev.feria.core.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The smallest thing a provider sells by itself: an item without variations, or one variation.
 *
 * @param id unique within the account. An item without variations has the item's id, a variation
 *     the item's id, a colon and the variation's id ({@code MLC1432208117:179001234567})
 * @param group what is fetched and written together at the provider: the item's id
 * @param sku the seller's SKU, null where none is set
 * @param title as shown to buyers
 * @param variation what tells this variation from its siblings ({@code "Vainilla / 500 g"}); null
 *     without variations
 * @param state whether it can be bought
 * @param providerStatus the provider's own status, verbatim
 * @param quantity what the provider offers for sale; null where it does not tell
 * @param price what the seller asks
 * @param stockOwner who counts and ships the goods
 * @param permalink the public page
 * @param thumbnail a small picture
 * @param updatedAt when the provider says it last changed
 * @param observedAt when this state was read, by the provider's clock (the {@code Date} of the
 *     answer), so that it can be compared with {@link Order#createdAt}
 * @param barcode GTIN, EAN or UPC as the provider holds it; null where none is set
 */
public record Listing(
    String id,
    String group,
    @Nullable String sku,
    String title,
    @Nullable String variation,
    ListingState state,
    String providerStatus,
    @Nullable Integer quantity,
    Money price,
    StockOwner stockOwner,
    @Nullable String permalink,
    @Nullable String thumbnail,
    @Nullable Instant updatedAt,
    Instant observedAt,
    @Nullable String barcode) {

  /** Makes a listing without a bar code. */
  public Listing(
      String id,
      String group,
      @Nullable String sku,
      String title,
      @Nullable String variation,
      ListingState state,
      String providerStatus,
      @Nullable Integer quantity,
      Money price,
      StockOwner stockOwner,
      @Nullable String permalink,
      @Nullable String thumbnail,
      @Nullable Instant updatedAt,
      Instant observedAt) {
    this(
        id,
        group,
        sku,
        title,
        variation,
        state,
        providerStatus,
        quantity,
        price,
        stockOwner,
        permalink,
        thumbnail,
        updatedAt,
        observedAt,
        null);
  }

  /** Who counts and ships the goods. */
  public enum StockOwner {
    /** The seller: our quantities are published, and orders move our stock. */
    SELLER,
    /**
     * The provider, from its own warehouse: nothing is published, and orders leave our stock alone.
     */
    PROVIDER
  }
}

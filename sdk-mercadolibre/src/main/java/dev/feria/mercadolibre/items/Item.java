package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as its owner sees it. Everything but the id may be missing when the request selected
 * attributes.
 *
 * @param id for example {@code MLC1432208117}
 * @param siteId the country's site
 * @param familyName set in the user-product model, where the title is made from it
 * @param userProductId set in the user-product model
 * @param inventoryId set for items in the provider's warehouse (Full)
 * @param price in units of the currency, not cents
 * @param currencyId ISO 4217
 * @param availableQuantity exact only with the owner's token; others see steps such as 50 or 500
 * @param subStatus why, for example {@code out_of_stock} or {@code paused_by_seller}
 * @param listingTypeId for example {@code gold_special}
 * @param attributes among them {@code SELLER_SKU}
 * @param variations empty for an item without
 * @param permalink the public page
 * @param sellerCustomField the older of the two fields for a SKU
 * @param saleTerms warranty, manufacturing time
 */
public record Item(
    String id,
    @Nullable String siteId,
    @Nullable String title,
    @Nullable String familyName,
    @Nullable String sellerId,
    @Nullable String categoryId,
    @Nullable String userProductId,
    @Nullable String inventoryId,
    @Nullable String catalogProductId,
    @Nullable BigDecimal price,
    @Nullable BigDecimal basePrice,
    @Nullable String currencyId,
    @Nullable Integer availableQuantity,
    @Nullable Integer soldQuantity,
    @Nullable Integer initialQuantity,
    @Nullable ItemStatus status,
    List<String> subStatus,
    @Nullable String listingTypeId,
    List<Attribute> attributes,
    List<Variation> variations,
    @Nullable ItemShipping shipping,
    List<Picture> pictures,
    @Nullable String permalink,
    @Nullable String thumbnail,
    @Nullable String sellerCustomField,
    List<Attribute> saleTerms,
    List<String> tags,
    List<String> channels,
    @Nullable Instant dateCreated,
    @Nullable Instant lastUpdated,
    @Nullable Boolean catalogListing) {
  public Item {
    subStatus = subStatus == null ? List.of() : Collections.unmodifiableList(subStatus);
    attributes = attributes == null ? List.of() : Collections.unmodifiableList(attributes);
    variations = variations == null ? List.of() : Collections.unmodifiableList(variations);
    pictures = pictures == null ? List.of() : Collections.unmodifiableList(pictures);
    saleTerms = saleTerms == null ? List.of() : Collections.unmodifiableList(saleTerms);
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
    channels = channels == null ? List.of() : Collections.unmodifiableList(channels);
  }

  /** Returns the SKU: the attribute {@code SELLER_SKU}, else the older custom field, else null. */
  public @Nullable String sku() {
    return Sku.of(attributes, sellerCustomField);
  }

  /** Tells whether the provider's own warehouse counts and ships the item (Full). */
  public boolean isFulfilledByProvider() {
    return shipping != null && "fulfillment".equals(shipping.logisticType());
  }

  /** Returns a variation by its id, or null. */
  public @Nullable Variation variation(String variationId) {
    for (Variation variation : variations) {
      if (variation.id().equals(variationId)) {
        return variation;
      }
    }
    return null;
  }
}

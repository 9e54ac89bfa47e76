package dev.feria.mercadolibre.prices;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to ask a fee for. Immutable.
 *
 * <p>Since March 2026 the fixed part depends on logistics: without {@link #logisticType} and {@link
 * #shippingMode} (and, in Argentina, {@link #billableWeight}) the figure is wrong.
 */
public final class ListingFeeQuery {
  private final Map<String, String> parameters;

  private ListingFeeQuery(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /** Asks for the fee at a price, in the site's currency. */
  public static ListingFeeQuery atPrice(BigDecimal price) {
    return new ListingFeeQuery(Map.of("price", price.toPlainString()));
  }

  /** Narrows to a category. */
  public ListingFeeQuery category(String categoryId) {
    return and("category_id", categoryId);
  }

  /** Narrows to a listing type, for example {@code gold_special}. */
  public ListingFeeQuery listingType(String listingTypeId) {
    return and("listing_type_id", listingTypeId);
  }

  /** Says how the item travels, for example {@code xd_drop_off} or {@code fulfillment}. */
  public ListingFeeQuery logisticType(String logisticType) {
    return and("logistic_type", logisticType);
  }

  /** Says the shipping mode, for example {@code me2}. */
  public ListingFeeQuery shippingMode(String mode) {
    return and("shipping_mode", mode);
  }

  /** Says the billable weight in grams. */
  public ListingFeeQuery billableWeight(int grams) {
    return and("billable_weight", Integer.toString(grams));
  }

  Map<String, String> parameters() {
    return parameters;
  }

  private ListingFeeQuery and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new ListingFeeQuery(Collections.unmodifiableMap(more));
  }
}

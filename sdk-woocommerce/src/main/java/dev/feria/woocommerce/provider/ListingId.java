package dev.feria.woocommerce.provider;

import org.jspecify.annotations.Nullable;

/**
 * Which product or variation a listing is: {@code 310} or {@code 310:322}.
 *
 * @param variation null for a product without variations
 */
record ListingId(String product, @Nullable String variation) {
  static ListingId parse(String text) {
    int colon = text.indexOf(':');
    String product = colon < 0 ? text : text.substring(0, colon);
    String variation = colon < 0 ? null : text.substring(colon + 1);
    if (!isId(product) || (variation != null && !isId(variation))) {
      throw new IllegalArgumentException("not a listing of WooCommerce: " + text);
    }
    return new ListingId(product, variation);
  }

  static String of(String product, @Nullable String variation) {
    return variation == null || variation.isEmpty() || variation.equals("0")
        ? product
        : product + ":" + variation;
  }

  /** The id that a write names. */
  String own() {
    return variation == null ? product : variation;
  }

  static boolean isId(String text) {
    return text.matches("[0-9]{1,20}");
  }
}

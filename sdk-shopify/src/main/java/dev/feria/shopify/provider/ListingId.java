package dev.feria.shopify.provider;

import dev.feria.shopify.wire.Gid;

/** Product and variant in one text: {@code 7990011223344:44120011223344}. */
record ListingId(String product, String variant) {
  private static final char SEPARATOR = ':';

  static ListingId of(String productGid, String variantGid) {
    return new ListingId(Gid.number(productGid), Gid.number(variantGid));
  }

  static ListingId parse(String text) {
    int colon = text.indexOf(SEPARATOR);
    if (colon <= 0 || colon == text.length() - 1) {
      throw new IllegalArgumentException("not a listing id: " + text);
    }
    return new ListingId(text.substring(0, colon), text.substring(colon + 1));
  }

  String variantGid() {
    return Gid.of("ProductVariant", variant);
  }

  String text() {
    return product + SEPARATOR + variant;
  }
}

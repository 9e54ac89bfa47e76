package dev.feria.mercadolibre.provider;

import org.jspecify.annotations.Nullable;

/**
 * The id of a listing: {@code ITEM}, or {@code ITEM:VARIATION} for one variation.
 *
 * @param item for example {@code MLC1432208117}
 * @param variation null for an item without variations
 */
record ListingId(String item, @Nullable String variation) {
  static ListingId parse(String text) {
    int colon = text.indexOf(':');
    if (text.isBlank() || colon == 0 || colon == text.length() - 1) {
      throw new IllegalArgumentException("not a listing id: " + text);
    }
    return colon < 0
        ? new ListingId(text, null)
        : new ListingId(text.substring(0, colon), text.substring(colon + 1));
  }

  static String of(String item, @Nullable String variation) {
    return variation == null || variation.isBlank() ? item : item + ":" + variation;
  }

  @Override
  public String toString() {
    return of(item, variation);
  }
}

package dev.feria.shopify.products;

/**
 * How much fits into one document of 1000 points: a variant costs its objects, and three points for
 * each location that its quantities are read of.
 */
record PageSizes(int locations) {
  private static final int BUDGET = 900;
  private static final int MOST = 250;
  private static final int PER_PRODUCT = 3;
  private static final int VARIANTS = 10;

  private int perVariant() {
    return 4 + 3 * locations;
  }

  /** Variants that come with each product of a list. */
  int variantsPerProduct() {
    return Math.max(1, Math.min(VARIANTS, BUDGET / 2 / perVariant()));
  }

  int productsPerPage() {
    return Math.max(1, BUDGET / (PER_PRODUCT + variantsPerProduct() * perVariant()));
  }

  /** Variants of one product, or by their ids. */
  int variants() {
    return Math.max(1, Math.min(MOST, BUDGET / perVariant()));
  }
}

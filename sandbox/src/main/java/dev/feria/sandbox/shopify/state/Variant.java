package dev.feria.sandbox.shopify.state;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sellable form of a product, with its inventory item. */
public final class Variant {
  static final Variant NONE = new Variant();

  public long id;
  public long itemId;
  public String title = "Default Title";
  public @Nullable String sku;
  public @Nullable String barcode;
  public BigDecimal price = BigDecimal.ZERO;
  public @Nullable BigDecimal compareAtPrice;
  public @Nullable BigDecimal cost;

  /** Sells on below zero. */
  public boolean oversells;

  public boolean tracked = true;
  public boolean requiresShipping = true;
  public boolean taxable = true;
  public int grams;
  public int position = 1;
  public List<String> values = new ArrayList<>(1);
  public long created;
  public long updated;
  public List<Level> levels = new ArrayList<>(1);

  public transient Product product = Product.NONE;

  /** The level at a location, or null. */
  public @Nullable Level level(long locationId) {
    for (Level level : levels) {
      if (level.locationId == locationId) {
        return level;
      }
    }
    return null;
  }

  /** Sum of what is available at the store's active locations. */
  public int available(Shop shop) {
    int sum = 0;
    for (Level level : levels) {
      Location location = shop.locations.get(level.locationId);
      if (location != null && location.active) {
        sum += level.available;
      }
    }
    return sum;
  }

  /** Product and variant title together. */
  public String displayName() {
    return product.title + " - " + title;
  }

  /** The variant's title, or null when the product has only one. */
  public @Nullable String ownTitle() {
    return title.equals("Default Title") ? null : title;
  }
}

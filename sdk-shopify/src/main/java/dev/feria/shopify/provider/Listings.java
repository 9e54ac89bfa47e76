package dev.feria.shopify.provider;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.shopify.products.InventoryPolicy;
import dev.feria.shopify.products.LevelAtLocation;
import dev.feria.shopify.products.Product;
import dev.feria.shopify.products.ProductVariant;
import dev.feria.shopify.products.VariantInventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates products and variants to neutral words. */
record Listings(List<String> locations, String currency, StockIndex index) {
  private static final String AVAILABLE = "available";
  private static final String NO_OPTIONS = "Default Title";

  /** Returns one listing for each variant. */
  List<Listing> neutral(Product product, Instant observedAt) {
    List<Listing> listings = new ArrayList<>();
    for (ProductVariant variant : product.variants().nodes()) {
      listings.add(listing(product, variant, observedAt));
    }
    return listings;
  }

  private Listing listing(Product product, ProductVariant variant, Instant observedAt) {
    ListingId id = new ListingId(product.legacyResourceId(), variant.legacyResourceId());
    VariantInventory inventory = variant.inventoryItem();
    if (inventory != null) {
      index.saw(id, new StockIndex.Item(inventory.id(), inventory.tracked()));
    }
    Integer quantity = inventory == null ? null : quantity(inventory, locations);
    return new Listing(
        id.text(),
        product.legacyResourceId(),
        blankToNull(variant.sku()),
        product.title(),
        NO_OPTIONS.equals(variant.title()) ? null : variant.title(),
        state(product, variant, quantity),
        product.status().wire(),
        quantity,
        new Money(variant.price(), currency),
        StockOwner.SELLER,
        product.onlineStoreUrl(),
        null,
        product.updatedAt(),
        observedAt,
        blankToNull(variant.barcode()));
  }

  /** Returns what is for sale at some locations; null for an item that has no quantities. */
  static @Nullable Integer quantity(VariantInventory inventory, List<String> locations) {
    if (!inventory.tracked()) {
      return null;
    }
    int sum = 0;
    for (LevelAtLocation level : inventory.inventoryLevels().nodes()) {
      Integer available = level.quantity(AVAILABLE);
      if (available != null && locations.contains(level.location().id())) {
        sum = Math.addExact(sum, available);
      }
    }
    return sum;
  }

  /** A variant that may be sold without stock is for sale whatever its quantity. */
  private static ListingState state(
      Product product, ProductVariant variant, @Nullable Integer quantity) {
    return switch (product.status().wire()) {
      case "ACTIVE", "UNLISTED" ->
          quantity != null
                  && quantity <= 0
                  && !InventoryPolicy.CONTINUE.equals(variant.inventoryPolicy())
              ? ListingState.OUT_OF_STOCK
              : ListingState.ACTIVE;
      case "DRAFT" -> ListingState.PAUSED;
      case "ARCHIVED" -> ListingState.CLOSED;
      default -> ListingState.UNKNOWN;
    };
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}

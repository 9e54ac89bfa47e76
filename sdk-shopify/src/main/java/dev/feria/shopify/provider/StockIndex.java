package dev.feria.shopify.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a shop's variants while reading: which inventory item each is, and what was last
 * written of it. Bounded: the longest unused is forgotten and read again. Thread-safe.
 */
final class StockIndex {
  private static final int MOST = 200_000;

  private final Map<String, Item> byListing = bounded();
  private final Map<String, String> groups = bounded();
  private final Map<String, Integer> written = bounded();

  /**
   * A variant in the stock.
   *
   * @param id global id of the inventory item
   * @param tracked whether it has quantities at all
   */
  record Item(String id, boolean tracked) {}

  synchronized void saw(ListingId listing, Item item) {
    byListing.put(listing.text(), item);
    groups.put(item.id(), listing.product());
  }

  synchronized Optional<Item> item(String listingId) {
    return Optional.ofNullable(byListing.get(listingId));
  }

  /** Returns the product that an inventory item is sold as, if that was seen. */
  synchronized Optional<String> group(String inventoryItemGid) {
    return Optional.ofNullable(groups.get(inventoryItemGid));
  }

  synchronized void wrote(String inventoryItemGid, String locationGid, int quantity) {
    written.put(inventoryItemGid + " " + locationGid, quantity);
  }

  /** Tells whether a quantity that the provider tells of is the one that we wrote last. */
  synchronized boolean isEcho(
      String inventoryItemGid, String locationGid, @Nullable Integer quantity) {
    return quantity != null && quantity.equals(written.get(inventoryItemGid + " " + locationGid));
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}

package dev.feria.shopify.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a shop's variants while reading: which inventory item each is, and what was last
 * written of it. Bounded: the longest unused is forgotten and read again. Thread-safe.
 */
final class StockIndex {
  private static final int MOST = 200_000;

  private final ReentrantLock lock = new ReentrantLock();
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

  void saw(ListingId listing, Item item) {
    lock.lock();
    try {
      byListing.put(listing.text(), item);
      groups.put(item.id(), listing.product());
    } finally {
      lock.unlock();
    }
  }

  Optional<Item> item(String listingId) {
    lock.lock();
    try {
      return Optional.ofNullable(byListing.get(listingId));
    } finally {
      lock.unlock();
    }
  }

  /** Returns the product that an inventory item is sold as, if that was seen. */
  Optional<String> group(String inventoryItemGid) {
    lock.lock();
    try {
      return Optional.ofNullable(groups.get(inventoryItemGid));
    } finally {
      lock.unlock();
    }
  }

  void wrote(String inventoryItemGid, String locationGid, int quantity) {
    lock.lock();
    try {
      written.put(inventoryItemGid + " " + locationGid, quantity);
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether a quantity that the provider tells of is the one that we wrote last. */
  boolean isEcho(String inventoryItemGid, String locationGid, @Nullable Integer quantity) {
    lock.lock();
    try {
      return quantity != null && quantity.equals(written.get(inventoryItemGid + " " + locationGid));
    } finally {
      lock.unlock();
    }
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

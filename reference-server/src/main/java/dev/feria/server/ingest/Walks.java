package dev.feria.server.ingest;

import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.provider.Account;
import java.util.Collection;

/** Makes walks of open accounts. */
final class Walks {
  private final OrderSink orders;
  private final ListingSink listings;

  Walks(OrderSink orders, ListingSink listings) {
    this.orders = orders;
    this.listings = listings;
  }

  /** Tells whether accounts with these capabilities can be read in this way. */
  static boolean possible(SyncKind kind, Collection<String> capabilities) {
    return capabilities.contains(kind == SyncKind.ORDERS ? "order_source" : "listing_source");
  }

  /**
   * Makes the walk of a sync.
   *
   * @throws IllegalStateException when the account cannot be read in this way
   */
  Walk<?> of(Sync sync, Account account) {
    if (sync.kind() == SyncKind.ORDERS && account instanceof OrderSource source) {
      return new OrderWalk(source, orders, sync.updatedFrom());
    }
    if (sync.kind() == SyncKind.LISTINGS && account instanceof ListingSource source) {
      return new ListingWalk(source, listings);
    }
    throw new IllegalStateException("the account has no " + sync.kind().wire() + " to read");
  }
}

package dev.feria.server.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What other features ask about listings and products. Every method works within the caller's
 * transaction. Thread-safe.
 */
public final class Listings {
  private final ListingStore store = new ListingStore();
  private final ListingRows rows = new ListingRows();
  private final ProductStore products = new ProductStore();

  /**
   * Finds listings of an account by the provider's ids, and keeps the account's links as they are
   * until the transaction ends. To be called before any row is locked.
   */
  public Map<String, ListingRow> hold(
      Handle handle, UUID tenant, UUID account, Collection<String> externalIds) {
    store.holdLinks(handle, account);
    return store.byExternalId(handle, tenant, account, externalIds);
  }

  /** Finds listings by our ids. */
  public Map<UUID, ListingRow> byId(Handle handle, UUID tenant, Collection<UUID> listings) {
    Map<UUID, ListingRow> found = new HashMap<>();
    rows.byIds(handle, tenant, List.copyOf(listings))
        .forEach(listing -> found.put(listing.listingId(), listing));
    return found;
  }

  /** Finds products by SKU. */
  public Map<String, Product> products(Handle handle, UUID tenant, Collection<String> skus) {
    return products.bySku(handle, tenant, skus);
  }

  /** Finds products by id. */
  public Map<UUID, Product> productsById(Handle handle, UUID tenant, Collection<UUID> ids) {
    return products.byId(handle, tenant, ids);
  }

  /** Pages through an account's listings that have not ended, in the order of their ids. */
  public List<ListingRow> ofAccount(
      Handle handle, UUID tenant, UUID account, @Nullable UUID after, int most) {
    return rows.ofAccount(handle, tenant, account, after, most);
  }

  /** Finds the currency of a product's listings, or of any listing of the tenant. */
  public Optional<String> currency(Handle handle, UUID tenant, UUID product) {
    return rows.currency(handle, tenant, product);
  }
}

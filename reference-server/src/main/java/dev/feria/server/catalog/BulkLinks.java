package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.LinkBatchStore.Entry;
import dev.feria.server.catalog.Linker.Link;
import dev.feria.server.catalog.SuggestionStore.Pair;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Publications;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Links and unlinks listings of several accounts in the caller's transaction. Accounts are locked
 * in the order of their ids, then products, then stocks, as everywhere.
 */
final class BulkLinks {
  private final ListingStore listings;
  private final ListingRows rows;
  private final BarcodeStore barcodes;
  private final SuggestionStore suggestions = new SuggestionStore();
  private final Inventory inventory;
  private final Publications publications;
  private final Linker linker;

  BulkLinks(
      ListingStore listings,
      ListingRows rows,
      BarcodeStore barcodes,
      Inventory inventory,
      Publications publications,
      Linker linker) {
    this.listings = listings;
    this.rows = rows;
    this.barcodes = barcodes;
    this.inventory = inventory;
    this.publications = publications;
    this.linker = linker;
  }

  /** A link to be made, and how the listing shows that it came about. */
  record Wanted(ListingRow listing, UUID productId, String by) {}

  /** Reads listings, after their accounts' links are this transaction's to change. */
  Map<UUID, ListingRow> lock(
      Handle handle, UUID tenant, Collection<AccountRow> accounts, Collection<UUID> ids) {
    Set<UUID> order = new TreeSet<>();
    accounts.forEach(account -> order.add(account.accountId()));
    order.forEach(account -> listings.changeLinks(handle, account));
    Map<UUID, ListingRow> found = new HashMap<>();
    rows.byIds(handle, tenant, List.copyOf(ids)).forEach(row -> found.put(row.listingId(), row));
    return found;
  }

  /** Links listings; returns what each was before and is now. */
  List<Entry> link(
      Handle handle,
      UUID tenant,
      Map<UUID, AccountRow> accounts,
      List<Wanted> wanted,
      String actor) {
    Map<UUID, ListingRow> before = new HashMap<>();
    List<Link> all = new ArrayList<>();
    Map<UUID, Map<String, List<Link>>> parts = new TreeMap<>();
    Set<UUID> products = new HashSet<>();
    for (Wanted want : wanted) {
      ListingRow listing = want.listing();
      var link = new Link(listing, want.productId(), false);
      before.put(listing.listingId(), listing);
      products.add(want.productId());
      all.add(link);
      parts
          .computeIfAbsent(listing.accountId(), id -> new LinkedHashMap<>())
          .computeIfAbsent(want.by(), by -> new ArrayList<>())
          .add(link);
    }
    barcodes.release(handle, tenant, before.keySet());
    Collection<String> codes = linker.takeCodes(handle, tenant, all);
    inventory.lock(handle, tenant, products);
    List<ListingRow> linked = new ArrayList<>();
    parts.forEach(
        (account, byWay) ->
            byWay.forEach(
                (by, links) ->
                    linked.addAll(
                        linker.link(
                            handle,
                            Objects.requireNonNull(accounts.get(account)),
                            links,
                            by,
                            actor))));
    suggestions.accept(
        handle,
        tenant,
        wanted.stream().map(w -> new Pair(w.listing().listingId(), w.productId())).toList());
    linker.announce(handle, tenant, codes);
    return linked.stream()
        .map(now -> entry(Objects.requireNonNull(before.get(now.listingId())), now))
        .toList();
  }

  private static Entry entry(ListingRow before, ListingRow now) {
    return new Entry(
        now.listingId(),
        now.accountId(),
        before.productId(),
        before.linkedBy(),
        Objects.requireNonNull(now.productId()),
        Objects.requireNonNull(now.linkedAt()));
  }

  /** Takes listings' products away, as a person does: their codes do not bring them back. */
  void unlink(Handle handle, UUID tenant, Collection<UUID> ids, Instant now) {
    if (!ids.isEmpty()) {
      listings.unlink(handle, tenant, ids, now);
      barcodes.release(handle, tenant, ids);
      publications.detach(handle, tenant, ids);
      linker.repriced(handle, tenant, ids);
    }
  }
}

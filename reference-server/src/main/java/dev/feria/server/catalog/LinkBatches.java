package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.BulkLinks.Wanted;
import dev.feria.server.catalog.LinkBatchStore.Entry;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links many listings together, and undoes it together. What an undo leaves is the ledger: goods
 * that were sold through a link have left, so their movements stay and are counted per listing, for
 * a person to adjust. A listing that had no product gets none again, and its codes do not bring the
 * link back. Thread-safe.
 */
public final class LinkBatches {
  private final LinkBatchStore store = new LinkBatchStore();
  private final Listings listings = new Listings();
  private final Database database;
  private final Catalog catalog;
  private final SellerAccounts accounts;
  private final AuditLog audit;
  private final Clock clock;

  /** Composes the service. */
  public LinkBatches(
      Database database, Catalog catalog, SellerAccounts accounts, AuditLog audit, Clock clock) {
    this.database = database;
    this.catalog = catalog;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** A listing, and the SKU of the product that it is. */
  public record NewLink(UUID listing, @Bounds(min = 1, max = 200) String sku) {}

  /** Links that are made together. */
  public record NewLinks(@Bounds(min = 1, max = 500) List<NewLink> links) {}

  /** Links listings in one transaction; rows that cannot be are told and left out. */
  public LinkBatchView link(Principal by, NewLinks wanted) {
    UUID tenant = by.tenantId();
    Set<UUID> ids = new HashSet<>();
    wanted.links().forEach(link -> ids.add(link.listing()));
    Map<UUID, AccountRow> sellers = sellers(tenant, ids);
    return database.inTenant(
        tenant,
        handle -> {
          Map<UUID, ListingRow> rows = catalog.bulk().lock(handle, tenant, sellers.values(), ids);
          return link(handle, by, wanted.links(), sellers, rows);
        });
  }

  /** Links listings in the caller's transaction, which holds their accounts' links. */
  LinkBatchView link(
      Handle handle,
      Principal by,
      List<NewLink> links,
      Map<UUID, AccountRow> sellers,
      Map<UUID, ListingRow> rows) {
    UUID tenant = by.tenantId();
    Map<String, Product> products =
        listings.products(handle, tenant, links.stream().map(NewLink::sku).distinct().toList());
    List<LinkBatchView.Row> results = new ArrayList<>();
    Map<UUID, Wanted> wanted = new LinkedHashMap<>();
    for (NewLink link : links) {
      results.add(decide(link, rows.get(link.listing()), products.get(link.sku()), wanted));
    }
    if (wanted.isEmpty()) {
      return new LinkBatchView(null, 0, null, results);
    }
    List<Entry> made =
        catalog.bulk().link(handle, tenant, sellers, List.copyOf(wanted.values()), by.actor());
    UUID batch = store.insert(handle, tenant, by.actor(), clock.instant(), made);
    audit(handle, by, "listings.link", batch, made.size());
    return new LinkBatchView(batch, made.size(), null, results);
  }

  private static LinkBatchView.Row decide(
      NewLink link, @Nullable ListingRow row, @Nullable Product product, Map<UUID, Wanted> wanted) {
    UUID id = link.listing();
    if (row == null) {
      return LinkBatchView.Row.because(id, link.sku(), "refused", "there is no such listing");
    }
    if (product == null) {
      return LinkBatchView.Row.because(id, link.sku(), "refused", "there is no such product");
    }
    if (wanted.containsKey(id)) {
      return LinkBatchView.Row.because(id, link.sku(), "refused", "the listing came before");
    }
    if (product.productId().equals(row.productId())) {
      return LinkBatchView.Row.of(id, link.sku(), "unchanged");
    }
    wanted.put(id, new Wanted(row, product.productId(), "user"));
    return LinkBatchView.Row.of(id, link.sku(), "linked");
  }

  /**
   * Undoes a batch where nothing changed since.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when there is no such batch,
   *     (409) when it was undone
   */
  public LinkBatchView undo(Principal by, UUID batch) {
    UUID tenant = by.tenantId();
    List<Entry> made = database.inTenant(tenant, handle -> store.rows(handle, tenant, batch));
    Set<UUID> ids = new HashSet<>();
    made.forEach(entry -> ids.add(entry.listingId()));
    Map<UUID, AccountRow> sellers = sellers(tenant, ids);
    return database.inTenant(
        tenant,
        handle -> {
          Map<UUID, ListingRow> rows = catalog.bulk().lock(handle, tenant, sellers.values(), ids);
          LinkBatchStore.Head head =
              store
                  .lock(handle, tenant, batch)
                  .orElseThrow(() -> Problem.notFound("there is no such batch").exception());
          if (head.undoneAt() != null) {
            throw Problem.conflict("undone", "the links were undone before").exception();
          }
          return undo(handle, by, batch, made, sellers, rows);
        });
  }

  private LinkBatchView undo(
      Handle handle,
      Principal by,
      UUID batch,
      List<Entry> made,
      Map<UUID, AccountRow> sellers,
      Map<UUID, ListingRow> rows) {
    UUID tenant = by.tenantId();
    Map<UUID, UUID> links = new HashMap<>();
    made.forEach(entry -> links.put(entry.listingId(), entry.productId()));
    Map<UUID, Product> products =
        listings.productsById(handle, tenant, new HashSet<>(links.values()));
    Map<UUID, AppliedLines> sold = catalog.applied(handle, tenant, links);
    List<LinkBatchView.Row> results = new ArrayList<>();
    List<UUID> bare = new ArrayList<>();
    List<Wanted> back = new ArrayList<>();
    for (Entry entry : made) {
      ListingRow now = rows.get(entry.listingId());
      String sku = Objects.requireNonNull(products.get(entry.productId())).sku();
      if (now == null
          || !entry.productId().equals(now.productId())
          || !entry.linkedAt().equals(now.linkedAt())) {
        results.add(
            LinkBatchView.Row.because(
                entry.listingId(), sku, "kept", "the link was changed since"));
      } else {
        UUID before = entry.productBefore();
        if (before == null) {
          bare.add(entry.listingId());
        } else {
          String way = entry.linkedByBefore();
          back.add(new Wanted(now, before, way == null ? "user" : way));
        }
        AppliedLines kept = sold.getOrDefault(entry.listingId(), AppliedLines.NONE);
        results.add(
            new LinkBatchView.Row(
                entry.listingId(), sku, "undone", null, kept.lines(), kept.units()));
      }
    }
    Instant at = clock.instant();
    catalog.bulk().unlink(handle, tenant, bare, at);
    if (!back.isEmpty()) {
      catalog.bulk().link(handle, tenant, sellers, back, by.actor());
    }
    store.undone(handle, tenant, batch, by.actor(), at);
    audit(handle, by, "listings.undo", batch, bare.size() + back.size());
    return new LinkBatchView(batch, bare.size() + back.size(), at, results);
  }

  private void audit(Handle handle, Principal by, String action, UUID batch, int count) {
    audit.add(
        handle,
        by.tenantId(),
        by.actor(),
        action,
        batch.toString(),
        Map.of("count", Integer.toString(count)));
  }

  /** Returns the accounts of listings; those that there are none of are left out. */
  Map<UUID, AccountRow> sellers(UUID tenant, Set<UUID> ids) {
    Set<UUID> needed = new HashSet<>();
    database.useTenant(
        tenant,
        handle ->
            listings
                .byId(handle, tenant, ids)
                .values()
                .forEach(listing -> needed.add(listing.accountId())));
    Map<UUID, AccountRow> sellers = new HashMap<>();
    needed.forEach(account -> sellers.put(account, accounts.get(tenant, account)));
    return sellers;
  }
}

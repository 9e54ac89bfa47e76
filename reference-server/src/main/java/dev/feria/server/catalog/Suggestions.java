package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.SuggestionStore.Pair;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Suggests products for listings that neither a SKU nor a bar code links. Thread-safe. */
public final class Suggestions {
  private static final int BEST = 5;
  private static final int PAGE = 50;
  private static final int PAGES = 10;

  private final SuggestionStore store = new SuggestionStore();
  private final Listings listings = new Listings();
  private final Database database;
  private final AuditLog audit;
  private final Clock clock;

  /** Composes the service. */
  public Suggestions(Database database, AuditLog audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** Says that a listing is not a product. */
  public record Rejection(@Bounds(min = 1, max = 200) String sku) {}

  /**
   * Lists listings with something to suggest, in the order in which they arrived. Looks at 500
   * listings at most, so that a page may hold fewer than {@code limit}, or none, and go on.
   */
  public Page<SuggestionView> list(
      UUID tenant, @Nullable UUID account, @Nullable Cursor from, int limit) {
    UUID after = from == null ? null : from.uuid(0);
    List<SuggestionView> found = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      UUID start = after;
      List<SuggestionView> page =
          database.inTenant(
              tenant,
              handle ->
                  suggest(handle, tenant, store.unlinked(handle, tenant, account, start, PAGE)));
      for (SuggestionView view : page) {
        if (!view.candidates().isEmpty()) {
          found.add(view);
        }
        after = view.listing().listingId();
        if (found.size() == limit) {
          return new Page<>(found, Cursor.of(after).text());
        }
      }
      if (page.size() < PAGE) {
        return new Page<>(found, null);
      }
    }
    return new Page<>(found, after == null ? null : Cursor.of(after).text());
  }

  private List<SuggestionView> suggest(Handle handle, UUID tenant, List<ListingRow> rows) {
    Map<UUID, List<SuggestionStore.Candidate>> candidates = new HashMap<>();
    store
        .candidates(handle, tenant, rows.stream().map(ListingRow::listingId).toList())
        .forEach(c -> candidates.computeIfAbsent(c.listingId(), id -> new ArrayList<>()).add(c));
    List<UUID> ids =
        candidates.values().stream()
            .flatMap(List::stream)
            .map(c -> c.productId())
            .distinct()
            .toList();
    Map<UUID, Product> products = listings.productsById(handle, tenant, ids);
    Map<UUID, Money> prices = store.prices(handle, tenant, ids);
    return rows.stream()
        .map(
            row ->
                new SuggestionView(
                    ListingView.of(row, null, null),
                    best(
                        row,
                        candidates.getOrDefault(row.listingId(), List.of()),
                        products,
                        prices)))
        .toList();
  }

  private static List<SuggestionView.Candidate> best(
      ListingRow row,
      List<SuggestionStore.Candidate> candidates,
      Map<UUID, Product> products,
      Map<UUID, Money> prices) {
    List<SuggestionView.Candidate> views = new ArrayList<>();
    for (SuggestionStore.Candidate candidate : candidates) {
      Product product = products.get(candidate.productId());
      if (product != null) {
        Money price = prices.get(product.productId());
        views.add(
            new SuggestionView.Candidate(
                product.productId(),
                product.sku(),
                product.title(),
                Likeness.score(candidate.likeness(), row, product.title(), price),
                candidate.sameBarcode() ? "barcode" : "title",
                price));
      }
    }
    views.sort(
        Comparator.comparing(SuggestionView.Candidate::score)
            .reversed()
            .thenComparing(SuggestionView.Candidate::sku));
    return List.copyOf(views.subList(0, Math.min(BEST, views.size())));
  }

  /** Says that a listing is not a product: it is neither suggested nor matched again. */
  public SuggestionView reject(Principal by, UUID listing, Rejection what) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          ListingRow row = listings.byId(handle, tenant, List.of(listing)).get(listing);
          if (row == null) {
            throw Catalog.noListing();
          }
          Product product = listings.products(handle, tenant, List.of(what.sku())).get(what.sku());
          if (product == null) {
            throw Problem.invalid("sku", "there is no such product").exception();
          }
          if (product.productId().equals(row.productId())) {
            throw Problem.conflict("linked", "the listing is linked to it; unlink it instead")
                .exception();
          }
          store.reject(
              handle, tenant, new Pair(listing, product.productId()), by.actor(), clock.instant());
          audit.add(
              handle,
              tenant,
              by.actor(),
              "listing.reject",
              listing.toString(),
              Map.of("sku", product.sku()));
          return suggest(handle, tenant, List.of(row)).get(0);
        });
  }
}

package dev.feria.server.console.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.CatalogReading.ListingFilter;
import dev.feria.server.console.Visit;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Movement;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.inventory.StockReading;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.sales.OrderReading;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of a product shows. Thread-safe. */
public final class ProductViews {
  private static final int MOVEMENTS = 25;
  private static final int LISTINGS = 200;

  private final ProductRows rows;
  private final CatalogReading catalog;
  private final StockReading stock;
  private final OrderReading orders;
  private final Accounts accounts;
  private final ListingViews listings;
  private final Supplier<String> tokens;

  /**
   * Composes the view.
   *
   * @param tokens makes unguessable texts
   */
  public ProductViews(
      ProductRows rows,
      CatalogReading catalog,
      StockReading stock,
      OrderReading orders,
      Accounts accounts,
      Supplier<String> tokens) {
    this.rows = rows;
    this.catalog = catalog;
    this.stock = stock;
    this.orders = orders;
    this.accounts = accounts;
    this.listings = new ListingViews(catalog, stock, accounts);
    this.tokens = tokens;
  }

  /** Returns the listings as pages show them. */
  ListingViews listings() {
    return listings;
  }

  /**
   * Gathers the page of a product.
   *
   * @param before the movements to continue behind; empty for the latest
   */
  ProductView view(Visit visit, UUID id, String before) {
    UUID tenant = visit.tenant();
    Cursor cursor = Cursor.parse(before, 2);
    Inventory.Position position =
        cursor == null ? null : new Inventory.Position(cursor.instant(0), cursor.uuid(1));
    List<Movement> found = stock.movements(tenant, id, position, MOVEMENTS + 1);
    List<Movement> shown = found.subList(0, Math.min(MOVEMENTS, found.size()));
    return new ProductView(
        rows.one(tenant, id),
        listings.rows(
            visit.texts(),
            tenant,
            catalog.listings(tenant, new ListingFilter(null, null, id, null), null, LISTINGS)),
        movements(visit, shown),
        found.size() > MOVEMENTS ? next(id, shown.get(MOVEMENTS - 1)) : null,
        tokens.get());
  }

  private static String next(UUID id, Movement last) {
    return "/products/" + id + "?before=" + Cursor.of(last.at(), last.movementId()).text();
  }

  private List<MovementRow> movements(Visit visit, List<Movement> movements) {
    UUID tenant = visit.tenant();
    Map<String, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(a -> a.accountId().toString(), AccountRow::name));
    Map<String, UUID> numbers =
        orders.ids(
            tenant,
            movements.stream()
                .filter(m -> names.containsKey(m.origin().source()))
                .map(m -> m.origin().reference())
                .distinct()
                .toList());
    return movements.stream().map(m -> row(visit, m, names, numbers)).toList();
  }

  private static MovementRow row(
      Visit visit, Movement movement, Map<String, String> names, Map<String, UUID> orders) {
    Origin origin = movement.origin();
    String from =
        switch (origin.source()) {
          case Origin.LOCAL -> visit.t("origin.local");
          case Origin.MANUAL -> visit.t("origin.manual");
          default -> names.getOrDefault(origin.source(), origin.source());
        };
    boolean byHand = origin.source().equals(Origin.MANUAL);
    return new MovementRow(
        movement.kind(),
        movement.quantity(),
        movement.onHandAfter(),
        from,
        byHand ? movement.actor().replaceFirst("^user:", "") : reference(origin),
        href(origin, orders.get(origin.reference())),
        movement.reason(),
        movement.at());
  }

  private static String reference(Origin origin) {
    return origin.source().equals(Origin.LOCAL) ? "" : origin.reference();
  }

  private static @Nullable String href(Origin origin, @Nullable UUID order) {
    if (order != null) {
      return "/orders/" + order;
    }
    return null;
  }
}

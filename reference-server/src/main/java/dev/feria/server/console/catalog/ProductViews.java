package dev.feria.server.console.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.ListingDesk;
import dev.feria.server.catalog.ListingView;
import dev.feria.server.catalog.MovementView;
import dev.feria.server.catalog.Product;
import dev.feria.server.catalog.Products;
import dev.feria.server.console.Actors;
import dev.feria.server.console.Visit;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.prices.PriceState;
import dev.feria.server.prices.Prices;
import dev.feria.server.sales.SalesReading;
import java.util.HashMap;
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

  private final Sources sources;
  private final ListingViews listings;
  private final Supplier<String> tokens;

  /** What the page is gathered from. */
  public record Sources(
      ProductRows rows,
      Products products,
      CatalogReading catalog,
      ListingDesk listings,
      SalesReading sales,
      Accounts accounts,
      Prices prices) {}

  /**
   * Composes the view.
   *
   * @param tokens makes unguessable texts
   */
  public ProductViews(Sources sources, Supplier<String> tokens) {
    this.sources = sources;
    this.listings = new ListingViews(sources.accounts());
    this.tokens = tokens;
  }

  /** Returns how listings are rendered. */
  ListingViews listings() {
    return listings;
  }

  /**
   * Gathers the page of a product.
   *
   * @param before the movements to continue behind; empty for the latest
   */
  ProductPage page(Visit visit, UUID id, String before) {
    UUID tenant = visit.tenant();
    Product product = sources.catalog().product(tenant, id);
    Page<MovementView> movements =
        sources.products().movements(tenant, product.sku(), Cursor.parse(before, 2), MOVEMENTS);
    var linked = new ListingDesk.Choice(null, null, id, null, null);
    List<ListingView> shown = sources.listings().list(tenant, linked, null, LISTINGS).data();
    Map<String, PriceState> prices = new HashMap<>();
    sources
        .prices()
        .states(tenant, shown.stream().map(ListingView::listingId).toList())
        .forEach((listing, state) -> prices.put(listing.toString(), state));
    Money base = product.basePrice();
    String currency =
        base != null
            ? base.currency()
            : shown.isEmpty()
                ? sources.catalog().currency(tenant).orElse("")
                : shown.get(0).price().currency();
    return new ProductPage(
        sources.rows().one(tenant, id),
        listings.rows(visit.texts(), tenant, shown),
        movements(visit, movements.data()),
        movements.next() == null ? null : "/products/" + id + "?before=" + movements.next(),
        tokens.get(),
        base,
        currency,
        prices);
  }

  private List<MovementRow> movements(Visit visit, List<MovementView> movements) {
    Map<String, String> names =
        sources.accounts().list(visit.tenant()).stream()
            .collect(Collectors.toMap(a -> a.accountId().toString(), AccountRow::name));
    List<SalesReading.Key> keys =
        movements.stream()
            .filter(m -> names.containsKey(m.source()))
            .map(ProductViews::key)
            .distinct()
            .toList();
    Map<SalesReading.Key, UUID> orders = sources.sales().orders(visit.tenant(), keys);
    return movements.stream().map(m -> row(visit, m, names, orders)).toList();
  }

  private static SalesReading.Key key(MovementView movement) {
    return new SalesReading.Key(UUID.fromString(movement.source()), movement.reference());
  }

  private static MovementRow row(
      Visit visit,
      MovementView movement,
      Map<String, String> names,
      Map<SalesReading.Key, UUID> orders) {
    return new MovementRow(
        movement.kind(),
        movement.quantity(),
        movement.onHandAfter(),
        origin(visit, movement.source(), names),
        reference(visit, movement),
        href(movement, names, orders),
        movement.reason(),
        movement.at());
  }

  private static String origin(Visit visit, String source, Map<String, String> names) {
    return switch (source) {
      case Origin.LOCAL -> visit.t("origin.local");
      case Origin.MANUAL -> visit.t("origin.manual");
      default -> names.getOrDefault(source, source);
    };
  }

  private static String reference(Visit visit, MovementView movement) {
    return switch (movement.source()) {
      case Origin.LOCAL -> visit.t("sale.show");
      case Origin.MANUAL -> Actors.name(visit.texts(), movement.actor());
      default -> movement.reference();
    };
  }

  private static @Nullable String href(
      MovementView movement, Map<String, String> names, Map<SalesReading.Key, UUID> orders) {
    if (movement.source().equals(Origin.LOCAL)) {
      return "/sales/" + movement.reference();
    }
    UUID order = names.containsKey(movement.source()) ? orders.get(key(movement)) : null;
    return order == null ? null : "/orders/" + order;
  }
}

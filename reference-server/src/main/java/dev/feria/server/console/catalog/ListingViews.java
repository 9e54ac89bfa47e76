package dev.feria.server.console.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.catalog.CatalogReading;
import dev.feria.server.catalog.Product;
import dev.feria.server.console.Texts;
import dev.feria.server.inventory.Parking;
import dev.feria.server.inventory.PublicationState;
import dev.feria.server.inventory.StockReading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders listings with their products and publications for pages. Thread-safe. */
final class ListingViews {
  private final CatalogReading catalog;
  private final StockReading stock;
  private final Accounts accounts;

  ListingViews(CatalogReading catalog, StockReading stock, Accounts accounts) {
    this.catalog = catalog;
    this.stock = stock;
    this.accounts = accounts;
  }

  List<ListingRow> rows(
      Texts texts, UUID tenant, List<dev.feria.server.catalog.ListingRow> listings) {
    if (listings.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    Map<UUID, PublicationState> states =
        stock.publications(tenant, listings.stream().map(l -> l.listingId()).toList());
    Map<UUID, Product> products =
        catalog.products(
            tenant,
            listings.stream().map(l -> l.productId()).filter(Objects::nonNull).distinct().toList());
    return listings.stream()
        .map(
            listing ->
                row(
                    texts,
                    listing,
                    names.getOrDefault(listing.accountId(), ""),
                    states.get(listing.listingId()),
                    listing.productId() == null ? null : products.get(listing.productId())))
        .toList();
  }

  ListingRow row(Texts texts, UUID tenant, dev.feria.server.catalog.ListingRow listing) {
    return rows(texts, tenant, List.of(listing)).get(0);
  }

  private static ListingRow row(
      Texts texts,
      dev.feria.server.catalog.ListingRow listing,
      String account,
      @Nullable PublicationState state,
      @Nullable Product product) {
    return new ListingRow(
        listing.listingId().toString(),
        account,
        listing.title(),
        listing.variation(),
        listing.sku(),
        listing.permalink(),
        listing.thumbnail(),
        listing.price(),
        listing.channelQuantity(),
        listing.state().name().toLowerCase(Locale.ROOT),
        product == null ? null : product.productId().toString(),
        product == null ? null : product.sku(),
        product == null ? null : product.title(),
        publication(state),
        problem(texts, state));
  }

  private static String publication(@Nullable PublicationState state) {
    if (state == null || state.parked() == Parking.OFF) {
      return "none";
    }
    if (state.parked() != null) {
      return "failed";
    }
    return state.pending() ? "waiting" : "published";
  }

  private static @Nullable String problem(Texts texts, @Nullable PublicationState state) {
    if (state == null || !state.pending() || state.parked() == Parking.OFF) {
      return null;
    }
    if (state.parked() == Parking.RECONNECT) {
      return texts.t("problem.reconnect_needed");
    }
    String error = state.lastError();
    return error == null ? null : texts.t("problem.provider_refused", error);
  }
}

package dev.feria.server.console.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.catalog.ListingView;
import dev.feria.server.console.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders listings for pages. Thread-safe. */
final class ListingViews {
  private final Accounts accounts;

  ListingViews(Accounts accounts) {
    this.accounts = accounts;
  }

  List<ListingRow> rows(Texts texts, UUID tenant, List<ListingView> listings) {
    Map<UUID, String> names =
        accounts.list(tenant).stream()
            .collect(Collectors.toMap(AccountRow::accountId, AccountRow::name));
    return listings.stream()
        .map(listing -> row(texts, listing, names.getOrDefault(listing.accountId(), "")))
        .toList();
  }

  ListingRow row(Texts texts, UUID tenant, ListingView listing) {
    return rows(texts, tenant, List.of(listing)).get(0);
  }

  private static ListingRow row(Texts texts, ListingView listing, String account) {
    ListingView.Linked product = listing.product();
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
        listing.state(),
        product == null ? null : product.productId().toString(),
        product == null ? null : product.sku(),
        product == null ? null : product.title(),
        state(listing.publication()),
        problem(texts, listing.publication()));
  }

  private static String state(ListingView.@Nullable Publication publication) {
    if (publication == null || "off".equals(publication.parked())) {
      return "none";
    }
    if (publication.parked() != null) {
      return "failed";
    }
    return publication.pending() ? "waiting" : "published";
  }

  private static @Nullable String problem(
      Texts texts, ListingView.@Nullable Publication publication) {
    if (publication == null || "off".equals(publication.parked())) {
      return null;
    }
    if ("reconnect".equals(publication.parked())) {
      return texts.t("problem.reconnect_needed");
    }
    String error = publication.error();
    return error == null || !publication.pending()
        ? null
        : texts.t("problem.provider_refused", error);
  }
}

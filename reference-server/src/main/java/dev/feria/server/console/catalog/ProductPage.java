package dev.feria.server.console.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.prices.PriceState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of one product.
 *
 * @param formKey makes a repeated form do its work once
 * @param next address of further movements
 * @param basePrice what it costs before a channel's rule
 * @param currency of the base price, or what it will probably be in
 * @param prices how far publishing of the price has come, by listing
 */
public record ProductPage(
    ProductRow row,
    List<ListingRow> listings,
    List<MovementRow> movements,
    @Nullable String next,
    String formKey,
    @Nullable Money basePrice,
    String currency,
    Map<String, PriceState> prices) {
  /** Returns what tells one state of the page from another, for live updates. */
  public String stamp() {
    List<String> shown = listings.stream().map(ListingRow::stamp).toList();
    return row.stamp() + ":" + Integer.toHexString(Objects.hash(shown, basePrice, prices));
  }

  /**
   * Returns a word for how far publishing of a listing's price has come: none, waiting, published,
   * drifted or failed.
   */
  public String priceState(ListingRow listing) {
    PriceState state = prices.get(listing.id());
    if (state == null) {
      return "none";
    }
    if (state.parked() != null) {
      return "failed";
    }
    if (state.pending()) {
      return "waiting";
    }
    Money published = state.published();
    return published == null || published.sameAs(listing.price()) ? "published" : "drifted";
  }

  /** Returns why a listing's price was not accepted, null when it was. */
  public @Nullable String priceProblem(ListingRow listing) {
    PriceState state = prices.get(listing.id());
    return state == null ? null : state.error();
  }
}

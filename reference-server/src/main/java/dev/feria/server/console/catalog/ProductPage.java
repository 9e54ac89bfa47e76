package dev.feria.server.console.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one product.
 *
 * @param formKey makes a repeated form do its work once
 * @param next address of further movements
 */
public record ProductPage(
    ProductRow row,
    List<ListingRow> listings,
    List<MovementRow> movements,
    @Nullable String next,
    String formKey) {
  /** Returns what tells one state of the page from another, for live updates. */
  public String stamp() {
    List<String> shown = listings.stream().map(ListingRow::stamp).toList();
    return row.stamp() + ":" + Integer.toHexString(shown.hashCode());
  }
}

package dev.feria.server.console.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of products.
 *
 * @param next address of the next page
 */
public record ProductsView(
    String query, boolean zeroOnly, List<ProductRow> rows, @Nullable String next) {
  /** Tells whether something narrows the list. */
  public boolean filtered() {
    return zeroOnly || !query.isEmpty();
  }
}

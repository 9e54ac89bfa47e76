package dev.feria.server.console.catalog;

import dev.feria.server.console.integrations.AccountChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of listings. */
public record ListingsView(
    String query,
    String match,
    String account,
    List<AccountChoice> accounts,
    List<ListingRow> rows,
    @Nullable String next) {
  /** Tells whether anything narrows the list. */
  public boolean filtered() {
    return narrowed() || !match.isEmpty();
  }

  /** Tells whether a search or an account narrows the list. */
  public boolean narrowed() {
    return !query.isEmpty() || !account.isEmpty();
  }
}

package dev.feria.server.console.catalog;

import dev.feria.core.commerce.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A listing in a table.
 *
 * @param quantity what the channel shows; null where it does not tell
 * @param publication none, waiting, published or failed
 * @param publicationProblem why it failed
 */
public record ListingRow(
    String id,
    String accountName,
    String title,
    @Nullable String variation,
    @Nullable String sku,
    @Nullable String permalink,
    @Nullable String thumbnail,
    Money price,
    @Nullable Integer quantity,
    String state,
    @Nullable String productId,
    @Nullable String productSku,
    @Nullable String productTitle,
    String publication,
    @Nullable String publicationProblem) {
  /** Returns what tells one state of the row from another, for live updates. */
  public String stamp() {
    return id
        + ":"
        + Integer.toHexString(
            Objects.hash(
                title,
                sku,
                price,
                quantity,
                state,
                productId,
                productTitle,
                publication,
                publicationProblem));
  }
}

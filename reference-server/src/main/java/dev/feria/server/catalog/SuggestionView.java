package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A listing without a product, and the products that it may be, the likeliest first. */
public record SuggestionView(ListingView listing, List<Candidate> candidates) {
  /**
   * A product that the listing may be.
   *
   * @param score from 0 to 1
   * @param reason {@code title} or {@code barcode}, where several products have it
   * @param price what it costs elsewhere
   */
  public record Candidate(
      UUID productId,
      String sku,
      String title,
      BigDecimal score,
      String reason,
      @Nullable Money price) {}
}

package dev.feria.server.catalog;

import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Problem;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to link a listing to: a product by its SKU or its id, or one made of the listing.
 *
 * @param sku whose product it is; with {@code create} the SKU of the product to be, for a listing
 *     that has none of its own
 * @param create true to make a product of the listing, which starts with its quantity
 */
public record LinkTarget(
    @Bounds(min = 1, max = 200) @Nullable String sku,
    @Nullable UUID productId,
    @Nullable Boolean create) {

  boolean creates() {
    return Boolean.TRUE.equals(create);
  }

  /**
   * Checks that one thing is meant.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) otherwise
   */
  void check() {
    long given =
        Stream.of(sku != null && !creates(), productId != null, creates()).filter(is -> is).count();
    if (given != 1) {
      throw Problem.invalid("sku", "give one of sku, product_id and \"create\": true").exception();
    }
  }
}

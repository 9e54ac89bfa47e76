package dev.feria.server.catalog;

import dev.feria.server.platform.http.Bounds;
import dev.feria.server.platform.http.Problem;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to link a listing to; exactly one of them.
 *
 * @param create true to make a product of the listing
 */
public record LinkTarget(
    @Bounds(min = 1, max = 200) @Nullable String sku,
    @Nullable UUID productId,
    @Nullable Boolean create) {

  boolean creates() {
    return Boolean.TRUE.equals(create);
  }

  /**
   * Checks that exactly one is given.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) otherwise
   */
  void check() {
    long given = Stream.of(sku != null, productId != null, creates()).filter(is -> is).count();
    if (given != 1) {
      throw Problem.invalid("sku", "give one of sku, product_id and \"create\": true").exception();
    }
  }
}

package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends.
 *
 * @param endCursor what {@code after} takes for the next page
 */
@CamelCase
public record PageInfo(boolean hasNextPage, @Nullable String endCursor) {
  /** The only page. */
  public static final PageInfo LAST = new PageInfo(false, null);

  /** Returns what {@code after} takes for the next page; null after the last. */
  public @Nullable String next() {
    return hasNextPage ? endCursor : null;
  }
}

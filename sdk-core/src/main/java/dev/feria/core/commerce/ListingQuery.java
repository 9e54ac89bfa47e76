package dev.feria.core.commerce;

import org.jspecify.annotations.Nullable;

/**
 * Which listings to walk.
 *
 * @param cursor where to go on: the {@code next} of a page read earlier; null starts at the
 *     beginning
 */
public record ListingQuery(@Nullable String cursor) {
  /** Walks every listing of the account that is not deleted. */
  public static final ListingQuery ALL = new ListingQuery(null);

  /** Returns the same query, continued at a page's {@code next}. */
  public ListingQuery at(@Nullable String nextCursor) {
    return new ListingQuery(nextCursor);
  }
}

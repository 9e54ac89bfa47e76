package dev.feria.core.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a walk.
 *
 * @param items possibly empty, also when there is a next page
 * @param next where the next page starts, null after the last page
 * @param total how many items the provider says there are in all, null where it does not say
 * @param readAt the provider's clock when it answered, null where that is not known
 */
public record Page<T>(
    List<T> items, @Nullable String next, @Nullable Long total, @Nullable Instant readAt) {
  public Page {
    items = List.copyOf(items);
  }

  /** Makes a page that does not tell when it was read. */
  public Page(List<T> items, @Nullable String next, @Nullable Long total) {
    this(items, next, total, null);
  }

  /** Returns a page without a total. */
  public static <T> Page<T> of(List<T> items, @Nullable String next) {
    return new Page<>(items, next, null);
  }
}

package dev.feria.core.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a walk.
 *
 * @param items possibly empty, also when there is a next page
 * @param next where the next page starts, null after the last page
 * @param total how many items the provider says there are in all, null where it does not say
 */
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long total) {
  public Page {
    items = List.copyOf(items);
  }

  /** Returns a page without a total. */
  public static <T> Page<T> of(List<T> items, @Nullable String next) {
    return new Page<>(items, next, null);
  }
}

package dev.feria.server.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as every list endpoint answers it.
 *
 * @param data the entries
 * @param next cursor of the next page, null on the last one
 */
public record Page<T>(List<T> data, @Nullable String next) {
  /**
   * Makes a page of rows that were read with a limit one above the page's.
   *
   * @param cursor gives the cursor that continues after a row
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(List.copyOf(rows), null);
    }
    List<T> page = List.copyOf(rows.subList(0, limit));
    return new Page<>(page, cursor.apply(page.get(limit - 1)).text());
  }

  /** Renders the entries. */
  public <R> Page<R> map(Function<T, R> render) {
    return new Page<>(data.stream().map(render).toList(), next);
  }
}

package dev.feria.mercadolibre.internal;

import dev.feria.core.page.Page;
import dev.feria.mercadolibre.wire.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages that are asked for by offset; the cursor is the next offset. */
public final class Offsets {
  private Offsets() {}

  public static int of(@Nullable String cursor) {
    try {
      return cursor == null ? 0 : Integer.parseInt(cursor);
    } catch (NumberFormatException notOurs) {
      throw new IllegalArgumentException("not a cursor: " + cursor, notOurs);
    }
  }

  public static <T> Page<T> page(List<T> items, @Nullable Paging paging, int offset) {
    return page(items, paging == null ? null : paging.total(), offset);
  }

  /** Ends at an empty page, or where the provider's total says so. */
  public static <T> Page<T> page(List<T> items, @Nullable Long total, int offset) {
    int read = offset + items.size();
    boolean more = !items.isEmpty() && (total == null || read < total);
    return new Page<>(items, more ? Integer.toString(read) : null, total);
  }
}

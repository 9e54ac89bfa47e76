package dev.feria.core.page;

import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fetches a page when it is asked for. */
final class PageIterator<T> implements Iterator<Page<T>> {
  private final Function<@Nullable String, Page<T>> fetch;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String cursor;
  private boolean more = true;

  PageIterator(@Nullable String start, Function<@Nullable String, Page<T>> fetch) {
    this.cursor = start;
    this.fetch = fetch;
  }

  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public Page<T> next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    if (cursor != null && !seen.add(cursor)) {
      throw new IllegalStateException("the provider answered cursor " + cursor + " twice");
    }
    Page<T> page = fetch.apply(cursor);
    cursor = page.next();
    more = cursor != null;
    return page;
  }
}

package dev.feria.core.page;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lazy walk over a paged answer: nothing is asked before the first item or page is, and each
 * further page only when the walk reaches it. Every {@link #iterator}, {@link #stream} and {@link
 * #pages} starts a new walk. Thread-safe; the iterators and streams are not.
 */
public final class Paginated<T> implements Iterable<T> {
  private final @Nullable String start;
  private final Function<@Nullable String, Page<T>> fetch;

  private Paginated(@Nullable String start, Function<@Nullable String, Page<T>> fetch) {
    this.start = start;
    this.fetch = fetch;
  }

  /**
   * Makes a walk from a function that fetches one page.
   *
   * @param start the cursor of the first page, null for the provider's first
   * @param fetch from a cursor (null for the first page) to its page
   */
  public static <T> Paginated<T> of(
      @Nullable String start, Function<@Nullable String, Page<T>> fetch) {
    return new Paginated<>(start, fetch);
  }

  /** Returns the pages, the first at once when the stream is consumed. */
  public Stream<Page<T>> pages() {
    return Stream.iterate(fetch.apply(start), Objects::nonNull, this::after);
  }

  /** Returns the items. */
  public Stream<T> stream() {
    return pages().flatMap(page -> page.items().stream());
  }

  @Override
  public Iterator<T> iterator() {
    return stream().iterator();
  }

  private @Nullable Page<T> after(Page<T> page) {
    String next = page.next();
    if (next == null) {
      return null;
    }
    Page<T> following = fetch.apply(next);
    if (next.equals(following.next())) {
      throw new IllegalStateException("the provider answered cursor " + next + " with itself");
    }
    return following;
  }
}

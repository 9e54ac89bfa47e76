package dev.feria.core.page;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lazy walk over a paged answer: nothing is asked before the first item or page is, and each
 * further page only when the walk reaches it. Every {@link #iterator}, {@link #stream} and {@link
 * #pages} starts a new walk. Thread-safe; the iterators and streams are not.
 *
 * <p>An empty page with a next one does not end the walk. A cursor that comes twice does, with an
 * IllegalStateException.
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
    return streamOf(new PageIterator<>(start, fetch));
  }

  /** Returns the items. */
  public Stream<T> stream() {
    return streamOf(iterator());
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(new PageIterator<>(start, fetch));
  }

  private static <E> Stream<E> streamOf(Iterator<E> iterator) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
  }
}

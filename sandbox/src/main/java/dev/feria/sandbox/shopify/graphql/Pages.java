package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Index;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Cuts pages out of sorted records, as the arguments of a connection ask. */
final class Pages {
  static final int MOST = 250;

  private Pages() {}

  /** A page of a short list in its own order. */
  static <T> Connection of(
      Collection<? extends T> all, DataFetchingEnvironment env, ToLongFunction<? super T> id) {
    TreeMap<Index.Key, T> sorted = new TreeMap<>();
    int position = 0;
    for (T each : all) {
      sorted.put(new Index.Key(position++, id.applyAsLong(each)), each);
    }
    return page(sorted, env, each -> true, null);
  }

  /**
   * A page of sorted records.
   *
   * @param lower records before this place are known not to match; null for none
   */
  static <T> Connection page(
      NavigableMap<Index.Key, T> sorted,
      DataFetchingEnvironment env,
      Predicate<? super T> filter,
      Index.@Nullable Key lower) {
    boolean unbounded = Caller.of(env).unbounded();
    Integer first = env.getArgument("first");
    Integer last = env.getArgument("last");
    boolean backwards = first == null && last != null;
    int size = unbounded && first == null ? Integer.MAX_VALUE : count(first, last);
    boolean reverse = Boolean.TRUE.equals(env.<Boolean>getArgument("reverse"));
    NavigableMap<Index.Key, T> range = lower == null ? sorted : sorted.tailMap(lower, true);
    range = reverse ? range.descendingMap() : range;
    String after = env.getArgument("after");
    String before = env.getArgument("before");
    boolean skippedBefore = false;
    boolean skippedAfter = false;
    if (after != null) {
      range = from(range, Connection.key(after));
      skippedBefore = true;
    }
    if (before != null) {
      range = until(range, Connection.key(before));
      skippedAfter = true;
    }
    NavigableMap<Index.Key, T> walk = backwards ? range.descendingMap() : range;
    List<Connection.Edge> edges = new ArrayList<>();
    boolean more = false;
    for (Map.Entry<Index.Key, T> entry : walk.entrySet()) {
      if (filter.test(entry.getValue())) {
        if (edges.size() == size) {
          more = true;
          break;
        }
        edges.add(new Connection.Edge(entry.getKey(), entry.getValue()));
      }
    }
    if (backwards) {
      Collections.reverse(edges);
      return new Connection(edges, skippedAfter, more);
    }
    return new Connection(edges, more, skippedBefore);
  }

  private static <T> NavigableMap<Index.Key, T> from(
      NavigableMap<Index.Key, T> range, Index.Key key) {
    return outside(range, key, true) ? range : range.tailMap(key, false);
  }

  private static <T> NavigableMap<Index.Key, T> until(
      NavigableMap<Index.Key, T> range, Index.Key key) {
    return outside(range, key, false) ? range : range.headMap(key, false);
  }

  /** True when the key lies before the beginning, or behind the end, of a limited view. */
  private static <T> boolean outside(
      NavigableMap<Index.Key, T> range, Index.Key key, boolean beginning) {
    if (range.isEmpty()) {
      return true;
    }
    var order = range.comparator();
    Index.Key edge = beginning ? range.firstKey() : range.lastKey();
    int compared = order == null ? key.compareTo(edge) : order.compare(key, edge);
    return beginning ? compared < 0 : compared > 0;
  }

  private static int count(@Nullable Integer first, @Nullable Integer last) {
    Integer size = first != null ? first : last;
    return size == null ? 0 : Math.min(MOST, Math.max(0, size));
  }
}

package dev.feria.sandbox.shopify.state;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records of one kind by id and by the time they last changed. */
public final class Index<T> {
  /** Position in an order: a sort value, then the id. */
  public record Key(long value, long id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byValue = Long.compare(value, other.value);
      return byValue != 0 ? byValue : Long.compare(id, other.id);
    }
  }

  private final TreeMap<Key, T> byId = new TreeMap<>();
  private final TreeMap<Key, T> byUpdated = new TreeMap<>();
  private final Map<Long, Key> updatedKeys = new HashMap<>();

  /** Adds a record or moves it to another time. */
  public void put(long id, long updated, T value) {
    Key next = new Key(updated, id);
    Key before = updatedKeys.put(id, next);
    if (before == null) {
      byId.put(new Key(0, id), value);
    } else {
      byUpdated.remove(before);
    }
    byUpdated.put(next, value);
  }

  /** Removes a record. */
  public void remove(long id) {
    Key before = updatedKeys.remove(id);
    if (before != null) {
      byUpdated.remove(before);
      byId.remove(new Key(0, id));
    }
  }

  /** The record with this id, or null. */
  public @Nullable T get(long id) {
    return byId.get(new Key(0, id));
  }

  /** All by id; the sort value is 0. */
  public NavigableMap<Key, T> byId() {
    return byId;
  }

  /** All by the time they last changed. */
  public NavigableMap<Key, T> byUpdated() {
    return byUpdated;
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }
}

package dev.feria.sandbox.woocommerce.state;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries by id and by their last change, with the lists that were made of them lately. Guarded by
 * the twin's lock.
 */
public final class Shelf<T extends Entry> {
  private static final int KEPT = 24;

  /** Where an entry stands among the changes. */
  public record Position(long modified, long id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::modified).thenComparingLong(Position::id);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  private record Kept<T>(long version, List<T> list) {}

  private final Map<Long, T> entries;
  private final TreeMap<Position, T> byChange = new TreeMap<>();
  private final Map<String, Kept<T>> lists = new LinkedHashMap<>(32, 0.75f, true);
  private long version;

  /** A shelf over these entries, which only it may change from now on. */
  public Shelf(Map<Long, T> entries) {
    this.entries = entries;
    entries.values().forEach(entry -> byChange.put(position(entry), entry));
  }

  private static Position position(Entry entry) {
    return new Position(entry.modified, entry.id);
  }

  /** The entry with this id, or null. */
  public @Nullable T get(long id) {
    return entries.get(id);
  }

  /** All entries in the order they were made. */
  public Collection<T> all() {
    return entries.values();
  }

  /** All entries, the one changed first first. */
  public NavigableMap<Position, T> byChange() {
    return byChange;
  }

  /** Adds an entry. */
  public void add(T entry) {
    entries.put(entry.id, entry);
    byChange.put(position(entry), entry);
    version++;
  }

  /** Removes an entry. */
  public void remove(T entry) {
    entries.remove(entry.id);
    byChange.remove(position(entry));
    version++;
  }

  /** Notes that an entry has changed. */
  public void touch(T entry, long now) {
    byChange.remove(position(entry));
    entry.modified = now;
    byChange.put(position(entry), entry);
    version++;
  }

  /** Notes a change that does not count as one of the entry, such as a sale. */
  public void changed() {
    version++;
  }

  /** A list, made anew only when something has changed since it was made. */
  public List<T> list(String key, Supplier<List<T>> made) {
    Kept<T> kept = lists.get(key);
    if (kept != null && kept.version() == version) {
      return kept.list();
    }
    List<T> list = made.get();
    lists.put(key, new Kept<>(version, list));
    if (lists.size() > KEPT) {
      lists.remove(lists.keySet().iterator().next());
    }
    return list;
  }
}

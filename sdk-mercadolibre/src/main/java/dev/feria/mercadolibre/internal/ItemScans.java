package dev.feria.mercadolibre.internal;

import dev.feria.core.page.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the scans that this process has open.
 *
 * <p>The provider keeps the place of a scan on its side and moves on with every request, so a page
 * that was asked for and then lost cannot be asked for again. Pages are therefore kept here until
 * the next one is taken, and a cursor that nobody remembers (another process made it, or it is too
 * old) starts the scan over: ids come twice rather than never. Thread-safe.
 */
public final class ItemScans {
  private static final int REMEMBERED = 200;

  private final ReentrantLock lock = new ReentrantLock();

  private final Map<String, Entry> byCursor =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Entry(@Nullable String previous, @Nullable Page<String> page) {}

  /** Notes a cursor whose page was not asked for yet. */
  public void promise(String cursor, @Nullable String previous) {
    lock.lock();
    try {
      byCursor.put(cursor, new Entry(previous, null));
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether this process knows the cursor. */
  public boolean knows(String cursor) {
    lock.lock();
    try {
      return byCursor.containsKey(cursor);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the page of a cursor if it was asked for before. */
  public Optional<Page<String>> page(String cursor) {
    lock.lock();
    try {
      Entry entry = byCursor.get(cursor);
      return entry == null ? Optional.empty() : Optional.ofNullable(entry.page());
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the page of a cursor, and lets go of the one before it. */
  public void keep(String cursor, Page<String> page) {
    lock.lock();
    try {
      Entry entry = byCursor.get(cursor);
      if (entry != null && entry.previous() != null) {
        byCursor.remove(entry.previous());
      }
      byCursor.put(cursor, new Entry(null, page));
      if (page.next() != null) {
        byCursor.put(page.next(), new Entry(cursor, null));
      }
    } finally {
      lock.unlock();
    }
  }
}

package dev.feria.shopify.provider;

import dev.feria.shopify.inventory.SetQuantities;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes of which no answer came: they may have arrived. Each is sent again with its key, before
 * anything else is written of its listings, so that our own write is not taken for sales. Bounded;
 * thread-safe.
 */
final class UnknownWrites {
  private static final int MOST = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Write> writes = new ArrayDeque<>();

  /**
   * A write of which no answer came.
   *
   * @param listings what each listing showed before, and what it shows if the write arrived
   */
  record Write(SetQuantities quantities, String key, Map<String, Shown> listings) {}

  /** What a listing showed, and what it is to show. */
  record Shown(int before, int after) {}

  void add(Write write) {
    lock.lock();
    try {
      if (writes.size() == MOST) {
        writes.removeFirst();
      }
      writes.addLast(write);
    } finally {
      lock.unlock();
    }
  }

  /** Takes the writes that concern any of these listings, oldest first. */
  List<Write> take(Set<String> listings) {
    lock.lock();
    try {
      List<Write> taken = new ArrayList<>();
      for (Iterator<Write> each = writes.iterator(); each.hasNext(); ) {
        Write write = each.next();
        if (write.listings().keySet().stream().anyMatch(listings::contains)) {
          taken.add(write);
          each.remove();
        }
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }
}

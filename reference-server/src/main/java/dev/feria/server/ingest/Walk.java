package dev.feria.server.ingest;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.server.accounts.AccountRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How records of one kind are read, named and stored. */
interface Walk<T> {
  /** Reads pages from a cursor on; null starts at the beginning. */
  Iterator<Page<Entry<T>>> pages(@Nullable String cursor);

  /** Reads again what a failed record refers to; empty when it is gone. */
  List<T> again(String reference);

  List<RecordOutcome> store(Handle handle, AccountRow account, List<T> records);

  String id(T item);

  String reference(T item);

  /** Counts records as the total of a page does. */
  long count(List<T> items);

  /** Returns when it last changed, or was seen, by the provider's clock. */
  Instant seenAt(T item);
}

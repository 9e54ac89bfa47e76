package dev.feria.server.ingest;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.server.accounts.AccountRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All listings. */
record ListingWalk(ListingSource source, ListingSink sink) implements Walk<Listing> {
  @Override
  public Iterator<Page<Entry<Listing>>> pages(@Nullable String cursor) {
    return source.listings(new ListingQuery(cursor)).pages().iterator();
  }

  @Override
  public List<Listing> again(String reference) {
    return source.listingGroup(reference);
  }

  @Override
  public List<RecordOutcome> store(Handle handle, AccountRow account, List<Listing> records) {
    return sink.store(handle, account, records);
  }

  @Override
  public String id(Listing item) {
    return item.id();
  }

  @Override
  public String reference(Listing item) {
    return item.group();
  }

  @Override
  public long count(List<Listing> items) {
    return items.stream().map(Listing::group).distinct().count();
  }

  @Override
  public Instant seenAt(Listing item) {
    return item.observedAt();
  }
}

package dev.feria.server.ingest;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.server.accounts.AccountRow;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Orders that changed at or after an instant, or all. */
record OrderWalk(OrderSource source, OrderSink sink, @Nullable Instant updatedFrom)
    implements Walk<Order> {
  @Override
  public Iterator<Page<Entry<Order>>> pages(@Nullable String cursor) {
    return source.orders(new OrderQuery(updatedFrom, cursor)).pages().iterator();
  }

  @Override
  public List<Order> again(String reference) {
    return List.of(source.order(reference));
  }

  @Override
  public List<RecordOutcome> store(Handle handle, AccountRow account, List<Order> records) {
    return sink.store(handle, account, records);
  }

  @Override
  public String id(Order item) {
    return item.id();
  }

  @Override
  public String reference(Order item) {
    return item.id();
  }

  @Override
  public long count(List<Order> items) {
    return items.size();
  }

  @Override
  public Instant seenAt(Order item) {
    return item.updatedAt();
  }
}

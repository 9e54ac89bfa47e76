package dev.feria.server.sales;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.TenantWork;
import dev.feria.server.platform.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads orders that have changed, and applies them. */
public final class OrderEvents implements EventHandler {
  private final Database database;
  private final Sales sales;

  /** Applies to the sales. */
  public OrderEvents(Database database, Sales sales) {
    this.database = database;
    this.sales = sales;
  }

  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.OrderChanged;
  }

  /** A page of orders, or a reading for another event, may have brought the order meanwhile. */
  @Override
  public Set<Event> known(AccountRow account, Collection<Event> events) {
    Map<Event, Sales.Moment> moments = new HashMap<>();
    for (Event event : events) {
      if (event.header().timed() && event instanceof Event.OrderChanged changed) {
        moments.put(event, new Sales.Moment(changed.orderId(), event.header().occurredAt()));
      }
    }
    if (moments.isEmpty()) {
      return Set.of();
    }
    Set<Sales.Moment> held =
        database.inTenant(
            account.tenantId(),
            handle -> sales.held(handle, account, Set.copyOf(moments.values())));
    return moments.entrySet().stream()
        .filter(entry -> held.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public TenantWork prepare(AccountRow account, Account opened, Event event) {
    if (!account.importOrders()
        || !(event instanceof Event.OrderChanged changed)
        || !(opened instanceof OrderSource source)) {
      return TenantWork.NOTHING;
    }
    Order order = source.order(changed.orderId());
    return handle -> sales.apply(handle, account, order);
  }
}

package dev.feria.server.sales;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.TenantWork;
import dev.feria.server.platform.Database;

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
  public boolean isKnown(AccountRow account, Event event) {
    return event.header().timed()
        && event instanceof Event.OrderChanged changed
        && database.inTenant(
            account.tenantId(),
            handle ->
                sales.isKnown(handle, account, changed.orderId(), event.header().occurredAt()));
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

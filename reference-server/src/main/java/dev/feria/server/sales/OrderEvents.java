package dev.feria.server.sales;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.TenantWork;

/** Reads orders that have changed, and applies them. */
public final class OrderEvents implements EventHandler {
  private final Sales sales;

  /** Applies to the sales. */
  public OrderEvents(Sales sales) {
    this.sales = sales;
  }

  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.OrderChanged;
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

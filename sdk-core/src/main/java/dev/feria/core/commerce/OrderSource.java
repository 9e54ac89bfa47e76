package dev.feria.core.commerce;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Capability;

/** An account whose orders can be read. */
public interface OrderSource extends Capability {
  /**
   * Walks orders, cancelled and unpaid ones included.
   *
   * <p>Each page's {@code next} is a durable cursor: a walk that was interrupted goes on there,
   * also in another process. An order may come twice, when it changes while the walk goes on; none
   * that existed at the start is left out. Ceilings of the provider (offsets, result windows) are
   * the implementation's business.
   *
   * <p>An order that cannot be decoded is unreadable by itself, and named by its id; it fails no
   * page. A page's total, where the provider tells one, counts orders.
   */
  Paginated<Entry<Order>> orders(OrderQuery query);

  /**
   * Reads one order.
   *
   * @throws dev.feria.core.error.RejectedException when the provider does not know it
   */
  Order order(String id);
}

package dev.feria.server.sales;

import dev.feria.core.commerce.Order;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Listings;
import dev.feria.server.inventory.Inventory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Orders in, and the sales made from them. Every method works within the caller's transaction, and
 * applying the same observation again has no effect. Thread-safe.
 */
public final class Sales {
  /** How long stock is promised to an unpaid order, where nothing else is configured. */
  public static final Duration PROMISE = Duration.ofDays(7);

  private final OrderStore orders = new OrderStore();
  private final OrderImport imports;

  /**
   * Composes the service.
   *
   * @param promise how long stock is promised to an unpaid order, from when it was placed
   */
  public Sales(Listings listings, Inventory inventory, Duration promise, Clock clock) {
    this.imports = new OrderImport(new SaleStore(), listings, inventory, promise, clock);
  }

  /** Applies one order, as {@link #applyAll} does. */
  public ApplyOutcome apply(Handle handle, AccountRow account, Order order) {
    return imports.apply(handle, account, List.of(order)).get(0);
  }

  /**
   * An order as it was at a moment.
   *
   * @param at by the provider's clock
   */
  public record Moment(String orderId, Instant at) {}

  /** Returns those moments up to which all that happened to their orders is stored. */
  public Set<Moment> held(Handle handle, AccountRow account, Set<Moment> moments) {
    return orders.held(handle, account.tenantId(), account.accountId(), moments);
  }

  /**
   * Stores a page of orders, moves the stock of their lines once, and makes their sales. An order
   * is stored also where its lines match nothing; they are applied when somebody links their
   * listings. What was seen later already is not overwritten by something older.
   *
   * <p>To be called before the transaction locks anything else.
   *
   * @return one outcome per order, in the order they were given
   */
  public List<ApplyOutcome> applyAll(Handle handle, AccountRow account, List<Order> orders) {
    return imports.apply(handle, account, orders);
  }
}

package dev.feria.sandbox.shopify.orders;

import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Refund;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Transaction;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.OrderPayload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders are cancelled; money and units go back. */
public final class Returns {
  /**
   * Units of one line that go back.
   *
   * @param restockType as in the API: CANCEL for units not shipped, RETURN for shipped ones,
   *     NO_RESTOCK for neither; null chooses
   * @param locationId 0 for where they came from
   */
  public record Back(long lineId, int quantity, @Nullable String restockType, long locationId) {}

  private final Platform platform;
  private final StockBook book;
  private final Purchases purchases;

  /** Returns on this platform. */
  public Returns(Platform platform, StockBook book, Purchases purchases) {
    this.platform = platform;
    this.book = book;
    this.purchases = purchases;
  }

  /**
   * Cancels an order with everything in it.
   *
   * @param reason as in the API, such as CUSTOMER
   * @throws Refused when it is cancelled already
   */
  public void cancel(Shop shop, Order order, String reason, boolean restock, boolean refund) {
    if (order.cancelled != 0) {
      throw Refused.conflict("order " + order.id + " is cancelled already");
    }
    String event = platform.world().dice.uuid();
    List<Back> all = new ArrayList<>();
    for (Line line : order.lines) {
      if (line.current > 0) {
        all.add(new Back(line.id, line.current, restock ? null : "NO_RESTOCK", 0));
      }
    }
    boolean paid = order.received().signum() > 0;
    BigDecimal rest = order.received().subtract(order.refunded());
    Refund made = take(shop, order, all, event);
    order.cancelled = platform.now();
    order.closed = order.cancelled;
    order.cancelReason = reason;
    if (paid && refund) {
      give(order, made, rest);
      order.financial = "REFUNDED";
    } else if (!paid) {
      order.financial = "VOIDED";
      for (Transaction transaction : order.transactions) {
        transaction.status = transaction.status.equals("PENDING") ? "FAILURE" : transaction.status;
      }
    }
    for (FulfillmentOrder work : order.fulfillmentOrders) {
      if (work.isOpen()) {
        work.status = "CANCELLED";
        work.updated = order.cancelled;
      }
    }
    keep(order, made);
    purchases.changed(shop, order);
    told(shop, order, made, event);
    purchases.announce(shop, order, "orders/cancelled", event);
    purchases.announce(shop, order, "orders/updated", event);
  }

  /**
   * Takes units back and returns money.
   *
   * @param amount null for the price of the units
   * @throws Refused when there are not so many units or not so much money
   */
  public Refund refund(
      Shop shop, Order order, List<Back> back, @Nullable BigDecimal amount, @Nullable String note) {
    if (order.cancelled != 0) {
      throw Refused.conflict("order " + order.id + " is cancelled");
    }
    BigDecimal worth = BigDecimal.ZERO;
    for (Back each : back) {
      Line line = order.line(each.lineId());
      if (line == null) {
        throw Refused.missing("order " + order.id + " has no line " + each.lineId());
      }
      if (each.quantity() < 1 || each.quantity() > line.current) {
        throw Refused.conflict("line " + line.id + " has only " + line.current + " units");
      }
      worth = worth.add(line.price.multiply(BigDecimal.valueOf(each.quantity())));
    }
    BigDecimal held = order.received().subtract(order.refunded());
    BigDecimal due = amount == null ? worth.min(held) : amount;
    if (due.signum() < 0 || due.compareTo(held) > 0) {
      throw Refused.conflict("order " + order.id + " holds only " + held.toPlainString());
    }
    String event = platform.world().dice.uuid();
    Refund refund = take(shop, order, back, event);
    refund.note = note;
    if (due.signum() > 0) {
      give(order, refund, due);
      boolean everything = order.refunded().compareTo(order.received()) >= 0;
      order.financial = everything ? "REFUNDED" : "PARTIALLY_REFUNDED";
    }
    order.edited |= !back.isEmpty();
    keep(order, refund);
    purchases.changed(shop, order);
    told(shop, order, refund, event);
    purchases.announce(shop, order, "orders/updated", event);
    return refund;
  }

  private Refund take(Shop shop, Order order, List<Back> back, String event) {
    Refund refund = new Refund();
    refund.id = platform.world().next("refund", Ids.REFUND);
    refund.created = platform.now();
    refund.order = order;
    for (Back each : back) {
      Line line = order.line(each.lineId());
      if (line != null) {
        take(shop, order, line, each, refund, event);
      }
    }
    return refund;
  }

  /** Units that were not shipped come from the open work first. */
  private void take(Shop shop, Order order, Line line, Back back, Refund refund, String event) {
    Variant variant = shop.variant(line.variantId);
    boolean restock = !"NO_RESTOCK".equals(back.restockType());
    int left = back.quantity();
    int unshipped = "RETURN".equals(back.restockType()) ? 0 : Math.min(left, line.open());
    if (unshipped > 0) {
      long location = 0;
      int rest = unshipped;
      for (FulfillmentOrder work : order.fulfillmentOrders) {
        for (FulfillmentOrder.Part part : work.parts) {
          int units = part.lineId == line.id ? Math.min(rest, part.remaining) : 0;
          if (units > 0) {
            part.remaining -= units;
            part.total -= units;
            rest -= units;
            location = work.locationId;
            work.updated = platform.now();
            if (restock) {
              book.release(shop, variant, work.locationId, units, event);
            } else {
              book.ship(shop, variant, work.locationId, units, event);
            }
          }
        }
        if (work.isOpen() && work.parts.stream().allMatch(part -> part.remaining == 0)) {
          work.status = "CLOSED";
        }
      }
      line.current -= unshipped;
      left -= unshipped;
      add(refund, line, unshipped, restock ? "CANCEL" : "NO_RESTOCK", restock ? location : 0);
    }
    if (left > 0) {
      long first =
          order.fulfillments.isEmpty()
              ? shop.locations.keySet().iterator().next()
              : order.fulfillments.get(0).locationId;
      long location = back.locationId() == 0 ? first : back.locationId();
      if (restock) {
        book.receive(shop, variant, location, left, event);
      }
      line.current -= left;
      line.fulfilled = Math.max(0, line.fulfilled - left);
      add(refund, line, left, restock ? "RETURN" : "NO_RESTOCK", restock ? location : 0);
    }
  }

  private void add(Refund refund, Line line, int units, String type, long locationId) {
    Refund.Part part = new Refund.Part();
    part.id = platform.world().next("refund-line", Ids.REFUND_LINE);
    part.lineId = line.id;
    part.quantity = units;
    part.restockType = type;
    part.locationId = locationId;
    part.owner = refund;
    refund.parts.add(part);
  }

  private void give(Order order, Refund refund, BigDecimal amount) {
    if (amount.signum() > 0) {
      Transaction transaction = purchases.add(order, "REFUND", "SUCCESS", amount);
      transaction.parentId = order.transactions.get(0).id;
      refund.transactionId = transaction.id;
      refund.amount = amount;
    }
  }

  private static void keep(Order order, Refund refund) {
    if (!refund.parts.isEmpty() || refund.transactionId != 0) {
      order.refunds.add(refund);
    }
  }

  private void told(Shop shop, Order order, Refund refund, String event) {
    if (order.refunds.contains(refund)) {
      platform.announce(shop, "refunds/create", event, () -> OrderPayload.refund(shop, refund));
    }
  }
}

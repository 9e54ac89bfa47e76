package dev.feria.woocommerce.provider;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.woocommerce.orders.Address;
import dev.feria.woocommerce.orders.LineItem;
import dev.feria.woocommerce.orders.OrderStatus;
import dev.feria.woocommerce.orders.Refund;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Translates orders to neutral words. */
final class Orders {
  private static final int UNIT_PRICE_DECIMALS = 2;

  private Orders() {}

  /**
   * Translates an order.
   *
   * @param refunds of the order; empty where it has none
   */
  static Order neutral(
      dev.feria.woocommerce.orders.Order order, List<Refund> refunds, @Nullable Instant observed) {
    List<Order.Line> lines = lines(order, Returns.of(order, refunds));
    Money total = Money.zero(order.currency());
    for (LineItem item : order.lineItems()) {
      if (pieces(item) > 0) {
        total = total.plus(new Money(paid(item), order.currency()));
      }
    }
    return new Order(
        order.id(),
        order.id(),
        state(order.status()),
        order.status().wire(),
        order.dateCreatedGmt().instant(),
        order.changed().instant(),
        lines,
        total,
        buyer(order),
        null,
        observed,
        fulfilment(order.status()));
  }

  /**
   * What a status means for stock. A failed payment gives the goods back; when the buyer tries
   * again with success, the order is paid after all. An order that was paid back whole stays paid:
   * whether the goods came back is told by its refunds.
   */
  static OrderState state(OrderStatus status) {
    return switch (status.wire()) {
      case "pending", "on-hold" -> OrderState.UNPAID;
      case "processing", "completed", "refunded" -> OrderState.PAID;
      case "cancelled", "failed", "trash" -> OrderState.CANCELLED;
      default -> OrderState.UNKNOWN;
    };
  }

  private static @Nullable FulfilmentState fulfilment(OrderStatus status) {
    return switch (status.wire()) {
      case "completed" -> FulfilmentState.FULFILLED;
      case "pending", "on-hold", "processing" -> FulfilmentState.UNFULFILLED;
      default -> null;
    };
  }

  private static List<Order.Line> lines(dev.feria.woocommerce.orders.Order order, Returns returns) {
    List<Order.Line> lines = new ArrayList<>();
    for (LineItem item : order.lineItems()) {
      int quantity = pieces(item);
      if (quantity > 0) {
        lines.add(
            new Order.Line(
                item.id(),
                listing(item),
                item.sku() == null || item.sku().isBlank() ? null : item.sku().strip(),
                item.name() == null || item.name().isBlank() ? item.id() : item.name(),
                quantity,
                new Money(unitPrice(item, quantity), order.currency()),
                Math.min(quantity, returns.of(item))));
      }
    }
    return lines;
  }

  /** Goods sold by weight count as started pieces. */
  static int pieces(LineItem item) {
    return item.quantity().setScale(0, RoundingMode.CEILING).max(BigDecimal.ZERO).intValueExact();
  }

  /** A product that was deleted has no id any more; the line then stands for itself. */
  private static String listing(LineItem item) {
    String product = item.productId();
    return product == null || product.equals("0") || product.isEmpty()
        ? "0:" + item.id()
        : ListingId.of(product, item.variationId());
  }

  /** What the buyer pays for a line: after coupons, with the tax that the shop keeps apart. */
  private static BigDecimal paid(LineItem item) {
    BigDecimal tax = item.totalTax() == null ? BigDecimal.ZERO : item.totalTax().orZero();
    return item.total().orZero().add(tax);
  }

  /** The line's total is exact, one piece's price is rounded. */
  private static BigDecimal unitPrice(LineItem item, int quantity) {
    BigDecimal total = paid(item);
    BigDecimal pieces = BigDecimal.valueOf(quantity);
    BigDecimal price = total.divide(pieces, total.scale(), RoundingMode.HALF_UP);
    return price.multiply(pieces).compareTo(total) == 0
        ? price
        : total.divide(pieces, Math.max(UNIT_PRICE_DECIMALS, total.scale()), RoundingMode.HALF_UP);
  }

  /** Most buyers are guests, who have no id but their e-mail address or telephone. */
  private static Order.@Nullable Buyer buyer(dev.feria.woocommerce.orders.Order order) {
    Address billing = order.billing();
    String name = billing == null || billing.name().isEmpty() ? null : billing.name();
    String customer = order.customerId();
    if (customer != null && !customer.isEmpty() && !customer.equals("0")) {
      return new Order.Buyer(customer, name);
    }
    if (billing == null) {
      return null;
    }
    if (billing.email() != null && !billing.email().isBlank()) {
      return new Order.Buyer("guest:" + billing.email().strip().toLowerCase(Locale.ROOT), name);
    }
    return billing.phone() == null || billing.phone().isBlank()
        ? null
        : new Order.Buyer("guest:" + billing.phone().strip(), name);
  }
}

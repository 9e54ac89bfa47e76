package dev.feria.shopify.provider;

import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.shopify.orders.Customer;
import dev.feria.shopify.orders.FinancialStatus;
import dev.feria.shopify.orders.FulfillmentStatus;
import dev.feria.shopify.orders.LineItem;
import dev.feria.shopify.orders.Refund;
import dev.feria.shopify.orders.RefundLineItem;
import dev.feria.shopify.orders.RestockType;
import dev.feria.shopify.wire.Gid;
import dev.feria.shopify.wire.MoneyBag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates orders to neutral words. */
final class Orders {
  private static final String CANCELLED = "cancelled";
  private static final String DELETED = "deleted";

  private Orders() {}

  /**
   * Translates an order.
   *
   * @param observedAt every change up to here is in it; null where that is not known
   */
  static Order neutral(dev.feria.shopify.orders.Order order, @Nullable Instant observedAt) {
    FinancialStatus status = order.displayFinancialStatus();
    boolean cancelled = order.cancelledAt() != null;
    List<Order.Line> lines = new ArrayList<>();
    for (LineItem line : order.lineItems().nodes()) {
      lines.add(line(order, line));
    }
    return new Order(
        order.legacyResourceId(),
        order.legacyResourceId(),
        cancelled ? OrderState.CANCELLED : state(status),
        cancelled ? CANCELLED : status == null ? "" : status.wire().toLowerCase(Locale.ROOT),
        order.createdAt(),
        order.updatedAt(),
        lines,
        total(order),
        buyer(order.customer()),
        null,
        observedAt,
        fulfilment(order.displayFulfillmentStatus()));
  }

  /** An order whose payment expired keeps its stock until it is cancelled or voided. */
  static OrderState state(@Nullable FinancialStatus status) {
    if (status == null) {
      return OrderState.UNKNOWN;
    }
    return switch (status.wire()) {
      case "PAID", "PARTIALLY_REFUNDED", "REFUNDED" -> OrderState.PAID;
      case "PENDING", "AUTHORIZED", "PARTIALLY_PAID", "EXPIRED" -> OrderState.UNPAID;
      case "VOIDED" -> OrderState.CANCELLED;
      default -> OrderState.UNKNOWN;
    };
  }

  private static @Nullable FulfilmentState fulfilment(@Nullable FulfillmentStatus status) {
    if (status == null) {
      return null;
    }
    return switch (status.wire()) {
      case "FULFILLED" -> FulfilmentState.FULFILLED;
      case "PARTIALLY_FULFILLED" -> FulfilmentState.PARTIAL;
      default -> FulfilmentState.UNFULFILLED;
    };
  }

  private static Order.Line line(dev.feria.shopify.orders.Order order, LineItem line) {
    MoneyBag price = line.discountedUnitPriceAfterAllDiscountsSet();
    String title = Objects.requireNonNullElse(line.name(), line.title());
    return new Order.Line(
        Gid.number(line.id()),
        listing(line),
        line.sku() == null || line.sku().isBlank() ? null : line.sku(),
        title == null ? line.id() : title,
        line.quantity(),
        money(price, order.currencyCode()),
        returned(order, line));
  }

  /** A line whose variant was deleted meanwhile was sold from no listing that there is. */
  private static String listing(LineItem line) {
    String product = line.product() == null ? DELETED : Gid.number(line.product().id());
    String variant =
        line.variant() == null ? "line-" + Gid.number(line.id()) : Gid.number(line.variant().id());
    return product + ":" + variant;
  }

  /** What is no longer the buyer's, without what was refunded and not put back on the shelf. */
  private static int returned(dev.feria.shopify.orders.Order order, LineItem line) {
    Integer current = line.currentQuantity();
    if (current == null || current >= line.quantity()) {
      return 0;
    }
    int kept = 0;
    for (Refund refund : order.refunds()) {
      for (RefundLineItem part : refund.refundLineItems().nodes()) {
        if (part.lineItem().id().equals(line.id())
            && RestockType.NO_RESTOCK.equals(part.restockType())) {
          kept += part.quantity();
        }
      }
    }
    return Math.max(0, Math.min(line.quantity(), line.quantity() - current - kept));
  }

  private static Money total(dev.feria.shopify.orders.Order order) {
    MoneyBag subtotal = order.subtotalPriceSet();
    if (subtotal != null) {
      return money(subtotal, order.currencyCode());
    }
    Money sum = Money.zero(order.currencyCode());
    for (LineItem line : order.lineItems().nodes()) {
      sum =
          sum.plus(
              money(line.discountedUnitPriceAfterAllDiscountsSet(), order.currencyCode())
                  .times(line.quantity()));
    }
    return sum;
  }

  private static Money money(@Nullable MoneyBag bag, String currency) {
    return bag == null
        ? new Money(BigDecimal.ZERO, currency)
        : new Money(bag.shopMoney().amount(), bag.shopMoney().currencyCode());
  }

  private static Order.@Nullable Buyer buyer(@Nullable Customer customer) {
    if (customer == null) {
      return null;
    }
    String name =
        Stream.of(customer.firstName(), customer.lastName())
            .filter(Objects::nonNull)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return new Order.Buyer(Gid.number(customer.id()), name.isEmpty() ? null : name);
  }
}

package dev.feria.mercadolibre.provider;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.mercadolibre.orders.Buyer;
import dev.feria.mercadolibre.orders.OrderItem;
import dev.feria.mercadolibre.orders.OrderStatus;
import dev.feria.mercadolibre.orders.OrderedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates orders to neutral words. */
final class Orders {
  /**
   * How far reads lag behind: right after a notification they may still show the old state, for up
   * to a minute (sheet of the provider, section on notifications, November 2026).
   */
  private static final Duration LAG = Duration.ofSeconds(60);

  private Orders() {}

  /**
   * Translates an order.
   *
   * @param readAt when the provider answered, by its clock
   */
  static Order neutral(dev.feria.mercadolibre.orders.Order order, @Nullable Instant readAt) {
    return new Order(
        order.id(),
        order.packOrOrderId(),
        state(order.status()),
        order.status().wire(),
        order.dateCreated(),
        order.updatedAt(),
        lines(order),
        new Money(order.totalAmount(), order.currencyId()),
        buyer(order.buyer()),
        order.shipping() == null ? null : order.shipping().id(),
        readAt == null ? null : readAt.minus(LAG));
  }

  /**
   * An order whose cancellation is pending keeps its stock until the provider confirms: returning
   * it early could sell it twice. An invalidated order never was a sale.
   */
  static OrderState state(OrderStatus status) {
    return switch (status.wire()) {
      case "paid", "partially_refunded", "pending_cancel" -> OrderState.PAID;
      case "confirmed", "payment_required", "payment_in_process", "partially_paid" ->
          OrderState.UNPAID;
      case "cancelled", "invalid" -> OrderState.CANCELLED;
      default -> OrderState.UNKNOWN;
    };
  }

  private static List<Order.Line> lines(dev.feria.mercadolibre.orders.Order order) {
    List<Order.Line> lines = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (OrderItem line : order.orderItems()) {
      OrderedItem item = line.item();
      String listing = ListingId.of(item.id(), item.variationId());
      int nth = seen.merge(listing, 1, Integer::sum);
      lines.add(
          new Order.Line(
              nth == 1 ? listing : listing + "#" + nth,
              listing,
              sku(item),
              item.title() == null ? item.id() : item.title(),
              line.quantity(),
              new Money(
                  line.unitPrice(),
                  line.currencyId() == null ? order.currencyId() : line.currencyId())));
    }
    return lines;
  }

  private static @Nullable String sku(OrderedItem item) {
    String sku = item.sellerSku();
    if (sku == null || sku.isBlank()) {
      sku = item.sellerCustomField();
    }
    return sku == null || sku.isBlank() ? null : sku;
  }

  private static Order.@Nullable Buyer buyer(@Nullable Buyer buyer) {
    return buyer == null ? null : new Order.Buyer(buyer.id(), buyer.nickname());
  }
}

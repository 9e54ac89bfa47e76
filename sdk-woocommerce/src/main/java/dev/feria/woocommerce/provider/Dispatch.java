package dev.feria.woocommerce.provider;

import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.RejectedException;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.orders.LineItem;
import dev.feria.woocommerce.orders.NewNote;
import dev.feria.woocommerce.orders.NewTracking;
import dev.feria.woocommerce.orders.Order;
import dev.feria.woocommerce.orders.OrderNote;
import dev.feria.woocommerce.orders.OrderPatch;
import dev.feria.woocommerce.orders.OrderStatus;
import dev.feria.woocommerce.orders.Tracking;
import dev.feria.woocommerce.wire.MetaData;
import dev.feria.woocommerce.wire.NewMeta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Marks orders as sent. The shop has no shipments: the buyer is told by a note, or by the Shipment
 * Tracking extension where the shop has it; what left is noted on the order under a key of ours;
 * and the order is completed once everything has left.
 *
 * <p>Sent again, nothing happens twice: a note that names the tracking number is not written again,
 * the rest are absolute values.
 */
final class Dispatch {
  private static final String KEY = "_feria_shipment_";
  private static final Set<String> CANNOT_LEAVE =
      Set.of("cancelled", "failed", "refunded", "trash", "pending", "checkout-draft");

  private final WooCommerceClient client;
  private final boolean trackings;

  Dispatch(WooCommerceClient client, boolean trackings) {
    this.client = client;
    this.trackings = trackings;
  }

  String ship(Shipment shipment) {
    Order order = client.orders().get(shipment.orderId());
    if (CANNOT_LEAVE.contains(order.status().wire())) {
      throw new RejectedException(
          Errors.failure("orders.ship", 200, "order_" + order.status().wire()), null, null);
    }
    String key = KEY + shipment.reference();
    String left = left(order, shipment);
    String id = trackings && shipment.trackingNumber() != null ? track(shipment) : key;
    if (id.equals(key)) {
      tell(shipment);
    }
    boolean all = everythingLeft(order, key, left);
    boolean complete = all && !order.status().equals(OrderStatus.COMPLETED);
    String known = noted(order).getOrDefault(key, "");
    if (complete || !known.equals(left)) {
      client
          .orders()
          .update(
              order.id(),
              new OrderPatch(
                  complete ? OrderStatus.COMPLETED : null, null, List.of(new NewMeta(key, left))));
    }
    return id;
  }

  /** What leaves, as text: the ids of lines with their pieces, or all of them. */
  private static String left(Order order, Shipment shipment) {
    if (shipment.lines().isEmpty()) {
      return "all";
    }
    StringBuilder text = new StringBuilder();
    for (Shipment.Item item : shipment.lines()) {
      if (order.lineItems().stream().noneMatch(line -> line.id().equals(item.lineId()))) {
        throw new RejectedException(
            Errors.failure("orders.ship", 200, "line_not_found"), null, null);
      }
      text.append(text.isEmpty() ? "" : ",").append(item.lineId()).append('x');
      text.append(item.quantity());
    }
    return text.toString();
  }

  private static Map<String, String> noted(Order order) {
    Map<String, String> noted = new HashMap<>();
    for (MetaData meta : order.metaData()) {
      if (meta.key() != null && meta.key().startsWith(KEY)) {
        noted.put(meta.key(), meta.text());
      }
    }
    return noted;
  }

  private static boolean everythingLeft(Order order, String key, String left) {
    Map<String, String> shipments = noted(order);
    shipments.put(key, left);
    if (shipments.containsValue("all")) {
      return true;
    }
    Map<String, Integer> pieces = new HashMap<>();
    for (String shipment : shipments.values()) {
      for (String part : shipment.split(",", -1)) {
        String[] item = part.split("x", -1);
        if (item.length == 2 && item[1].matches("[0-9]{1,6}")) {
          pieces.merge(item[0], Integer.valueOf(item[1]), Integer::sum);
        }
      }
    }
    for (LineItem line : order.lineItems()) {
      if (pieces.getOrDefault(line.id(), 0) < Orders.pieces(line)) {
        return false;
      }
    }
    return true;
  }

  private void tell(Shipment shipment) {
    String number = shipment.trackingNumber();
    if (number == null && shipment.trackingUrl() == null && shipment.carrier() == null) {
      return; // the mail of a completed order says as much
    }
    String note = text(shipment);
    String sign = number == null ? note : number;
    List<OrderNote> notes = client.orders().notes(shipment.orderId());
    boolean told =
        notes.stream()
            .anyMatch(n -> Boolean.TRUE.equals(n.customerNote()) && n.note().contains(sign));
    if (!told) {
      client.orders().addNote(shipment.orderId(), NewNote.toBuyer(note));
    }
  }

  /** Short and without words of a language: the buyer's is not known. */
  private static String text(Shipment shipment) {
    StringBuilder text = new StringBuilder();
    for (String part :
        new String[] {shipment.carrier(), shipment.trackingNumber(), shipment.trackingUrl()}) {
      if (part != null && !part.isBlank()) {
        text.append(text.isEmpty() ? "" : " - ").append(part.strip());
      }
    }
    return text.toString();
  }

  private String track(Shipment shipment) {
    String number = Objects.requireNonNull(shipment.trackingNumber());
    for (Tracking tracking : client.orders().trackings(shipment.orderId())) {
      if (number.equals(tracking.trackingNumber())) {
        return tracking.trackingId() == null ? number : tracking.trackingId();
      }
    }
    Tracking made =
        client
            .orders()
            .addTracking(
                shipment.orderId(),
                new NewTracking(shipment.carrier(), number, shipment.trackingUrl()));
    return made.trackingId() == null ? number : made.trackingId();
  }
}

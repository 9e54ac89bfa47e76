package dev.feria.sandbox.shopify.orders;

import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.OrderPayload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seller ships fulfilment orders. */
public final class Shipping {
  /** Numbers of a parcel; each list may be empty. */
  public record Tracking(@Nullable String company, List<String> numbers, List<String> urls) {}

  private final Platform platform;
  private final StockBook book;
  private final Purchases purchases;

  /** Shipping on this platform. */
  public Shipping(Platform platform, StockBook book, Purchases purchases) {
    this.platform = platform;
    this.book = book;
    this.purchases = purchases;
  }

  /**
   * Ships units.
   *
   * @param units by fulfilment order and its line; an empty map of lines ships all that is left
   * @throws Refused when they cannot be shipped together or there are not so many
   */
  public Fulfillment ship(
      Shop shop, Map<FulfillmentOrder, Map<Long, Integer>> units, Tracking tracking) {
    FulfillmentOrder first = units.keySet().iterator().next();
    Order order = first.order;
    units.forEach((work, lines) -> check(first, work, lines));
    String event = platform.world().dice.uuid();
    Fulfillment parcel = new Fulfillment();
    parcel.id = platform.world().next("parcel", Ids.PARCEL);
    parcel.name = order.name() + "-F" + (order.fulfillments.size() + 1);
    parcel.locationId = first.locationId;
    parcel.created = platform.now();
    parcel.updated = parcel.created;
    parcel.order = order;
    label(parcel, tracking);
    units.forEach((work, lines) -> pack(shop, parcel, work, lines, event));
    order.fulfillments.add(parcel);
    boolean whole = order.fulfillment().equals("FULFILLED");
    if (whole && order.financial.equals("PAID")) {
      order.closed = parcel.created;
    }
    purchases.changed(shop, order);
    platform.announce(
        shop, "fulfillments/create", event, () -> OrderPayload.fulfillment(shop, parcel));
    purchases.announce(
        shop, order, whole ? "orders/fulfilled" : "orders/partially_fulfilled", event);
    purchases.announce(shop, order, "orders/updated", event);
    return parcel;
  }

  private static void check(
      FulfillmentOrder first, FulfillmentOrder work, Map<Long, Integer> lines) {
    if (work.order != first.order || work.locationId != first.locationId) {
      throw Refused.conflict("All fulfillment orders must have the same order and location");
    }
    if (!work.isOpen()) {
      throw Refused.conflict(
          "Fulfillment order "
              + work.id
              + " has an unfulfillable status= "
              + work.status.toLowerCase(Locale.ROOT));
    }
    lines.forEach(
        (id, quantity) -> {
          FulfillmentOrder.Part part = work.part(id);
          if (part == null) {
            throw Refused.conflict("Fulfillment order line item " + id + " does not exist");
          }
          if (quantity < 1 || quantity > part.remaining) {
            throw Refused.conflict("Invalid fulfillment order line item quantity requested.");
          }
        });
  }

  private void pack(
      Shop shop,
      Fulfillment parcel,
      FulfillmentOrder work,
      Map<Long, Integer> lines,
      String event) {
    for (FulfillmentOrder.Part part : work.parts) {
      int units = lines.isEmpty() ? part.remaining : lines.getOrDefault(part.id, 0);
      Line line = work.order.line(part.lineId);
      if (units == 0 || line == null) {
        continue;
      }
      Fulfillment.Part packed = new Fulfillment.Part();
      packed.id = platform.world().next("parcel-line", Ids.PARCEL_LINE);
      packed.fulfillmentOrderId = work.id;
      packed.fulfillmentOrderPartId = part.id;
      packed.lineId = part.lineId;
      packed.quantity = units;
      parcel.parts.add(packed);
      part.remaining -= units;
      line.fulfilled += units;
      book.ship(shop, shop.variant(line.variantId), work.locationId, units, event);
    }
    work.updated = parcel.created;
    work.status =
        work.parts.stream().allMatch(part -> part.remaining == 0) ? "CLOSED" : "IN_PROGRESS";
  }

  private static void label(Fulfillment parcel, Tracking tracking) {
    parcel.company = tracking.company();
    parcel.numbers.clear();
    parcel.numbers.addAll(tracking.numbers());
    parcel.urls.clear();
    parcel.urls.addAll(tracking.urls());
  }

  /** Other numbers for a parcel. */
  public void relabel(Shop shop, Fulfillment parcel, Tracking tracking) {
    label(parcel, tracking);
    changed(shop, parcel);
  }

  private void changed(Shop shop, Fulfillment parcel) {
    String event = platform.world().dice.uuid();
    parcel.updated = platform.now();
    purchases.changed(shop, parcel.order);
    platform.announce(
        shop, "fulfillments/update", event, () -> OrderPayload.fulfillment(shop, parcel));
    purchases.announce(shop, parcel.order, "orders/updated", event);
  }

  /**
   * The parcel did not leave after all.
   *
   * @throws Refused when it was cancelled before
   */
  public void cancel(Shop shop, Fulfillment parcel) {
    if (!parcel.status.equals("SUCCESS")) {
      throw Refused.conflict("Fulfillment is " + parcel.status.toLowerCase(Locale.ROOT));
    }
    String event = platform.world().dice.uuid();
    parcel.status = "CANCELLED";
    parcel.displayStatus = "CANCELED";
    for (Fulfillment.Part packed : parcel.parts) {
      FulfillmentOrder work = shop.fulfillmentOrder(packed.fulfillmentOrderId);
      FulfillmentOrder.Part part = work == null ? null : work.part(packed.fulfillmentOrderPartId);
      Line line = parcel.order.line(packed.lineId);
      if (work != null && part != null && line != null) {
        part.remaining += packed.quantity;
        line.fulfilled = Math.max(0, line.fulfilled - packed.quantity);
        work.status = "OPEN";
        work.updated = platform.now();
        book.ship(shop, shop.variant(line.variantId), work.locationId, -packed.quantity, event);
      }
    }
    parcel.order.closed = 0;
    changed(shop, parcel);
  }
}

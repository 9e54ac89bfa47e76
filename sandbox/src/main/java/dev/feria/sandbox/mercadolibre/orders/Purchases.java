package dev.feria.sandbox.mercadolibre.orders;

import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Pack;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Shipment;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.StockLocation;
import dev.feria.sandbox.mercadolibre.state.UserProduct;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What buyers do: buy, pay, cancel, get money back. Notifications follow every step. */
public final class Purchases {
  /**
   * One thing in the cart.
   *
   * @param listing item id, or {@code ITEM:VARIATION}
   * @param sku replaces the SKU in the order; null keeps the listing's
   */
  public record Line(String listing, int quantity, @Nullable String sku) {}

  private static final long FIRST_PACK = 2_000_006_000_000_001L;
  private static final long FIRST_SHIPMENT = 43_700_000_001L;

  private final Platform platform;

  /** Purchases on this platform. */
  public Purchases(Platform platform) {
    this.platform = platform;
  }

  /**
   * Makes one order for each line; several lines make a pack.
   *
   * @param status {@code paid}, {@code payment_required}, {@code payment_in_process} or {@code
   *     confirmed}
   * @param force true to sell more than there is
   * @throws dev.feria.sandbox.http.ReplyException 409 when there is not enough, 404 for an unknown
   *     listing
   */
  public List<Order> buy(
      Seller seller, List<Line> lines, String status, long buyerId, boolean force) {
    Cart cart = Cart.of(platform, seller, lines);
    if (!force) {
      cart.check();
    }
    long now = platform.now();
    long packId = lines.size() > 1 ? platform.world().next("pack", FIRST_PACK) : 0;
    List<Order> orders = cart.orders(status);
    for (Order order : orders) {
      order.packId = packId;
      order.buyerId = buyerId;
    }
    if (packId != 0) {
      pack(packId, orders, now);
    }
    if (status.equals("paid")) {
      ship(orders, now);
    }
    for (Order order : orders) {
      stock(order, -order.quantity);
      platform.world().add(order);
      announce(order, true);
    }
    return orders;
  }

  /** What the platform keeps of one unit. */
  public static BigDecimal fee(BigDecimal unitPrice, String siteId) {
    return Cart.fee(unitPrice, siteId);
  }

  private void pack(long packId, List<Order> orders, long now) {
    Pack pack = new Pack();
    pack.id = packId;
    pack.sellerId = orders.get(0).sellerId;
    pack.buyerId = orders.get(0).buyerId;
    pack.created = now;
    pack.updated = now;
    orders.forEach(order -> pack.orders.add(order.id));
    platform.world().packs.put(packId, pack);
  }

  private void ship(List<Order> orders, long now) {
    Order first = orders.get(0);
    Shipment shipment = new Shipment();
    shipment.id = platform.world().next("shipment", FIRST_SHIPMENT);
    shipment.sellerId = first.sellerId;
    shipment.buyerId = first.buyerId;
    shipment.siteId = first.siteId;
    Item item = platform.world().items.get(first.itemId);
    shipment.logisticType = item == null ? "xd_drop_off" : item.logisticType;
    shipment.cost =
        Site.of(first.siteId).decimals() == 0 ? new BigDecimal(2_990) : new BigDecimal("19.90");
    shipment.created = now;
    shipment.updated = now;
    for (Order order : orders) {
      shipment.orders.add(order.id);
      shipment.declared = shipment.declared.add(order.total());
      order.shipmentId = shipment.id;
    }
    first.shippingCost = shipment.cost;
    platform.world().shipments.put(shipment.id, shipment);
    Pack pack = platform.world().packs.get(first.packId);
    if (pack != null) {
      pack.shipmentId = shipment.id;
    }
  }

  /** The buyer pays an unpaid order, and with it the other unpaid orders of its pack. */
  public void pay(Order order) {
    long now = platform.now();
    List<Order> orders = new ArrayList<>();
    for (Order other : together(order)) {
      if (!other.isPaid() && other.cancelled == 0) {
        other.status = "paid";
        other.closed = now;
        other.updated = now;
        other.paymentId =
            other.paymentId == 0
                ? platform.world().next("payment", Cart.FIRST_PAYMENT)
                : other.paymentId;
        orders.add(other);
      }
    }
    if (orders.isEmpty()) {
      throw Errors.of(409, "conflict", "order " + order.id + " is " + order.status);
    }
    ship(orders, now);
    platform.world().orderVersion++;
    orders.forEach(paid -> announce(paid, false));
  }

  /** The order is cancelled and its units come back. */
  public void cancel(Order order, String by) {
    if (order.cancelled != 0) {
      throw Errors.of(409, "conflict", "order " + order.id + " is cancelled already");
    }
    long now = platform.now();
    if (order.isPaid()) {
      order.refunded = order.total();
    }
    order.status = "cancelled";
    order.cancelled = now;
    order.cancelledBy = by;
    order.updated = now;
    Shipment shipment = platform.world().shipments.get(order.shipmentId);
    if (shipment != null && together(order).stream().allMatch(other -> other.cancelled != 0)) {
      shipment.status = "cancelled";
      shipment.substatus = "";
      shipment.updated = now;
    }
    if (order.taken > 0) {
      stock(order, order.taken);
    }
    platform.world().orderVersion++;
    announce(order, false);
  }

  /** Part of the money goes back; the units do not. */
  public void refund(Order order, BigDecimal amount) {
    if (!order.isPaid()
        || amount.signum() <= 0
        || order.refunded.add(amount).compareTo(order.total()) >= 0) {
      throw Errors.of(409, "conflict", "order " + order.id + " cannot be refunded by " + amount);
    }
    order.refunded = order.refunded.add(amount);
    order.status = "partially_refunded";
    order.updated = platform.now();
    platform.world().orderVersion++;
    announce(order, false);
  }

  /** All orders of the pack, or the order alone. */
  public List<Order> together(Order order) {
    Pack pack = platform.world().packs.get(order.packId);
    if (pack == null) {
      return List.of(order);
    }
    List<Order> orders = new ArrayList<>();
    for (long id : pack.orders) {
      Order other = platform.world().orders.get(id);
      if (other != null) {
        orders.add(other);
      }
    }
    return orders;
  }

  /** Takes units from the stock or gives them back; never below 0. */
  private void stock(Order order, int change) {
    Item item = platform.world().items.get(order.itemId);
    Variation variation =
        item == null || order.variationId == 0 ? null : item.variation(order.variationId);
    if (item == null || (order.variationId != 0 && variation == null)) {
      return;
    }
    item.sold -= change;
    if (variation != null) {
      variation.sold -= change;
    }
    UserProduct product = platform.stock().product(order.userProductId);
    if (product != null && change < 0) {
      draw(order, product, -change);
    }
    int before = platform.stock().of(item, variation);
    int after = Math.max(0, before + change);
    order.taken = Math.max(0, before - after);
    platform.stock().set(item, variation, after, platform.now());
  }

  private static void draw(Order order, UserProduct product, int units) {
    for (StockLocation location : product.locations) {
      if (location.quantity >= units) {
        order.storeId = location.storeId;
        order.nodeId = location.nodeId;
        return;
      }
    }
  }

  /** Several notifications for one step, most of them for the same resource. */
  private void announce(Order order, boolean fresh) {
    long user = order.sellerId;
    String resource = "/orders/" + order.id;
    platform.announce(user, "orders_v2", resource);
    platform.announce(user, "orders_v2", resource, null, 150);
    if (order.isPaid()) {
      platform.announce(user, "orders_v2", resource, null, 300);
    }
    platform.announce(user, "items", "/items/" + order.itemId, null, 60);
    if (order.userProductId != null) {
      platform.announce(
          user, "stock-locations", "/user-products/" + order.userProductId + "/stock", null, 80);
    }
    if (order.paymentId != 0) {
      platform.announce(user, "payments", "/collections/" + order.paymentId, null, 40);
    }
    if (order.shipmentId != 0) {
      platform.announce(
          user, "shipments", "/shipments/" + order.shipmentId, null, fresh ? 200 : 220);
    }
  }
}

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
import dev.feria.sandbox.mercadolibre.state.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

  private record Choice(Item item, @Nullable Variation variation, Line line) {}

  private static final long FIRST_ORDER = 2_000_009_000_000_001L;
  private static final long FIRST_PACK = 2_000_006_000_000_001L;
  private static final long FIRST_SHIPMENT = 43_700_000_001L;
  private static final long FIRST_PAYMENT = 87_600_000_001L;
  private static final BigDecimal FEE_SHARE = new BigDecimal("0.13");

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
    List<Choice> choices = new ArrayList<>();
    for (Line line : lines) {
      choices.add(choose(seller, line));
    }
    if (!force) {
      check(choices);
    }
    long now = platform.now();
    long packId = lines.size() > 1 ? platform.world().next("pack", FIRST_PACK) : 0;
    List<Order> orders = new ArrayList<>();
    for (Choice choice : choices) {
      orders.add(order(seller, choice, packId, status, buyerId, now));
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

  private Choice choose(Seller seller, Line line) {
    int colon = line.listing().indexOf(':');
    String itemId = colon < 0 ? line.listing() : line.listing().substring(0, colon);
    Item item = platform.world().items.get(itemId);
    if (item == null || item.sellerId != seller.id) {
      throw Errors.missing("unknown listing " + line.listing());
    }
    if (line.quantity() < 1) {
      throw Errors.bad("quantity must be at least 1");
    }
    Variation variation = null;
    if (colon >= 0) {
      for (Variation candidate : item.variations) {
        if (Long.toString(candidate.id).equals(line.listing().substring(colon + 1))) {
          variation = candidate;
        }
      }
    }
    if (variation == null && (colon >= 0 || !item.variations.isEmpty())) {
      throw Errors.missing("unknown listing " + line.listing() + ", use ITEM:VARIATION");
    }
    return new Choice(item, variation, line);
  }

  private void check(List<Choice> choices) {
    for (Choice choice : choices) {
      int wanted = 0;
      for (Choice other : choices) {
        if (other.item == choice.item && other.variation == choice.variation) {
          wanted += other.line.quantity();
        }
      }
      int available = platform.stock().of(choice.item, choice.variation);
      boolean forSale = choice.item.status.equals("active");
      if (!forSale || wanted > available) {
        throw Errors.of(
            409,
            "conflict",
            choice.line.listing()
                + (forSale ? " has only " + available : " is " + choice.item.status));
      }
    }
  }

  private Order order(
      Seller seller, Choice choice, long packId, String status, long buyerId, long now) {
    World world = platform.world();
    Item item = choice.item;
    Variation variation = choice.variation;
    Order order = new Order();
    order.id = world.next("order", FIRST_ORDER);
    order.packId = packId;
    order.sellerId = seller.id;
    order.buyerId = buyerId;
    order.siteId = seller.siteId;
    order.itemId = item.id;
    order.title = item.title;
    order.categoryId = item.categoryId;
    order.sku = variation == null ? item.sku : variation.sku;
    order.customField = variation == null ? item.customField : variation.customField;
    order.userProductId = variation == null ? item.userProductId : variation.userProductId;
    if (variation != null) {
      order.variationId = variation.id;
      order.variant = variation.attributeId + "|" + variation.attributeName + "|" + variation.value;
    }
    if (choice.line.sku() != null) {
      order.sku = choice.line.sku();
      order.customField = null;
    }
    order.quantity = choice.line.quantity();
    order.unitPrice = variation == null ? item.price : variation.price;
    order.saleFee = fee(order.unitPrice, seller.siteId);
    order.currency = item.currency;
    order.listingType = item.listingType;
    order.status = status;
    order.fulfillment = item.isFull();
    order.created = now;
    order.updated = now;
    if (status.equals("paid")) {
      order.paymentId = world.next("payment", FIRST_PAYMENT);
      order.closed = now;
    } else if (status.equals("payment_in_process")) {
      order.paymentId = world.next("payment", FIRST_PAYMENT);
    }
    return order;
  }

  /** What the platform keeps of one unit. */
  public static BigDecimal fee(BigDecimal unitPrice, String siteId) {
    return unitPrice
        .multiply(FEE_SHARE)
        .setScale(Math.max(1, Site.of(siteId).decimals()), RoundingMode.HALF_UP);
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
                ? platform.world().next("payment", FIRST_PAYMENT)
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
    if (order.stockTaken) {
      stock(order, order.quantity);
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

  private void stock(Order order, int change) {
    order.stockTaken = change < 0;
    Item item = platform.world().items.get(order.itemId);
    if (item == null) {
      return;
    }
    Variation variation = order.variationId == 0 ? null : item.variation(order.variationId);
    if (order.variationId != 0 && variation == null) {
      return;
    }
    item.sold -= change;
    if (variation != null) {
      variation.sold -= change;
    }
    UserProduct product = platform.stock().product(order.userProductId);
    if (product != null && change < 0) {
      for (StockLocation location : product.locations) {
        if (location.quantity >= -change) {
          order.storeId = location.storeId;
          order.nodeId = location.nodeId;
          break;
        }
      }
    }
    int next = Math.max(0, platform.stock().of(item, variation) + change);
    platform.stock().set(item, variation, next, platform.now());
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

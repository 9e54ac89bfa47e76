package dev.feria.sandbox.mercadolibre.catalogue;

import dev.feria.sandbox.mercadolibre.orders.Purchases;
import dev.feria.sandbox.mercadolibre.state.Dice;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Pack;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Shipment;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Variation;
import dev.feria.sandbox.mercadolibre.state.World;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Makes a year of orders; the stock of today is what was left after them. */
final class OrderSeeds {
  private static final long FIRST_ORDER = 2_000_003_000_000_001L;
  private static final long FIRST_PACK = 2_000_001_000_000_001L;
  private static final long FIRST_SHIPMENT = 40_100_000_001L;
  private static final long FIRST_PAYMENT = 70_100_000_001L;
  private static final long FIRST_BUYER = 1_944_600_000L;
  private static final long MINUTE = 60_000L;
  private static final long DAY = 86_400_000L;

  private final Platform platform;
  private final Dice dice;

  OrderSeeds(Platform platform, Dice dice) {
    this.platform = platform;
    this.dice = dice;
  }

  void fill(Seller seller, int count) {
    List<Item> items = platform.world().itemsOf(seller.id);
    if (items.isEmpty() || count == 0) {
      return;
    }
    long end = platform.now() - 20 * MINUTE;
    long begin = end - 355 * DAY;
    long step = Math.max(1, (end - begin) / count);
    int made = 0;
    while (made < count) {
      long created = begin + made * step + dice.below((int) Math.min(step, 1_000_000));
      int size = dice.percent(8) ? Math.min(count - made, 2 + dice.below(2)) : 1;
      cart(seller, items, size, created);
      made += size;
    }
  }

  private void cart(Seller seller, List<Item> items, int size, long created) {
    World world = platform.world();
    long buyer = FIRST_BUYER + dice.below(40_000);
    long age = platform.now() - created;
    int roll = dice.below(100);
    String status =
        age < 20 * DAY && roll < 30
            ? "payment_required"
            : roll >= 92 ? "cancelled" : roll >= 88 ? "partially_refunded" : "paid";
    long packId = size > 1 ? world.next("seeded-pack", FIRST_PACK) : 0;
    List<Order> orders = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      orders.add(order(seller, dice.of(items), packId, status, buyer, created));
    }
    boolean shipped = !status.equals("payment_required") && !status.equals("cancelled");
    long shipment = shipped ? ship(orders, age) : 0;
    if (packId != 0) {
      Pack pack = new Pack();
      pack.id = packId;
      pack.sellerId = seller.id;
      pack.buyerId = buyer;
      pack.created = created;
      pack.updated = created + MINUTE;
      pack.shipmentId = shipment;
      orders.forEach(order -> pack.orders.add(order.id));
      world.packs.put(packId, pack);
    }
    orders.forEach(world::add);
  }

  private Order order(
      Seller seller, Item item, long packId, String status, long buyer, long created) {
    World world = platform.world();
    Order order = new Order();
    order.id = world.next("seeded-order", FIRST_ORDER);
    order.packId = packId;
    order.sellerId = seller.id;
    order.buyerId = buyer;
    order.siteId = seller.siteId;
    order.itemId = item.id;
    order.title = item.title;
    order.categoryId = item.categoryId;
    order.sku = item.sku;
    order.customField = item.customField;
    order.userProductId = item.userProductId;
    order.quantity = dice.percent(75) ? 1 : 2 + dice.below(4);
    order.unitPrice = item.price;
    if (!item.variations.isEmpty()) {
      Variation variation = dice.of(item.variations);
      order.variationId = variation.id;
      order.variant = variation.attributeId + "|" + variation.attributeName + "|" + variation.value;
      order.sku = variation.sku;
      order.customField = variation.customField;
      variation.sold += order.quantity;
    }
    item.sold += order.quantity;
    item.initial += order.quantity;
    order.saleFee = Purchases.fee(item.price, seller.siteId);
    order.currency = item.currency;
    order.listingType = item.listingType;
    order.fulfillment = item.isFull();
    order.status = status;
    order.created = created;
    order.updated = created + 2 * MINUTE;
    order.taken = status.equals("cancelled") ? 0 : order.quantity;
    if (status.equals("payment_required")) {
      return order;
    }
    order.paymentId = world.next("seeded-payment", FIRST_PAYMENT);
    order.closed = created + 5_000 + dice.below(600_000);
    order.updated = order.closed + dice.below(300_000);
    if (status.equals("cancelled")) {
      order.cancelled = order.closed + dice.below(900_000);
      order.cancelledBy = dice.percent(70) ? "buyer" : "seller";
      order.refunded = order.total();
      order.updated = order.cancelled;
    } else if (status.equals("partially_refunded")) {
      order.refunded =
          order
              .total()
              .multiply(new BigDecimal("0.25"))
              .setScale(Site.of(seller.siteId).decimals(), RoundingMode.HALF_UP);
    } else if (dice.percent(4)) {
      order.coupon = new BigDecimal(Site.of(seller.siteId).decimals() == 0 ? "500" : "5.00");
    }
    return order;
  }

  private long ship(List<Order> orders, long age) {
    World world = platform.world();
    Order first = orders.get(0);
    Shipment shipment = new Shipment();
    shipment.id = world.next("seeded-shipment", FIRST_SHIPMENT);
    shipment.sellerId = first.sellerId;
    shipment.buyerId = first.buyerId;
    shipment.siteId = first.siteId;
    Item item = world.items.get(first.itemId);
    shipment.logisticType = item == null ? "xd_drop_off" : item.logisticType;
    shipment.cost = new BigDecimal(Site.of(first.siteId).decimals() == 0 ? "2990" : "19.90");
    shipment.created = first.closed;
    shipment.updated = first.closed + Math.min(age, 4 * DAY) / 2;
    if (age > 7 * DAY) {
      shipment.status = dice.percent(97) ? "delivered" : "not_delivered";
      shipment.substatus = shipment.status.equals("delivered") ? "" : "returned";
    } else if (age > 2 * DAY) {
      shipment.status = "shipped";
      shipment.substatus = "out_for_delivery";
    }
    for (Order order : orders) {
      shipment.orders.add(order.id);
      shipment.declared = shipment.declared.add(order.total());
      order.shipmentId = shipment.id;
    }
    first.shippingCost = shipment.cost;
    world.shipments.put(shipment.id, shipment);
    return shipment.id;
  }
}

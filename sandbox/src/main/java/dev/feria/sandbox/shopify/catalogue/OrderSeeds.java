package dev.feria.sandbox.shopify.catalogue;

import dev.feria.sandbox.shopify.orders.Ids;
import dev.feria.sandbox.shopify.orders.People;
import dev.feria.sandbox.shopify.orders.Purchases;
import dev.feria.sandbox.shopify.state.Dice;
import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Refund;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Transaction;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.state.World;
import java.math.BigDecimal;
import java.util.List;

/** Makes the orders of the last weeks, in all states; unshipped ones hold committed stock. */
final class OrderSeeds {
  private static final long MINUTE = 60_000L;
  private static final long DAY = 86_400_000L;
  private static final int DAYS = 50;

  private final Platform platform;
  private final Shop shop;
  private final Dice dice;

  OrderSeeds(Platform platform, Shop shop, Dice dice) {
    this.platform = platform;
    this.shop = shop;
    this.dice = dice;
  }

  void fill(int count) {
    List<Variant> variants =
        shop.items().values().stream().filter(v -> v.product.status.equals("ACTIVE")).toList();
    if (variants.isEmpty() || count <= 0) {
      return;
    }
    People people = new People(platform);
    long end = platform.now() - 20 * MINUTE;
    long step = Math.max(1_000, DAYS * DAY / count);
    for (int i = 0; i < count; i++) {
      long created = end - (count - i) * step + dice.below((int) Math.min(step, 900_000));
      shop.put(order(people, variants, Math.min(created, end)));
    }
  }

  private Order order(People people, List<Variant> variants, long created) {
    World world = platform.world();
    Order order = new Order();
    order.id = world.next("order", Ids.ORDER);
    order.number = (int) world.next("number-" + shop.domain, 1_001);
    order.currency = shop.currency;
    order.created = created;
    order.updated = created + MINUTE;
    order.source = dice.percent(12) ? "pos" : "web";
    order.test = dice.percent(2);
    order.note = dice.percent(8) ? "Entregar en conserjería" : null;
    people.introduce(shop, order, null, dice);
    int size = dice.percent(80) ? 1 : 2 + dice.below(2);
    for (int i = 0; i < size; i++) {
      line(order, dice.of(variants));
    }
    state(order, platform.now() - created);
    return order;
  }

  private void line(Order order, Variant variant) {
    if (order.lines.stream().anyMatch(line -> line.variantId == variant.id)) {
      return;
    }
    World world = platform.world();
    Line line = new Line();
    line.id = world.next("line", Ids.LINE);
    line.order = order;
    line.quantity = dice.percent(80) ? 1 : 2 + dice.below(2);
    line.current = line.quantity;
    Purchases.fill(line, variant);
    order.lines.add(line);
    long location = variant.levels.isEmpty() ? first() : variant.levels.get(0).locationId;
    FulfillmentOrder work =
        order.fulfillmentOrders.stream()
            .filter(each -> each.locationId == location)
            .findFirst()
            .orElseGet(() -> work(order, location));
    FulfillmentOrder.Part part = new FulfillmentOrder.Part();
    part.id = world.next("work-line", Ids.WORK_LINE);
    part.lineId = line.id;
    part.total = line.quantity;
    part.remaining = line.quantity;
    work.parts.add(part);
  }

  private long first() {
    return shop.locations.keySet().iterator().next();
  }

  private FulfillmentOrder work(Order order, long location) {
    FulfillmentOrder work = new FulfillmentOrder();
    work.id = platform.world().next("work", Ids.WORK);
    work.locationId = location;
    work.created = order.created;
    work.updated = order.created;
    work.order = order;
    order.fulfillmentOrders.add(work);
    return work;
  }

  private void state(Order order, long age) {
    int roll = dice.below(100);
    boolean recent = age < 12 * DAY;
    if (recent && roll < 22) {
      order.financial = "PENDING";
      order.gateway = "manual";
      money(order, "SALE", "PENDING", order.total());
    } else if (roll < 26) {
      order.financial = "AUTHORIZED";
      money(order, "AUTHORIZATION", "SUCCESS", order.total());
    } else {
      money(order, "SALE", "SUCCESS", order.total());
    }
    boolean paid = order.financial.equals("PAID");
    if (roll >= 93) {
      cancel(order);
    } else if (paid && age > 3 * DAY) {
      ship(order, roll < 90);
      if (roll >= 84 && roll < 90) {
        back(order);
      }
    }
    if (order.cancelled == 0) {
      commit(order);
    }
  }

  private Transaction money(Order order, String kind, String status, BigDecimal amount) {
    Transaction transaction = new Transaction();
    transaction.id = platform.world().next("transaction", Ids.TRANSACTION);
    transaction.kind = kind;
    transaction.status = status;
    transaction.gateway = order.gateway;
    transaction.amount = amount;
    transaction.created = order.updated;
    transaction.order = order;
    order.transactions.add(transaction);
    return transaction;
  }

  private void cancel(Order order) {
    Refund refund = refund(order, order.received());
    for (Line line : order.lines) {
      part(refund, line, line.current, "CANCEL");
      line.current = 0;
    }
    order.refunds.add(refund);
    order.financial = order.received().signum() > 0 ? "REFUNDED" : "VOIDED";
    order.cancelled = order.updated + dice.below(3_600_000);
    order.updated = order.cancelled;
    order.closed = order.cancelled;
    order.cancelReason = dice.percent(70) ? "CUSTOMER" : "INVENTORY";
    order.fulfillmentOrders.forEach(
        work -> {
          work.status = "CANCELLED";
          work.parts.forEach(part -> part.remaining = 0);
        });
  }

  private Refund refund(Order order, BigDecimal amount) {
    Refund refund = new Refund();
    refund.id = platform.world().next("refund", Ids.REFUND);
    refund.created = order.updated + MINUTE;
    refund.order = order;
    refund.amount = amount;
    if (amount.signum() > 0) {
      refund.transactionId = money(order, "REFUND", "SUCCESS", amount).id;
    }
    return refund;
  }

  private void part(Refund refund, Line line, int quantity, String type) {
    Refund.Part part = new Refund.Part();
    part.id = platform.world().next("refund-line", Ids.REFUND_LINE);
    part.lineId = line.id;
    part.quantity = quantity;
    part.restockType = type;
    part.locationId = first();
    part.owner = refund;
    refund.parts.add(part);
  }

  private void ship(Order order, boolean whole) {
    long created = order.created + DAY + dice.below(90_000_000);
    for (FulfillmentOrder work : order.fulfillmentOrders) {
      Fulfillment parcel = new Fulfillment();
      parcel.id = platform.world().next("parcel", Ids.PARCEL);
      parcel.locationId = work.locationId;
      parcel.name = order.name() + "-F" + (order.fulfillments.size() + 1);
      parcel.created = created;
      parcel.updated = created;
      parcel.company = shop.country.equals("BR") ? "Correios" : "Chilexpress";
      parcel.numbers.add("TR" + (100_000_000 + dice.below(800_000_000)));
      for (FulfillmentOrder.Part part : work.parts) {
        int units = whole ? part.remaining : Math.max(1, part.remaining / 2);
        Fulfillment.Part packed = new Fulfillment.Part();
        packed.id = platform.world().next("parcel-line", Ids.PARCEL_LINE);
        packed.fulfillmentOrderId = work.id;
        packed.fulfillmentOrderPartId = part.id;
        packed.lineId = part.lineId;
        packed.quantity = units;
        parcel.parts.add(packed);
        part.remaining -= units;
        Line line = order.line(part.lineId);
        if (line != null) {
          line.fulfilled += units;
        }
      }
      boolean done = work.parts.stream().allMatch(part -> part.remaining == 0);
      work.status = done ? "CLOSED" : "IN_PROGRESS";
      order.fulfillments.add(parcel);
      if (!whole) {
        break;
      }
    }
    order.updated = Math.min(created, platform.now() - MINUTE);
    order.closed = order.fulfillment().equals("FULFILLED") ? order.updated : 0;
  }

  /** One unit came back. */
  private void back(Order order) {
    Line line = order.lines.get(0);
    Refund refund = refund(order, line.price);
    part(refund, line, 1, "RETURN");
    line.current--;
    line.fulfilled = Math.max(0, line.fulfilled - 1);
    order.refunds.add(refund);
    order.financial =
        order.refunded().compareTo(order.received()) >= 0 ? "REFUNDED" : "PARTIALLY_REFUNDED";
    order.updated = Math.min(order.updated + DAY, platform.now() - MINUTE);
  }

  /** What is not shipped yet is promised already; what is available was left after that. */
  private void commit(Order order) {
    for (FulfillmentOrder work : order.fulfillmentOrders) {
      for (FulfillmentOrder.Part part : work.parts) {
        Line line = order.line(part.lineId);
        Variant variant = line == null ? null : shop.variant(line.variantId);
        Level level = variant == null ? null : variant.level(work.locationId);
        if (variant != null && level != null && variant.tracked) {
          level.committed += part.remaining;
        }
      }
    }
  }
}

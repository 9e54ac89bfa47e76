package dev.feria.sandbox.shopify.orders;

import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Transaction;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.state.World;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.OrderPayload;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Customers buy and pay. */
public final class Purchases {
  private final Platform platform;
  private final StockBook book;
  private final People people;

  /** Purchases on this platform. */
  public Purchases(Platform platform, StockBook book) {
    this.platform = platform;
    this.book = book;
    this.people = new People(platform);
  }

  /**
   * Makes an order.
   *
   * @throws Refused when a variant is unknown, not for sale, or there is not enough of it
   */
  public Order buy(Shop shop, NewOrder wanted) {
    check(shop, wanted);
    World world = platform.world();
    String event = world.dice.uuid();
    Order order = new Order();
    order.id = world.next("order", Ids.ORDER);
    order.number = (int) world.next("number-" + shop.domain, 1_001);
    order.currency = shop.currency;
    order.created = platform.now();
    order.updated = order.created;
    order.financial = wanted.financial();
    order.source = wanted.source();
    order.test = wanted.test();
    order.gateway = gateway(wanted);
    people.introduce(shop, order, wanted.email(), world.dice);
    Map<Long, FulfillmentOrder> work = new LinkedHashMap<>();
    for (NewOrder.Wanted each : wanted.lines()) {
      Line line = line(shop, each);
      order.lines.add(line);
      Variant variant = shop.variant(each.variantId());
      if (variant != null) {
        for (StockBook.Share share : book.commit(shop, variant, each.quantity(), event)) {
          assign(work, order, line, share);
        }
      } else {
        long anywhere = shop.locations.keySet().iterator().next();
        assign(work, order, line, new StockBook.Share(anywhere, each.quantity()));
      }
    }
    order.fulfillmentOrders.addAll(work.values());
    money(order);
    shop.put(order);
    announce(shop, order, "orders/create", event);
    if (order.financial.equals("PAID")) {
      announce(shop, order, "orders/paid", event);
    }
    announce(shop, order, "orders/updated", event);
    return order;
  }

  private static String gateway(NewOrder wanted) {
    String asked = wanted.gateway();
    return asked != null ? asked : wanted.financial().equals("PENDING") ? "manual" : "mercado_pago";
  }

  private static void check(Shop shop, NewOrder wanted) {
    Map<Long, Integer> units = new LinkedHashMap<>();
    for (NewOrder.Wanted each : wanted.lines()) {
      if (each.variantId() != 0) {
        units.merge(each.variantId(), each.quantity(), Integer::sum);
      }
    }
    units.forEach(
        (id, quantity) -> {
          Variant variant = shop.variant(id);
          if (variant == null) {
            throw Refused.missing("unknown listing " + id);
          }
          Product product = variant.product;
          if (wanted.force()) {
            return;
          }
          if (!product.status.equals("ACTIVE")) {
            throw Refused.conflict(variant.displayName() + " is " + product.status);
          }
          int available = Math.max(0, variant.available(shop));
          if (variant.tracked && !variant.oversells && quantity > available) {
            throw Refused.conflict(product.id + ":" + id + " has only " + available);
          }
        });
  }

  private Line line(Shop shop, NewOrder.Wanted wanted) {
    Line line = new Line();
    line.id = platform.world().next("line", Ids.LINE);
    line.quantity = wanted.quantity();
    line.current = wanted.quantity();
    Variant variant = shop.variant(wanted.variantId());
    if (variant != null) {
      fill(line, variant);
    } else {
      line.title = Objects.requireNonNullElse(wanted.title(), "Producto");
      line.sku = wanted.sku();
    }
    if (wanted.sku() != null) {
      line.sku = wanted.sku();
    }
    BigDecimal price = wanted.price();
    if (price != null) {
      line.price = price;
    }
    return line;
  }

  /** Copies what a line keeps of its variant. */
  public static void fill(Line line, Variant variant) {
    line.variantId = variant.id;
    line.productId = variant.product.id;
    line.title = variant.product.title;
    line.variantTitle = variant.ownTitle();
    line.vendor = variant.product.vendor;
    line.sku = variant.sku;
    line.price = variant.price;
    line.requiresShipping = variant.requiresShipping;
  }

  private void assign(
      Map<Long, FulfillmentOrder> all, Order order, Line line, StockBook.Share share) {
    World world = platform.world();
    FulfillmentOrder work =
        all.computeIfAbsent(
            share.locationId(),
            location -> {
              FulfillmentOrder fresh = new FulfillmentOrder();
              fresh.id = world.next("work", Ids.WORK);
              fresh.locationId = location;
              fresh.created = order.created;
              fresh.updated = order.created;
              return fresh;
            });
    FulfillmentOrder.Part part = new FulfillmentOrder.Part();
    part.id = world.next("work-line", Ids.WORK_LINE);
    part.lineId = line.id;
    part.total = share.units();
    part.remaining = share.units();
    work.parts.add(part);
  }

  private void money(Order order) {
    order.transactions.clear();
    boolean paid = order.financial.equals("PAID");
    String kind = order.financial.equals("AUTHORIZED") ? "AUTHORIZATION" : "SALE";
    add(order, kind, paid || kind.equals("AUTHORIZATION") ? "SUCCESS" : "PENDING", order.total());
  }

  /** Adds a movement of money. */
  public Transaction add(Order order, String kind, String status, BigDecimal amount) {
    Transaction transaction = new Transaction();
    transaction.id = platform.world().next("transaction", Ids.TRANSACTION);
    transaction.kind = kind;
    transaction.status = status;
    transaction.gateway = order.gateway;
    transaction.amount = amount;
    transaction.created = platform.now();
    transaction.order = order;
    order.transactions.add(transaction);
    return transaction;
  }

  /**
   * The customer pays an unpaid order.
   *
   * @throws Refused when nothing is to be paid
   */
  public void pay(Shop shop, Order order) {
    boolean unpaid = order.financial.equals("PENDING") || order.financial.equals("AUTHORIZED");
    if (order.cancelled != 0 || !unpaid) {
      throw Refused.conflict("order " + order.id + " is " + status(order));
    }
    BigDecimal due = order.outstanding();
    for (Transaction transaction : order.transactions) {
      if (transaction.status.equals("PENDING")) {
        transaction.status = "SUCCESS";
        transaction.amount = due;
        due = BigDecimal.ZERO;
      }
    }
    if (due.signum() > 0) {
      add(order, order.financial.equals("AUTHORIZED") ? "CAPTURE" : "SALE", "SUCCESS", due);
    }
    order.financial = order.refunds.isEmpty() ? "PAID" : "PARTIALLY_REFUNDED";
    String event = platform.world().dice.uuid();
    changed(shop, order);
    announce(shop, order, "orders/paid", event);
    announce(shop, order, "orders/updated", event);
  }

  /** The order's state in one word: the financial one, unless it is cancelled. */
  public static String status(Order order) {
    return order.cancelled != 0 ? "cancelled" : order.financial.toLowerCase(Locale.ROOT);
  }

  /** The order changed now. */
  public void changed(Shop shop, Order order) {
    order.updated = platform.now();
    shop.put(order);
  }

  /** Sends a webhook about an order. */
  public void announce(Shop shop, Order order, String topic, @Nullable String event) {
    platform.announce(
        shop,
        topic,
        event == null ? platform.world().dice.uuid() : event,
        () -> OrderPayload.order(shop, order));
  }
}

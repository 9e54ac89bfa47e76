package dev.feria.sandbox.woocommerce.seeds;

import dev.feria.sandbox.woocommerce.orders.OrderLines;
import dev.feria.sandbox.woocommerce.state.Charge;
import dev.feria.sandbox.woocommerce.state.Coupon;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Meta;
import dev.feria.sandbox.woocommerce.state.Note;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Refund;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes customers, coupons and two months of orders; the stock of today is what was left. */
final class OrderSeeds {
  private static final long DAY = 86_400;
  private static final long DAYS = 60;
  private static final int CUSTOMERS = 12;

  private final Platform platform;
  private final Store store;
  private final SplittableRandom random;
  private final OrderLines lines;
  private final PeopleSeeds people;

  OrderSeeds(Platform platform, Store store, SplittableRandom random) {
    this.platform = platform;
    this.store = store;
    this.random = random;
    this.lines = new OrderLines(platform);
    this.people = new PeopleSeeds(store, random);
  }

  void fill(int count) {
    long now = platform.now();
    for (int i = 0; i < CUSTOMERS; i++) {
      people.customer(now - (100 + i) * DAY);
    }
    coupon("bemvinda", now);
    coupon("fiestas", now);
    List<Product> products = new ArrayList<>();
    for (Product product : store.products.values()) {
      if (!product.type.equals("variable")
          && product.status.equals("publish")
          && product.price() != null) {
        products.add(product);
      }
    }
    if (products.isEmpty() || count == 0) {
      return;
    }
    long end = now - 20 * 60;
    long begin = end - DAYS * DAY;
    for (int i = 0; i < count; i++) {
      order(products, begin + (end - begin) * i / count, now);
    }
  }

  private void coupon(String code, long now) {
    Coupon coupon = new Coupon();
    coupon.id = store.nextPost();
    coupon.code = code;
    coupon.amount = amount(1_000);
    coupon.created = now - 90 * DAY;
    coupon.modified = coupon.created;
    store.coupons.put(coupon.id, coupon);
  }

  /** Pesos, or cents where the currency has them. */
  private BigDecimal amount(long value) {
    return store.decimals == 0 ? BigDecimal.valueOf(value) : BigDecimal.valueOf(value, 2);
  }

  private void order(List<Product> products, long created, long now) {
    Order order = new Order();
    order.id = store.nextPost();
    order.key = "wc_order_" + Long.toHexString(random.nextLong() | Long.MIN_VALUE).substring(0, 13);
    order.version = store.mode.wcVersion;
    order.currency = store.currency;
    order.pricesIncludeTax = store.taxPercent > 0;
    order.created = created;
    int things = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
    for (int i = 0; i < things; i++) {
      Product product = products.get(random.nextInt(products.size()));
      order.lines.add(lines.of(store, product, 1 + random.nextInt(3)));
    }
    buyer(order);
    charges(order);
    steps(order, now);
    store.orderShelf().add(order);
  }

  private void buyer(Order order) {
    if (random.nextInt(3) == 0) {
      List<Customer> known = List.copyOf(store.customers.values());
      Customer customer = known.get(random.nextInt(known.size()));
      order.customerId = customer.id;
      order.billing = customer.billing.copy();
    } else {
      order.billing = people.address();
    }
    if (random.nextInt(5) > 0) {
      order.shipping = order.billing.copy();
    }
    for (Map.Entry<String, String> piece : people.papers().entrySet()) {
      order.meta.add(Meta.of(store.nextMeta(), piece.getKey(), piece.getValue()));
    }
    order.meta.add(Meta.of(store.nextMeta(), "_plugin_opciones", Map.of()));
    order.customerNote = random.nextInt(6) == 0 ? "Entregar por la tarde" : "";
  }

  private void charges(Order order) {
    if (random.nextInt(3) > 0) {
      Charge shipping = Charge.of(store.nextItem(), "shipping", "Despacho", amount(2_990));
      shipping.methodId = "flat_rate";
      order.charges.add(shipping);
    }
    int roll = random.nextInt(10);
    if (roll == 0) {
      order.charges.add(
          Charge.of(store.nextItem(), "fee", "Descuento transferencia", amount(500).negate()));
    } else if (roll == 1) {
      order.charges.add(Charge.of(store.nextItem(), "fee", "Envoltorio", amount(990)));
    } else if (roll == 2) {
      OrderLine first = order.lines.get(0);
      BigDecimal discount = amount(1_000);
      first.total = first.total.subtract(discount);
      order.charges.add(Charge.of(store.nextItem(), "coupon", "bemvinda", discount));
    }
  }

  private void steps(Order order, long now) {
    int roll = random.nextInt(100);
    boolean recent = order.created > now - 8 * DAY;
    String status;
    if (recent) {
      status =
          roll < 55 ? "processing" : roll < 70 ? "on-hold" : roll < 80 ? "pending" : "completed";
    } else {
      status =
          roll < 78
              ? "completed"
              : roll < 88
                  ? "cancelled"
                  : roll < 93 ? "refunded" : roll < 96 ? "failed" : "processing";
    }
    order.status = status;
    order.modified = Math.min(now - 60, order.created + 120 + random.nextInt(600));
    boolean paid = !status.matches("pending|on-hold|cancelled|failed");
    if (paid) {
      order.paid = order.created + 60;
      order.paymentMethod = "woo-mercado-pago-custom";
      order.paymentTitle = "Tarjeta";
      order.transactionId = Long.toString(90_000_000_000L + order.id);
    }
    if (status.equals("completed")) {
      order.completed = Math.min(now - 60, order.created + DAY + random.nextInt(100_000));
      order.modified = order.completed;
    }
    if (paid || status.equals("on-hold")) {
      order.stockReduced = true;
      for (OrderLine line : order.lines) {
        line.reduced = line.quantity;
      }
    }
    if (status.equals("refunded")) {
      refund(order, order.total());
    } else if (status.equals("completed") && random.nextInt(12) == 0) {
      refund(order, amount(1_000).min(order.total()));
    }
    Note note = new Note();
    note.id = store.next("note", 501);
    note.created = order.created;
    note.author = "WooCommerce";
    note.text = "Pedido recibido.";
    order.notes.add(note);
  }

  private void refund(Order order, BigDecimal amount) {
    Refund refund = new Refund();
    refund.id = store.nextPost();
    refund.created = order.modified;
    refund.amount = amount;
    refund.reason = "Devolución";
    order.refunds.add(refund);
  }
}

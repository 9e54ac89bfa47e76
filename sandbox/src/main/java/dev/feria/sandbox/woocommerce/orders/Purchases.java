package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.woocommerce.products.StockLevels;
import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What customers do at the shop itself: buy, pay, cancel, get money back. */
public final class Purchases {
  /**
   * One thing in the cart.
   *
   * @param product null for one that the shop has deleted since
   * @param sku replaces the SKU in the order; null keeps the product's
   */
  public record Line(@Nullable Product product, String name, long quantity, @Nullable String sku) {}

  /** Units of one line that go back. */
  public record Back(OrderLine line, long quantity) {}

  private static final Set<String> OVER = Set.of("cancelled", "refunded");

  private final Platform platform;
  private final OrderSteps steps;
  private final OrderLines orderLines;

  /** Purchases on this platform. */
  public Purchases(Platform platform) {
    this.platform = platform;
    this.steps = new OrderSteps(platform);
    this.orderLines = new OrderLines(platform);
  }

  /**
   * A customer buys.
   *
   * @param status of WooCommerce: {@code processing}, {@code pending} or {@code on-hold}
   * @param customer null for a guest
   * @param force true to sell more than there is
   * @throws dev.feria.sandbox.http.ReplyException 409 when there is not enough
   */
  public Order buy(
      Store store,
      List<Line> lines,
      String status,
      @Nullable Customer customer,
      Address billing,
      boolean force) {
    if (!force) {
      check(store, lines);
    }
    Order order = new Order();
    order.id = store.nextPost();
    order.key = "wc_order_" + platform.world().hex(13);
    order.version = store.mode.wcVersion;
    order.currency = store.currency;
    order.created = platform.now();
    order.modified = order.created;
    order.pricesIncludeTax = store.taxPercent > 0;
    order.billing = billing;
    order.shipping = billing.copy();
    order.customerId = customer == null ? 0 : customer.id;
    if (status.equals("processing")) {
      order.paymentMethod = "woo-mercado-pago-custom";
      order.paymentTitle = "Tarjeta";
      order.transactionId = Long.toString(90_112_233_445L + order.id);
    }
    for (Line line : lines) {
      order.lines.add(line(store, line));
    }
    steps.add(store, order, status);
    platform.announce(store, "order.updated", order.id);
    return order;
  }

  private OrderLine line(Store store, Line wanted) {
    Product product = wanted.product();
    OrderLine line;
    if (product == null) {
      line = new OrderLine();
      line.id = store.nextItem();
      line.name = wanted.name();
      line.quantity = wanted.quantity();
      OrderLines.price(
          store, line, BigDecimal.valueOf(9_990).multiply(BigDecimal.valueOf(line.quantity)));
    } else {
      line = orderLines.of(store, product, wanted.quantity());
    }
    if (wanted.sku() != null) {
      line.sku = wanted.sku();
    }
    return line;
  }

  private static void check(Store store, List<Line> lines) {
    StockLevels stock = new StockLevels(store);
    Map<Long, Long> wanted = new HashMap<>();
    for (Line line : lines) {
      Product product = line.product();
      if (product == null) {
        continue;
      }
      Product keeper = stock.keeper(product);
      long sum = wanted.merge(keeper == null ? product.id : keeper.id, line.quantity(), Long::sum);
      if (!stock.enough(product, sum)) {
        throw ControlReplies.error(409, "not enough of " + product.id + " for " + sum);
      }
    }
  }

  /** The customer pays. */
  public void pay(Store store, Order order) {
    if (order.paid != 0 || OVER.contains(order.status)) {
      throw ControlReplies.error(409, "order " + order.id + " is " + order.status);
    }
    order.transactionId = Long.toString(90_112_233_445L + order.id);
    steps.status(store, order, "processing", true);
    steps.changed(store, order);
  }

  /** The order is cancelled and its units come back. */
  public void cancel(Store store, Order order) {
    if (OVER.contains(order.status)) {
      throw ControlReplies.error(409, "order " + order.id + " is " + order.status + " already");
    }
    steps.status(store, order, "cancelled", true);
    steps.changed(store, order);
  }

  /**
   * Money goes back.
   *
   * @param backs units that it is for; empty for all that is left
   * @param given null for what the units cost
   */
  public void refund(
      Store store, Order order, List<Back> backs, @Nullable BigDecimal given, boolean restock) {
    BigDecimal left = order.total().subtract(order.refunded());
    List<OrderSteps.Returned> returned = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    List<Back> wanted = backs.isEmpty() && given == null ? everything(order) : backs;
    for (Back back : wanted) {
      OrderLine line = back.line();
      if (back.quantity() > line.quantity - line.refunded) {
        throw ControlReplies.error(409, "not that many left of line " + line.id);
      }
      BigDecimal share = share(store, line.total, back.quantity(), line.quantity);
      sum = sum.add(share).add(share(store, line.totalTax, back.quantity(), line.quantity));
      returned.add(new OrderSteps.Returned(line, back.quantity(), share));
    }
    BigDecimal amount = given != null ? given : backs.isEmpty() ? left : sum.min(left);
    if (OVER.contains(order.status) || amount.signum() < 0 || amount.compareTo(left) > 0) {
      throw ControlReplies.error(
          409, "order " + order.id + " cannot be refunded by " + amount.toPlainString());
    }
    steps.refund(store, order, amount, returned, "", false, restock);
  }

  private static List<Back> everything(Order order) {
    List<Back> all = new ArrayList<>();
    for (OrderLine line : order.lines) {
      if (line.quantity > line.refunded) {
        all.add(new Back(line, line.quantity - line.refunded));
      }
    }
    return all;
  }

  private static BigDecimal share(Store store, BigDecimal total, long units, long all) {
    return total
        .multiply(BigDecimal.valueOf(units))
        .divide(BigDecimal.valueOf(Math.max(1, all)), store.decimals, RoundingMode.HALF_UP);
  }
}

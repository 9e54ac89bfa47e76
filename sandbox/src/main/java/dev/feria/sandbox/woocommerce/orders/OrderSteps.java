package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.woocommerce.products.StockLevels;
import dev.feria.sandbox.woocommerce.state.Note;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Refund;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What moves an order on, and the stock that follows its status. */
public final class OrderSteps {
  private static final Set<String> TAKES = Set.of("processing", "completed", "on-hold");
  private static final Set<String> GIVES_BACK = Set.of("cancelled", "pending");
  private static final Set<String> PAID = Set.of("processing", "completed");

  private final Platform platform;

  /** Steps on this platform. */
  public OrderSteps(Platform platform) {
    this.platform = platform;
  }

  /** What a line sold, or null when it is gone. */
  public static @Nullable Product product(Store store, OrderLine line) {
    return store.productShelf().get(line.variationId == 0 ? line.productId : line.variationId);
  }

  /** Adds a new order; its status takes effect. */
  public void add(Store store, Order order, String status) {
    store.orderShelf().add(order);
    status(store, order, status, false);
    platform.announce(store, "order.created", order.id);
  }

  /** Gives an order another status, with what follows from it. */
  public void status(Store store, Order order, String status, boolean announced) {
    String before = order.status;
    order.status = status;
    long now = platform.now();
    if (PAID.contains(status) && order.paid == 0) {
      order.paid = now;
    }
    if (status.equals("completed") && order.completed == 0) {
      order.completed = now;
    }
    if (TAKES.contains(status) && !order.stockReduced) {
      take(store, order);
    } else if (GIVES_BACK.contains(status) && order.stockReduced) {
      giveBack(store, order);
    }
    if (announced && !before.equals(status)) {
      note(store, order, "Estado del pedido cambiado de " + before + " a " + status + ".", false);
    }
  }

  /** Notes a change and tells of it. */
  public void changed(Store store, Order order) {
    store.orderShelf().touch(order, platform.now());
    platform.announce(store, "order.updated", order.id);
  }

  private static void take(Store store, Order order) {
    if (!store.mode.manageStock) {
      return;
    }
    order.stockReduced = true;
    StockLevels stock = new StockLevels(store);
    for (OrderLine line : order.lines) {
      Product product = product(store, line);
      if (product != null) {
        product.totalSales += line.quantity;
        if (stock.add(product, -line.quantity)) {
          line.reduced = line.quantity;
        }
      }
    }
  }

  private static void giveBack(Store store, Order order) {
    order.stockReduced = false;
    StockLevels stock = new StockLevels(store);
    for (OrderLine line : order.lines) {
      Product product = product(store, line);
      if (product != null && line.reduced > 0) {
        stock.add(product, line.reduced);
      }
      line.reduced = 0;
    }
  }

  /** Writes a note on an order. */
  public Note note(Store store, Order order, String text, boolean forCustomer) {
    Note note = new Note();
    note.id = store.next("note", 501);
    note.created = platform.now();
    note.author = "system";
    note.text = text;
    note.forCustomer = forCustomer;
    order.notes.add(note);
    return note;
  }

  /**
   * One line of a refund.
   *
   * @param total without tax
   */
  public record Returned(OrderLine line, long quantity, BigDecimal total) {}

  /**
   * Sends money back, and units when asked to. The order is refunded when nothing is left of it.
   *
   * @param paidBack true when the gateway is told
   */
  public Refund refund(
      Store store,
      Order order,
      BigDecimal amount,
      List<Returned> returned,
      String reason,
      boolean paidBack,
      boolean restock) {
    Refund refund = new Refund();
    refund.id = store.nextPost();
    refund.created = platform.now();
    refund.amount = amount;
    refund.reason = reason;
    refund.paidBack = paidBack;
    StockLevels stock = new StockLevels(store);
    for (Returned part : returned) {
      OrderLine line = part.line();
      OrderLine copy = new OrderLine();
      copy.id = store.nextItem();
      copy.name = line.name;
      copy.productId = line.productId;
      copy.variationId = line.variationId;
      copy.sku = line.sku;
      copy.parentName = line.parentName;
      copy.quantity = part.quantity();
      copy.subtotal = part.total();
      copy.total = part.total();
      refund.lines.add(copy);
      refund.refundedLines.add(line.id);
      line.refunded += part.quantity();
      Product product = product(store, line);
      long back = Math.min(part.quantity(), line.reduced);
      if (restock && product != null && back > 0) {
        stock.add(product, back);
        line.reduced -= back;
      }
    }
    order.refunds.add(refund);
    if (order.refunded().compareTo(order.total()) >= 0) {
      status(store, order, "refunded", true);
    }
    changed(store, order);
    return refund;
  }
}

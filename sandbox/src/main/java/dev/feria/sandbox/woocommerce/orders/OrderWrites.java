package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.woocommerce.products.MetaChanges;
import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Charge;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders as somebody writes them over REST. */
final class OrderWrites {
  static final List<String> STATUSES =
      List.of(
          "pending",
          "processing",
          "on-hold",
          "completed",
          "cancelled",
          "refunded",
          "failed",
          "checkout-draft");

  private final Platform platform;
  private final OrderSteps steps;
  private final OrderLines lines;

  OrderWrites(Platform platform) {
    this.platform = platform;
    this.steps = new OrderSteps(platform);
    this.lines = new OrderLines(platform);
  }

  Order create(Store store, Fields body) {
    check(body);
    Order order = new Order();
    order.id = store.nextPost();
    order.key = "wc_order_" + platform.world().hex(13);
    order.createdVia = "rest-api";
    order.version = store.mode.wcVersion;
    order.currency = body.text("currency", store.currency);
    order.created = platform.now();
    order.modified = order.created;
    order.pricesIncludeTax = store.taxPercent > 0;
    write(store, order, body);
    String status = body.flag("set_paid", false) ? "processing" : body.text("status", "pending");
    steps.add(store, order, status);
    return order;
  }

  void update(Store store, Order order, Fields body) {
    check(body);
    write(store, order, body);
    String status = body.text("status", order.status);
    if (body.flag("set_paid", false) && order.paid == 0) {
      status = "processing";
    }
    order.trashed &= !body.has("status");
    steps.status(store, order, status, true);
    steps.changed(store, order);
  }

  private static void check(Fields body) {
    String status = body.text("status");
    if (status != null && !STATUSES.contains(status)) {
      throw Errors.parameter(
          "status", "rest_not_in_enum", "no es uno de " + String.join(", ", STATUSES) + ".");
    }
    for (Fields line : body.objects("line_items")) {
      for (String name : Set.of("total", "subtotal")) {
        Object raw = line.raw(name);
        if (raw != null && !(raw instanceof String)) {
          throw Errors.parameter(
              "line_items", "rest_invalid_type", name + " no es de tipo string.");
        }
        line.decimal(name);
      }
      line.integer("quantity");
    }
  }

  private void write(Store store, Order order, Fields body) {
    order.customerId = body.integer("customer_id", order.customerId);
    order.customerNote = body.text("customer_note", order.customerNote);
    order.transactionId = body.text("transaction_id", order.transactionId);
    order.paymentMethod = body.text("payment_method", order.paymentMethod);
    order.paymentTitle = body.text("payment_method_title", order.paymentTitle);
    address(order.billing, body.object("billing"));
    address(order.shipping, body.object("shipping"));
    for (Fields line : body.objects("line_items")) {
      line(store, order, line);
    }
    charges(store, order, body, "shipping_lines", "shipping", "method_title");
    charges(store, order, body, "fee_lines", "fee", "name");
    MetaChanges.apply(store, order.meta, body);
  }

  private void line(Store store, Order order, Fields body) {
    long id = body.integer("id", 0);
    OrderLine line = null;
    for (OrderLine known : order.lines) {
      if (id != 0 && known.id == id) {
        line = known;
      }
    }
    if (id != 0 && line == null) {
      throw Errors.of(
          400, "woocommerce_rest_invalid_item_id", "El ID del artículo no pertenece al pedido.");
    }
    boolean gone = body.has("product_id") && body.raw("product_id") == null;
    if (line != null && (gone || (body.has("quantity") && body.integer("quantity", 1) == 0))) {
      order.lines.remove(line);
      return;
    }
    if (line == null) {
      line = fresh(store, body);
      order.lines.add(line);
    } else if (body.has("quantity")) {
      BigDecimal before = BigDecimal.valueOf(Math.max(1, line.quantity));
      BigDecimal unit =
          line.subtotal.add(line.subtotalTax).divide(before, store.decimals, RoundingMode.HALF_UP);
      line.quantity = body.integer("quantity", line.quantity);
      OrderLines.price(store, line, unit.multiply(BigDecimal.valueOf(line.quantity)));
    }
    BigDecimal subtotal = body.decimal("subtotal");
    BigDecimal total = body.decimal("total");
    line.subtotal = subtotal == null ? line.subtotal : subtotal;
    line.total = total == null ? line.total : total;
    line.name = body.text("name", line.name);
    MetaChanges.apply(store, line.meta, body);
  }

  /** A product that is not known makes a line without one. */
  private OrderLine fresh(Store store, Fields body) {
    long variation = body.integer("variation_id", 0);
    Product product =
        store.productShelf().get(variation != 0 ? variation : body.integer("product_id", 0));
    long quantity = body.integer("quantity", 1);
    if (product != null) {
      return lines.of(store, product, quantity);
    }
    OrderLine line = new OrderLine();
    line.id = store.nextItem();
    line.quantity = quantity;
    line.name = body.text("name", "");
    line.productId = body.integer("product_id", 0);
    return line;
  }

  private static void charges(
      Store store, Order order, Fields body, String member, String kind, String title) {
    for (Fields line : body.objects(member)) {
      long id = line.integer("id", 0);
      Charge charge = null;
      for (Charge known : order.charges) {
        if (id != 0 && known.id == id) {
          charge = known;
        }
      }
      if (charge == null) {
        charge = Charge.of(store.nextItem(), kind, "", BigDecimal.ZERO);
        order.charges.add(charge);
      }
      charge.name = line.text(title, charge.name);
      charge.methodId = line.text("method_id", charge.methodId);
      charge.total = Objects.requireNonNullElse(line.decimal("total"), charge.total);
    }
  }

  private static void address(Address address, @Nullable Fields body) {
    if (body == null) {
      return;
    }
    address.firstName = body.text("first_name", address.firstName);
    address.lastName = body.text("last_name", address.lastName);
    address.company = body.text("company", address.company);
    address.address1 = body.text("address_1", address.address1);
    address.address2 = body.text("address_2", address.address2);
    address.city = body.text("city", address.city);
    address.state = body.text("state", address.state);
    address.postcode = body.text("postcode", address.postcode);
    address.country = body.text("country", address.country);
    address.email = body.text("email", address.email);
    address.phone = body.text("phone", address.phone);
  }
}

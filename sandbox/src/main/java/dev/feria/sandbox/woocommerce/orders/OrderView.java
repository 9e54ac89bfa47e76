package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.state.Meta;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Refund;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders as a shop shows them. */
public final class OrderView {
  private static final Set<String> UNPAID = Set.of("pending", "failed");

  private final Platform platform;
  private final Store store;
  private final OrderParts parts;

  /** Orders of this shop, with its number of decimals. */
  public OrderView(Platform platform, Store store) {
    this(platform, store, store.decimals);
  }

  /** Orders of this shop with a chosen number of decimals. */
  OrderView(Platform platform, Store store, int decimals) {
    this.platform = platform;
    this.store = store;
    this.parts = new OrderParts(store, decimals);
  }

  private String money(BigDecimal amount) {
    return parts.money(amount);
  }

  /** One order. */
  public Map<String, @Nullable Object> of(Order order) {
    Map<String, @Nullable Object> view =
        Json.obj(
            "id",
            order.id,
            "parent_id",
            0,
            "status",
            order.trashed ? "trash" : order.status,
            "currency",
            order.currency,
            "version",
            order.version,
            "prices_include_tax",
            order.pricesIncludeTax);
    Times.put(view, "date_created", order.created, store.zone());
    Times.put(view, "date_modified", order.modified, store.zone());
    totals(view, order);
    view.put("customer_id", order.customerId);
    view.put("order_key", order.key);
    view.put("billing", parts.address(order.billing, true));
    view.put("shipping", parts.address(order.shipping, false));
    view.put("payment_method", order.paymentMethod);
    view.put("payment_method_title", order.paymentTitle);
    view.put("transaction_id", order.transactionId);
    view.put("customer_ip_address", order.ip);
    view.put("customer_user_agent", "Mozilla/5.0");
    view.put("created_via", order.createdVia);
    view.put("customer_note", order.customerNote);
    Times.put(view, "date_completed", order.completed, store.zone());
    Times.put(view, "date_paid", order.paid, store.zone());
    view.put("cart_hash", "");
    view.put("number", Long.toString(order.id));
    view.put("meta_data", ProductView.meta(store, order.meta));
    view.put("line_items", lines(order.lines, order.pricesIncludeTax, 1));
    view.put("tax_lines", taxes(order));
    view.put("shipping_lines", parts.charges(order, "shipping"));
    view.put("fee_lines", parts.charges(order, "fee"));
    view.put("coupon_lines", parts.charges(order, "coupon"));
    List<Object> refunds = new ArrayList<>();
    for (Refund refund : order.refunds) {
      refunds.add(
          Json.obj(
              "id", refund.id, "reason", refund.reason, "total", money(refund.amount.negate())));
    }
    view.put("refunds", refunds);
    view.put(
        "payment_url",
        platform.home(store)
            + "/checkout/order-pay/"
            + order.id
            + "/?pay_for_order=true&key="
            + order.key);
    if (store.mode.atLeast(6, 1)) {
      boolean unpaid = UNPAID.contains(order.status);
      view.put("is_editable", unpaid || order.status.equals("on-hold"));
      view.put("needs_payment", unpaid && order.total().signum() > 0);
      view.put("needs_processing", !order.lines.isEmpty());
    }
    view.put("currency_symbol", symbol(order.currency));
    return view;
  }

  /** The sign of a currency. */
  public static String symbol(String currency) {
    return switch (currency) {
      case "BRL" -> "R$";
      case "PEN" -> "S/";
      default -> "$";
    };
  }

  private void totals(Map<String, @Nullable Object> view, Order order) {
    BigDecimal discount =
        order.lines.stream()
            .map(line -> line.subtotal.subtract(line.total))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal shippingTax =
        order.charges.stream()
            .filter(charge -> charge.kind.equals("shipping"))
            .map(charge -> charge.tax)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    view.put("discount_total", money(discount));
    view.put("discount_tax", money(BigDecimal.ZERO));
    view.put("shipping_total", money(order.charged("shipping")));
    view.put("shipping_tax", money(shippingTax));
    view.put("cart_tax", money(order.totalTax().subtract(shippingTax)));
    view.put("total", money(order.total()));
    view.put("total_tax", money(order.totalTax()));
  }

  /** Lines of an order, or with sign -1 those of a refund. */
  List<Object> lines(List<OrderLine> lines, boolean withTax, int sign) {
    List<Object> views = new ArrayList<>();
    BigDecimal factor = BigDecimal.valueOf(sign);
    for (OrderLine line : lines) {
      BigDecimal price =
          line.quantity == 0
              ? BigDecimal.ZERO
              : line.total.divide(BigDecimal.valueOf(line.quantity), 6, RoundingMode.HALF_UP);
      Map<String, @Nullable Object> view =
          Json.obj(
              "id",
              line.id,
              "name",
              line.name,
              "product_id",
              line.productId,
              "variation_id",
              line.variationId,
              "quantity",
              line.quantity * sign,
              "tax_class",
              "",
              "subtotal",
              money(line.subtotal.multiply(factor)),
              "subtotal_tax",
              money(line.subtotalTax.multiply(factor)),
              "total",
              money(line.total.multiply(factor)),
              "total_tax",
              money(line.totalTax.multiply(factor)));
      view.put("taxes", lineTaxes(line.totalTax, line.subtotalTax, withTax));
      view.put("meta_data", lineMeta(line));
      view.put("sku", line.sku);
      view.put("price", price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros());
      long image = 20_000 + (line.variationId == 0 ? line.productId : line.variationId);
      view.put(
          "image",
          Json.obj(
              "id",
              line.productId == 0 ? "" : Long.toString(image),
              "src",
              line.productId == 0
                  ? ""
                  : platform.home(store) + "/wp-content/uploads/" + image + ".jpg"));
      view.put("parent_name", line.parentName);
      views.add(view);
    }
    return views;
  }

  private List<Object> lineTaxes(BigDecimal total, BigDecimal subtotal, boolean withTax) {
    return withTax
        ? List.of(Json.obj("id", 1, "total", money(total), "subtotal", money(subtotal)))
        : List.of();
  }

  private static List<Object> lineMeta(OrderLine line) {
    List<Object> views = new ArrayList<>();
    for (Meta piece : line.meta) {
      Object value = Objects.requireNonNullElse(piece.value(), "");
      views.add(
          Json.obj(
              "id",
              piece.id,
              "key",
              piece.key,
              "value",
              value,
              "display_key",
              piece.key,
              "display_value",
              value));
    }
    return views;
  }

  private List<Object> taxes(Order order) {
    BigDecimal total = order.totalTax();
    if (total.signum() == 0) {
      return List.of();
    }
    return List.of(
        Json.obj(
            "id",
            order.id * 10,
            "rate_code",
            store.country + "-IGV-1",
            "rate_id",
            1,
            "label",
            "IGV",
            "compound",
            false,
            "tax_total",
            money(total),
            "shipping_tax_total",
            money(BigDecimal.ZERO),
            "rate_percent",
            store.taxPercent,
            "meta_data",
            List.of()));
  }
}

package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.products.StockLevels;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listings and orders as the control API tells them. */
final class Truth {
  private final Platform platform;

  Truth(Platform platform) {
    this.platform = platform;
  }

  /** {@code PRODUCT}, or {@code PARENT:VARIATION}. */
  static String id(Product product) {
    return product.isVariation() ? product.parentId + ":" + product.id : Long.toString(product.id);
  }

  /** The listing that a line sold. */
  static String listing(OrderLine line) {
    return line.variationId == 0
        ? Long.toString(line.productId)
        : line.productId + ":" + line.variationId;
  }

  /** A thing that can be bought. */
  Map<String, @Nullable Object> listing(Store store, Product product) {
    Long quantity = new StockLevels(store).quantity(product);
    BigDecimal price = product.regularPrice;
    return Json.obj(
        "id",
        id(product),
        "sku",
        product.sku,
        "quantity",
        quantity == null ? null : (Object) Math.max(0, quantity),
        "status",
        product.status,
        "price",
        price == null ? null : money(store, price),
        "title",
        new ProductView(platform, store).title(product),
        "barcode",
        product.barcode,
        "stock_status",
        product.stockStatus,
        "sale_price",
        product.salePrice == null ? null : money(store, product.salePrice));
  }

  private static Map<String, @Nullable Object> money(Store store, BigDecimal amount) {
    return Json.obj("amount", store.money(amount), "currency", store.currency);
  }

  /** An order. */
  static Map<String, @Nullable Object> order(Store store, Order order) {
    List<Object> lines = new ArrayList<>();
    for (OrderLine line : order.lines) {
      BigDecimal unit =
          line.quantity == 0
              ? BigDecimal.ZERO
              : line.total
                  .add(line.totalTax)
                  .divide(BigDecimal.valueOf(line.quantity), store.decimals, RoundingMode.HALF_UP);
      lines.add(
          Json.obj(
              "id",
              line.id,
              "listing",
              listing(line),
              "sku",
              line.sku,
              "quantity",
              line.quantity,
              "unit_price",
              money(store, unit),
              "total",
              money(store, line.total),
              "refunded",
              line.refunded));
    }
    return Json.obj(
        "id",
        Long.toString(order.id),
        "status",
        order.status,
        "lines",
        lines,
        "total",
        money(store, order.total()),
        "refunded",
        money(store, order.refunded()),
        "customer",
        order.customerId,
        "email",
        order.billing.email);
  }
}

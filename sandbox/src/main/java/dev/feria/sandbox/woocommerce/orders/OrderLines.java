package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.state.Meta;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** Makes lines of orders from products. */
public final class OrderLines {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Platform platform;

  /** Lines on this platform. */
  public OrderLines(Platform platform) {
    this.platform = platform;
  }

  /** A line with the price of now. */
  public OrderLine of(Store store, Product product, long quantity) {
    OrderLine line = new OrderLine();
    line.id = store.nextItem();
    line.name = new ProductView(platform, store).title(product);
    line.productId = product.isVariation() ? product.parentId : product.id;
    line.variationId = product.isVariation() ? product.id : 0;
    line.quantity = quantity;
    line.sku = product.sku.isEmpty() ? null : product.sku;
    Product parent = store.parent(product);
    if (parent != null) {
      line.parentName = parent.name;
      product.attributes.forEach(
          (name, option) -> line.meta.add(Meta.of(store.nextMeta(), name, option)));
    }
    BigDecimal unit = Objects.requireNonNullElse(product.price(), BigDecimal.ZERO);
    price(store, line, unit.multiply(BigDecimal.valueOf(quantity)));
    return line;
  }

  /** Sets what a line costs in the shop window, tax included where the shop shows it so. */
  public static void price(Store store, OrderLine line, BigDecimal shown) {
    BigDecimal tax =
        store.taxPercent == 0
            ? BigDecimal.ZERO
            : shown
                .multiply(BigDecimal.valueOf(store.taxPercent))
                .divide(
                    HUNDRED.add(BigDecimal.valueOf(store.taxPercent)),
                    store.decimals,
                    RoundingMode.HALF_UP);
    line.subtotal = shown.subtract(tax);
    line.subtotalTax = tax;
    line.total = line.subtotal;
    line.totalTax = tax;
  }
}

package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Quantities of one shop and what follows from them. */
public final class StockLevels {
  private final Store store;

  /** The stock of this shop. */
  public StockLevels(Store store) {
    this.store = store;
  }

  /** Where the quantity of a product is kept: itself, its parent, or null when nowhere. */
  public @Nullable Product keeper(Product product) {
    if (product.manageStock) {
      return product;
    }
    Product parent = store.parent(product);
    return parent != null && parent.manageStock ? parent : null;
  }

  /** The quantity that is shown for a product; null when it is not managed. */
  public @Nullable Long quantity(Product product) {
    Product keeper = keeper(product);
    return keeper == null ? null : Objects.requireNonNullElse(keeper.quantity, 0L);
  }

  /** True when that many can be bought. */
  public boolean enough(Product product, long units) {
    Product keeper = keeper(product);
    if (keeper == null || !store.mode.manageStock) {
      return !product.stockStatus.equals("outofstock");
    }
    return !keeper.backorders.equals("no")
        || Objects.requireNonNullElse(keeper.quantity, 0L) >= units;
  }

  /**
   * Takes units away or gives them back, without counting as a change of the product.
   *
   * @return true when there was a quantity to change
   */
  public boolean add(Product product, long change) {
    Product keeper = keeper(product);
    if (keeper == null || !store.mode.manageStock) {
      return false;
    }
    keeper.quantity = Objects.requireNonNullElse(keeper.quantity, 0L) + change;
    String before = product.stockStatus;
    derive(keeper);
    if (!before.equals(product.stockStatus)) {
      store.productShelf().changed();
    }
    return true;
  }

  /** Works the stock status out anew, of a product and of what depends on it. */
  public void derive(Product product) {
    if (product.manageStock) {
      long quantity = Objects.requireNonNullElse(product.quantity, 0L);
      product.stockStatus =
          quantity > 0 ? "instock" : product.backorders.equals("no") ? "outofstock" : "onbackorder";
    }
    if (product.type.equals("variable")) {
      children(product);
    }
    Product parent = store.parent(product);
    if (parent != null) {
      children(parent);
    }
  }

  private void children(Product parent) {
    String best = parent.variations.isEmpty() ? parent.stockStatus : "outofstock";
    for (long id : parent.variations) {
      Product child = store.productShelf().get(id);
      if (child == null) {
        continue;
      }
      if (parent.manageStock && !child.manageStock) {
        child.stockStatus = parent.stockStatus;
      }
      if (child.stockStatus.equals("instock")
          || (child.stockStatus.equals("onbackorder") && best.equals("outofstock"))) {
        best = best.equals("instock") ? best : child.stockStatus;
      }
    }
    if (!parent.manageStock) {
      parent.stockStatus = best;
    }
  }
}

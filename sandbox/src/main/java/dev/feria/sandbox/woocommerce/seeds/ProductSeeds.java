package dev.feria.sandbox.woocommerce.seeds;

import dev.feria.sandbox.goods.Goods.Good;
import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.products.StockLevels;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes the products of a shop. */
final class ProductSeeds {
  private static final long DAY = 86_400;
  private static final int BLOCK = 10;
  private static final int FIRST_OF_GROUP = 7;
  private static final int OWN_KINDS = 12;
  private static final List<String> NAMES =
      List.of(
          "Poncho de Lana",
          "Miel de Ulmo",
          "Merkén Ahumado",
          "Cesta de Mimbre",
          "Vela de Cera",
          "Jabón de Avena",
          "Taza de Greda",
          "Bufanda Tejida");
  private static final List<String> SIZES = List.of("S", "M", "L");

  private final Store store;
  private final SplittableRandom random;
  private final long now;
  private final StockLevels stock;
  private final String prefix;
  private int made;

  ProductSeeds(Store store, SplittableRandom random, long now) {
    this.store = store;
    this.random = random;
    this.now = now;
    this.stock = new StockLevels(store);
    this.prefix =
        store.id.substring(store.id.indexOf('-') + 1).substring(0, 3).toUpperCase(Locale.ROOT);
  }

  /**
   * Goods that other platforms sell too: some as variations of one product, most alone.
   *
   * @param same how many of the first carry the common SKU
   * @param barcode how many after them only the common bar code
   */
  void goods(List<Good> goods, int same, int barcode) {
    for (int i = 0; i < goods.size(); i++) {
      Good good = goods.get(i);
      if (i >= same + barcode) {
        simple(good.otherTitle(), "", "", good.price());
      } else if (i >= same) {
        simple(good.title(), i % 2 == 0 ? "" : sku("B"), good.barcode(), good.price());
      } else if (i % BLOCK == FIRST_OF_GROUP && i + 2 < same) {
        group(goods.subList(i, i + 3));
        i += 2;
      } else {
        simple(good.title(), good.sku(), good.barcode(), good.price());
      }
    }
  }

  private void group(List<Good> goods) {
    Product parent = product("Selección " + goods.get(0).title(), "");
    parent.type = "variable";
    parent.attributes.put("Modelo", String.join("|", goods.stream().map(Good::title).toList()));
    store.add(parent);
    for (Good good : goods) {
      Product child = child(parent, Map.of("Modelo", good.title()), good.price());
      store.sku(child, good.sku());
      child.barcode = good.barcode();
      manage(child, random.nextInt(2, 60));
    }
    stock.derive(parent);
  }

  private Product simple(String name, String sku, String barcode, BigDecimal price) {
    Product product = product(name, sku);
    product.barcode = barcode;
    product.regularPrice = price;
    store.add(product);
    manage(product, random.nextInt(20) == 0 ? 0 : random.nextInt(2, 80));
    return product;
  }

  private void manage(Product product, long quantity) {
    product.manageStock = true;
    product.quantity = quantity;
    stock.derive(product);
  }

  private Product product(String name, String sku) {
    Product product = new Product();
    product.id = store.nextPost();
    product.created = now - (70 + random.nextInt(200)) * DAY - random.nextInt(80_000);
    product.modified = now - (1 + random.nextInt(60)) * DAY - random.nextInt(80_000);
    product.name = name;
    product.slug = ProductView.slug(name) + "-" + product.id;
    product.sku = sku;
    product.description = "<p>" + name + "</p>";
    product.weight = "0." + (1 + random.nextInt(9));
    product.categories.add("General");
    return product;
  }

  private Product child(Product parent, Map<String, String> attributes, BigDecimal price) {
    Product child = product("", "");
    child.type = "variation";
    child.parentId = parent.id;
    child.name = parent.name;
    child.slug = parent.slug + "-" + child.id;
    child.attributes.putAll(attributes);
    child.regularPrice = price;
    child.menuOrder = parent.variations.size();
    parent.variations.add(child.id);
    store.add(child);
    return child;
  }

  private String sku(String kind) {
    made++;
    return String.format(Locale.ROOT, "%s-%s%05d", prefix, kind, made);
  }

  private BigDecimal price() {
    long thousands = 2L + random.nextInt(40);
    return store.decimals == 0
        ? BigDecimal.valueOf(thousands * 1_000 - 10)
        : BigDecimal.valueOf(thousands * 1_000 - 10, 2);
  }

  /**
   * Products that only this shop has.
   *
   * @param units things that can be bought, at least
   */
  void own(int units) {
    int before = made;
    for (int i = 0; made - before < units; i++) {
      String name = NAMES.get(i % NAMES.size()) + " " + store.title + " " + (i + 1);
      switch (i % OWN_KINDS) {
        case 0 -> sizes(name, true);
        case 1 -> sizes(name, false);
        case 2 -> unmanaged(name, "instock");
        case 3 -> unmanaged(name, i % (2 * OWN_KINDS) == 3 ? "outofstock" : "onbackorder");
        case 4 -> {
          Product draft = simple(name, sku("P"), "", price());
          draft.status = "draft";
        }
        case 5 -> {
          Product sale = simple(name, sku("P"), "", price());
          BigDecimal regular = sale.regularPrice;
          if (regular != null) {
            sale.salePrice = regular.subtract(BigDecimal.ONE.movePointLeft(store.decimals));
          }
        }
        case 6 -> {
          Product spaced = simple(name, " " + sku("P") + " ", "", price());
          spaced.backorders = "notify";
        }
        default -> simple(name, sku("P"), "", price());
      }
    }
  }

  private void unmanaged(String name, String status) {
    Product product = simple(name, sku("P"), "", price());
    product.manageStock = false;
    product.quantity = null;
    product.stockStatus = status;
  }

  /** Three sizes, with a quantity for each or one for all on the parent. */
  private void sizes(String name, boolean onParent) {
    Product parent = product(name, "");
    parent.type = "variable";
    parent.attributes.put("Talla", String.join("|", SIZES));
    store.add(parent);
    if (onParent) {
      manage(parent, 30 + random.nextInt(30));
    }
    BigDecimal price = price();
    for (String size : SIZES) {
      Product child = child(parent, Map.of("Talla", size), price);
      store.sku(child, sku("V"));
      if (!onParent) {
        manage(child, random.nextInt(25));
      }
    }
    stock.derive(parent);
  }
}

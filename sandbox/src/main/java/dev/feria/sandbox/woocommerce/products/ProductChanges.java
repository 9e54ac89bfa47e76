package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes of products and variations. Nothing is changed when a write is refused. */
public final class ProductChanges {
  private static final Set<String> STATUSES =
      Set.of("draft", "pending", "private", "publish", "future");
  private static final Set<String> STOCK_STATUSES = Set.of("instock", "outofstock", "onbackorder");
  private static final Set<String> BACKORDERS = Set.of("no", "notify", "yes");

  private final Platform platform;

  /** Writes on this platform. */
  public ProductChanges(Platform platform) {
    this.platform = platform;
  }

  /** Makes a product, or a variation of a parent. */
  public Product create(Store store, @Nullable Product parent, Fields body) {
    Product product = new Product();
    product.type = parent == null ? body.text("type", "simple") : "variation";
    check(store, product, body);
    product.id = store.nextPost();
    product.created = platform.now();
    product.modified = product.created;
    if (parent != null) {
      product.parentId = parent.id;
    }
    store.add(product);
    if (parent != null) {
      parent.variations.add(product.id);
    }
    write(store, product, body);
    if (product.slug.isEmpty()) {
      product.slug = ProductView.slug(product.name + " " + product.id);
    }
    platform.announce(store, "product.created", product.id);
    return product;
  }

  /** Changes a product or a variation. */
  public void update(Store store, Product product, Fields body) {
    check(store, product, body);
    write(store, product, body);
    store.productShelf().touch(product, platform.now());
    platform.announce(store, "product.updated", product.id);
  }

  /** Moves a product to the trash, or removes it for good with its variations. */
  public void delete(Store store, Product product, boolean force) {
    Product parent = store.parent(product);
    if (parent != null && !force) {
      throw Errors.of(
          501, "woocommerce_rest_trash_not_supported", "Las variaciones no admiten papelera.");
    }
    if (!force && product.trashed) {
      throw Errors.of(410, "woocommerce_rest_already_trashed", "Ya está en la papelera.");
    }
    if (force) {
      for (long id : product.variations) {
        Product child = store.productShelf().get(id);
        if (child != null) {
          store.remove(child);
        }
      }
      if (parent != null) {
        parent.variations.remove(product.id);
        store.productShelf().touch(parent, platform.now());
      }
      store.remove(product);
    } else {
      product.trashed = true;
      store.productShelf().touch(product, platform.now());
    }
    platform.announce(store, "product.deleted", product.id);
  }

  private static void check(Store store, Product product, Fields body) {
    enumerated(body, "status", STATUSES);
    enumerated(body, "stock_status", STOCK_STATUSES);
    enumerated(body, "backorders", BACKORDERS);
    price(body, "regular_price");
    price(body, "sale_price");
    BigDecimal quantity = number(body, "stock_quantity");
    BigDecimal delta = number(body, "inventory_delta");
    if ((quantity != null && quantity.stripTrailingZeros().scale() > 0)
        || (delta != null && delta.stripTrailingZeros().scale() > 0)) {
      throw Errors.parameter("stock_quantity", "rest_invalid_type", "no es de tipo integer.");
    }
    String sku = body.text("sku");
    if (sku != null && !sku.isEmpty() && !sku.equals(product.sku)) {
      for (Product other : store.bySku(sku).values()) {
        if (other.id != product.id) {
          int next = 1;
          while (!store.bySku(sku + "-" + next).isEmpty()) {
            next++;
          }
          throw Errors.with(
              400,
              "product_invalid_sku",
              "SKU no válido o duplicado.",
              Json.obj("resource_id", other.id, "unique_sku", sku + "-" + next));
        }
      }
    }
    String barcode = body.text("global_unique_id");
    if (barcode != null && !barcode.matches("[0-9-]*")) {
      throw Errors.of(
          400, "product_invalid_global_unique_id", "GTIN, UPC, EAN o ISBN no válido o duplicado.");
    }
  }

  private static void enumerated(Fields body, String name, Set<String> values) {
    String value = body.text(name);
    if (value != null && !value.isEmpty() && !values.contains(value)) {
      throw Errors.parameter(
          name,
          "rest_not_in_enum",
          "no es uno de " + values.stream().sorted().collect(Collectors.joining(", ")) + ".");
    }
  }

  private static @Nullable BigDecimal number(Fields body, String name) {
    Object raw = body.raw(name);
    return raw == null || raw.toString().isEmpty() ? null : body.decimal(name);
  }

  private static @Nullable BigDecimal price(Fields body, String name) {
    Object raw = body.raw(name);
    if (raw != null && !(raw instanceof String)) {
      throw Errors.parameter(name, "rest_invalid_type", "no es de tipo string.");
    }
    return number(body, name);
  }

  private static void write(Store store, Product product, Fields body) {
    product.name = body.text("name", product.name);
    product.slug = body.text("slug", product.slug);
    product.status = body.text("status", product.status);
    product.description = body.text("description", product.description);
    if (body.has("sku")) {
      store.sku(product, body.text("sku", ""));
    }
    product.barcode = body.text("global_unique_id", product.barcode);
    if (body.has("regular_price")) {
      product.regularPrice = price(body, "regular_price");
    }
    if (body.has("sale_price")) {
      product.salePrice = price(body, "sale_price");
    }
    BigDecimal sale = product.salePrice;
    if (sale != null && !product.onSale()) {
      product.salePrice = null;
    }
    product.weight = body.text("weight", product.weight);
    attributes(product, body);
    MetaChanges.apply(store, product.meta, body);
    stock(store, product, body);
  }

  private static void attributes(Product product, Fields body) {
    if (!body.has("attributes")) {
      return;
    }
    product.attributes.clear();
    for (Fields attribute : body.objects("attributes")) {
      List<String> options = attribute.texts("options");
      product.attributes.put(
          attribute.text("name", ""),
          attribute.has("option") ? attribute.text("option", "") : String.join("|", options));
    }
  }

  private static void stock(Store store, Product product, Fields body) {
    Object managed = body.raw("manage_stock");
    if (managed != null) {
      product.manageStock = "true".equals(managed.toString());
    }
    product.backorders = body.text("backorders", product.backorders);
    if (!store.mode.manageStock) {
      status(product, body);
    } else if (product.manageStock) {
      BigDecimal quantity = number(body, "stock_quantity");
      BigDecimal delta = number(body, "inventory_delta");
      if (quantity != null) {
        product.quantity = quantity.longValue();
      } else if (delta != null) {
        product.quantity = Objects.requireNonNullElse(product.quantity, 0L) + delta.longValue();
      } else if (product.quantity == null) {
        product.quantity = 0L;
      }
    } else {
      product.quantity = null;
      status(product, body);
      if (product.isVariation()) {
        product.backorders = "no";
      }
    }
    new StockLevels(store).derive(product);
  }

  private static void status(Product product, Fields body) {
    if (!product.type.equals("variable")) {
      product.stockStatus = body.text("stock_status", product.stockStatus);
    }
  }
}

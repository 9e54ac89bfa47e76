package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.state.Meta;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products and variations as a shop shows them. */
public final class ProductView {
  private final Platform platform;
  private final Store store;
  private final StockLevels stock;

  /** Products of this shop. */
  public ProductView(Platform platform, Store store) {
    this.platform = platform;
    this.store = store;
    this.stock = new StockLevels(store);
  }

  /** Either of both, by what it is. */
  public Map<String, @Nullable Object> of(Product product) {
    return product.isVariation() ? variation(product) : product(product);
  }

  /** A variation as its parent lists it. */
  public Map<String, @Nullable Object> variation(Product product) {
    Map<String, @Nullable Object> view = Json.obj("id", product.id, "type", "variation");
    times(view, product);
    view.put("description", product.description);
    view.put(
        "permalink", platform.home(store) + "/producto/" + product.parentId + "/?v=" + product.id);
    view.put("sku", product.sku);
    if (store.mode.atLeast(9, 2)) {
      view.put("global_unique_id", product.barcode);
    }
    prices(view, product);
    view.put("status", product.status);
    purchasable(view, product);
    stock(view, product);
    size(view, product);
    view.put("shipping_class", "");
    view.put("shipping_class_id", 0);
    view.put("image", image(product));
    view.put("attributes", options(product));
    view.put("menu_order", product.menuOrder);
    view.put("meta_data", meta(store, product.meta));
    if (store.mode.atLeast(8, 0)) {
      view.put("name", String.join(", ", product.attributes.values()));
      view.put("parent_id", product.parentId);
    }
    return view;
  }

  /** A product as it is listed; variations in such lists carry their parent. */
  public Map<String, @Nullable Object> product(Product product) {
    Map<String, @Nullable Object> view = Json.obj("id", product.id);
    view.put("name", title(product));
    view.put("slug", product.slug);
    view.put("permalink", platform.home(store) + "/producto/" + product.slug + "/");
    times(view, product);
    view.put("type", product.type);
    view.put("status", product.trashed ? "trash" : product.status);
    view.put("featured", product.featured);
    view.put("catalog_visibility", "visible");
    view.put("description", product.description);
    view.put("short_description", "");
    view.put("sku", product.sku);
    if (store.mode.atLeast(9, 2)) {
      view.put("global_unique_id", product.barcode);
    }
    prices(view, product);
    purchasable(view, product);
    view.put("total_sales", product.totalSales);
    stock(view, product);
    view.put("sold_individually", false);
    size(view, product);
    view.put("shipping_required", true);
    view.put("reviews_allowed", true);
    view.put("average_rating", "0.00");
    view.put("rating_count", 0);
    view.put("parent_id", product.parentId);
    view.put("purchase_note", "");
    List<Object> categories = new ArrayList<>();
    for (String name : product.categories) {
      categories.add(Json.obj("id", category(name), "name", name, "slug", slug(name)));
    }
    view.put("categories", categories);
    view.put("tags", List.of());
    view.put("images", List.of(image(product)));
    view.put("attributes", product.isVariation() ? options(product) : choices(product));
    view.put("default_attributes", List.of());
    view.put("variations", List.copyOf(product.variations));
    view.put("grouped_products", List.of());
    view.put("menu_order", product.menuOrder);
    view.put("price_html", "");
    view.put("related_ids", List.of());
    view.put("meta_data", meta(store, product.meta));
    return view;
  }

  /** The name of a product; of a variation with that of its parent. */
  public String title(Product product) {
    Product parent = store.parent(product);
    return parent == null
        ? product.name
        : parent.name + " - " + String.join(", ", product.attributes.values());
  }

  /** The number of a category. */
  static int category(String name) {
    return 15 + Math.floorMod(name.hashCode(), 80);
  }

  /** A name as it stands in addresses. */
  public static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private void times(Map<String, @Nullable Object> view, Product product) {
    Times.put(view, "date_created", product.created, store.zone());
    Times.put(view, "date_modified", product.modified, store.zone());
  }

  private void prices(Map<String, @Nullable Object> view, Product product) {
    BigDecimal price = product.price();
    if (product.type.equals("variable")) {
      price = lowest(product);
    }
    view.put("price", price(price));
    view.put("regular_price", price(product.regularPrice));
    view.put("sale_price", price(product.salePrice));
    view.put("date_on_sale_from", null);
    view.put("date_on_sale_from_gmt", null);
    view.put("date_on_sale_to", null);
    view.put("date_on_sale_to_gmt", null);
    view.put("on_sale", product.onSale());
  }

  private @Nullable BigDecimal lowest(Product parent) {
    BigDecimal lowest = null;
    for (long id : parent.variations) {
      Product child = store.productShelf().get(id);
      BigDecimal price = child == null ? null : child.price();
      if (price != null && (lowest == null || price.compareTo(lowest) < 0)) {
        lowest = price;
      }
    }
    return lowest;
  }

  private String price(@Nullable BigDecimal price) {
    return price == null ? "" : store.money(price);
  }

  private static void purchasable(Map<String, @Nullable Object> view, Product product) {
    view.put("purchasable", product.status.equals("publish") && product.price() != null);
    view.put("virtual", false);
    view.put("downloadable", false);
    view.put("downloads", List.of());
    view.put("tax_status", "taxable");
    view.put("tax_class", "");
  }

  private void stock(Map<String, @Nullable Object> view, Product product) {
    Product keeper = stock.keeper(product);
    boolean byParent = !product.manageStock && keeper != null;
    view.put("manage_stock", byParent ? "parent" : (Object) product.manageStock);
    view.put("stock_quantity", stock.quantity(product));
    view.put("stock_status", product.stockStatus);
    String backorders = keeper == null ? product.backorders : keeper.backorders;
    view.put("backorders", backorders);
    view.put("backorders_allowed", !backorders.equals("no"));
    view.put("backordered", product.stockStatus.equals("onbackorder"));
    view.put("low_stock_amount", null);
  }

  private void size(Map<String, @Nullable Object> view, Product product) {
    view.put("weight", product.weight);
    boolean empty = (product.length + product.width + product.height).isEmpty();
    view.put(
        "dimensions",
        empty && store.mode.emptyMapsAsLists
            ? List.of()
            : Json.obj("length", product.length, "width", product.width, "height", product.height));
  }

  private Map<String, @Nullable Object> image(Product product) {
    long number = 20_000 + product.id;
    return Json.obj(
        "id",
        number,
        "src",
        platform.home(store) + "/wp-content/uploads/" + number + ".jpg",
        "name",
        number + ".jpg",
        "alt",
        "");
  }

  private static List<Object> options(Product product) {
    List<Object> options = new ArrayList<>();
    product.attributes.forEach(
        (name, option) -> options.add(Json.obj("id", 0, "name", name, "option", option)));
    return options;
  }

  private static List<Object> choices(Product product) {
    List<Object> choices = new ArrayList<>();
    product.attributes.forEach(
        (name, options) ->
            choices.add(
                Json.obj(
                    "id",
                    0,
                    "name",
                    name,
                    "position",
                    choices.size(),
                    "visible",
                    true,
                    "variation",
                    product.type.equals("variable"),
                    "options",
                    List.of(options.split("\\|", -1)))));
    return choices;
  }

  /** Meta data as a shop shows it. */
  public static List<Object> meta(Store store, List<Meta> pieces) {
    List<Object> shown = new ArrayList<>();
    for (Meta piece : pieces) {
      Object value = piece.value();
      boolean empty = value instanceof Map<?, ?> map && map.isEmpty();
      shown.add(
          Json.obj(
              "id",
              piece.id,
              "key",
              piece.key,
              "value",
              empty && store.mode.emptyMapsAsLists ? List.of() : value));
    }
    return shown;
  }
}

package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Batch;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.ListQuery;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code products} and what is below it, but for variations. */
public final class Products implements Batch.Changes {
  private static final Set<String> ORDERS =
      Set.of("title", "slug", "price", "popularity", "rating", "menu_order");
  private static final Set<String> STATUSES =
      Set.of("any", "draft", "pending", "private", "publish", "future", "trash");

  private final Platform platform;
  private final ProductChanges changes;

  /** Products on this platform. */
  public Products(Platform platform) {
    this.platform = platform;
    this.changes = new ProductChanges(platform);
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .batch("/products", "products.batch", request -> Batch.run(request, this))
        .get("/products", "products.list", this::list)
        .post("/products", "products.create", this::create)
        .get("/products/{id}", "products.get", request -> Reply.ok(view(request, find(request))))
        .put("/products/{id}", "products.update", this::update)
        .delete("/products/{id}", "products.delete", this::delete);
  }

  private Map<String, ?> view(Request request, Product product) {
    return new ProductView(platform, request.store()).product(product);
  }

  private static Product find(Request request) {
    Product product = request.store().productShelf().get(request.id("id"));
    if (product == null || product.isVariation()) {
      throw Errors.of(404, "woocommerce_rest_product_invalid_id", "ID no válido.");
    }
    return product;
  }

  private Reply list(Request request) {
    ListQuery query = new ListQuery(request, ORDERS);
    Store store = request.store();
    Call call = request.call();
    String status = call.query("status", "any");
    if (!STATUSES.contains(status)) {
      throw Errors.parameter("status", "rest_not_in_enum", "no es uno de los valores permitidos.");
    }
    if (call.query("sku") != null) {
      return query.page(bySku(request, status), product -> view(request, product));
    }
    List<Product> found = query.select(store.productShelf(), filter(request, query), orders());
    return query.page(found, product -> view(request, product));
  }

  private static List<Product> bySku(Request request, String status) {
    List<Product> found = new ArrayList<>();
    for (String sku : request.call().queryList("sku")) {
      for (Product product : request.store().bySku(sku).values()) {
        if (!product.trashed && (status.equals("any") || product.status.equals(status))) {
          found.add(product);
        }
      }
    }
    found.sort(
        Comparator.<Product>comparingLong(product -> product.created)
            .thenComparing(product -> product.id)
            .reversed());
    return found;
  }

  private static Predicate<Product> filter(Request request, ListQuery query) {
    Call call = request.call();
    String status = call.query("status", "any");
    String type = call.query("type", "");
    String slug = call.query("slug", "");
    String stock = call.query("stock_status", "");
    List<String> categories = call.queryList("category");
    String parent = call.query("parent", "");
    boolean onSale = request.flag("on_sale");
    boolean featured = request.flag("featured");
    BigDecimal least = price(call, "min_price");
    BigDecimal most = price(call, "max_price");
    String search = query.search();
    return product ->
        !product.isVariation()
            && !product.hidden
            && (status.equals("any") || status.equals("trash") || product.status.equals(status))
            && (type.isEmpty() || product.type.equals(type))
            && (slug.isEmpty() || product.slug.equals(slug))
            && (stock.isEmpty() || product.stockStatus.equals(stock))
            && (categories.isEmpty() || inOne(product, categories))
            && (parent.isEmpty() || parent.equals("0"))
            && (!onSale || product.onSale())
            && (!featured || product.featured)
            && (least == null || amount(product).compareTo(least) >= 0)
            && (most == null || amount(product).compareTo(most) <= 0)
            && (search.isEmpty()
                || product.name.toLowerCase(Locale.ROOT).contains(search)
                || product.description.toLowerCase(Locale.ROOT).contains(search));
  }

  private static boolean inOne(Product product, List<String> categories) {
    return product.categories.stream()
        .anyMatch(name -> categories.contains(Integer.toString(ProductView.category(name))));
  }

  private static @Nullable BigDecimal price(Call call, String name) {
    String text = call.query(name, "");
    return text.matches("[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
  }

  private static BigDecimal amount(Product product) {
    return Objects.requireNonNullElse(product.price(), BigDecimal.ZERO);
  }

  private static Map<String, Comparator<Product>> orders() {
    return Map.of(
        "title",
        Comparator.comparing(product -> product.name),
        "slug",
        Comparator.comparing(product -> product.slug),
        "price",
        Comparator.comparing(Products::amount),
        "popularity",
        Comparator.comparing(product -> product.totalSales),
        "menu_order",
        Comparator.comparing(product -> product.menuOrder));
  }

  private Reply create(Request request) {
    return Reply.json(201, create(request, request.body())).header("Location", request.url());
  }

  private Reply update(Request request) {
    return Reply.ok(update(request, request.id("id"), request.body()));
  }

  private Reply delete(Request request) {
    Product product = find(request);
    Map<String, ?> view = view(request, product);
    changes.delete(request.store(), product, request.flag("force"));
    return Reply.ok(view);
  }

  @Override
  public Map<String, ?> create(Request request, Fields body) {
    return view(request, changes.create(request.store(), null, body));
  }

  @Override
  public Map<String, ?> update(Request request, long id, Fields body) {
    Product product = request.store().productShelf().get(id);
    if (product == null) {
      throw Errors.of(400, "woocommerce_rest_product_invalid_id", "ID no válido.");
    }
    if (product.isVariation()) {
      throw Errors.of(
          404,
          "woocommerce_rest_invalid_product_id",
          "Para manipular variaciones de producto usa /products/<product_id>/variations/<id>.");
    }
    changes.update(request.store(), product, body);
    return view(request, product);
  }

  @Override
  public Map<String, ?> delete(Request request, long id) {
    Product product = request.store().productShelf().get(id);
    if (product == null || product.isVariation()) {
      throw Errors.of(404, "woocommerce_rest_product_invalid_id", "ID no válido.");
    }
    Map<String, ?> view = view(request, product);
    changes.delete(request.store(), product, true);
    return view;
  }
}

package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.woocommerce.rest.Batch;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.ListQuery;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** {@code products/{parent}/variations}, and {@code variations} of all parents. */
public final class Variations implements Batch.Changes {
  private static final Set<String> ORDERS = Set.of("title", "slug", "menu_order", "price");

  private final Platform platform;
  private final ProductChanges changes;

  /** Variations on this platform. */
  public Variations(Platform platform) {
    this.platform = platform;
    this.changes = new ProductChanges(platform);
  }

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    String path = "/products/{parent}/variations";
    endpoints
        .get("/variations", "variations.all", this::all)
        .batch(path, "variations.batch", request -> Batch.run(request, this))
        .get(path, "variations.list", this::list)
        .post(path, "variations.create", this::create)
        .get(path + "/{id}", "variations.get", request -> Reply.ok(view(request, find(request))))
        .put(path + "/{id}", "variations.update", this::update)
        .delete(path + "/{id}", "variations.delete", this::delete);
  }

  private Map<String, ?> view(Request request, Product product) {
    return new ProductView(platform, request.store()).variation(product);
  }

  private static Product parent(Request request) {
    Product parent = request.store().productShelf().get(request.id("parent"));
    if (parent == null || parent.isVariation()) {
      throw Errors.of(404, "woocommerce_rest_product_invalid_id", "ID de producto no válido.");
    }
    return parent;
  }

  private static Product find(Request request) {
    return find(request, request.id("id"), 404);
  }

  private static Product find(Request request, long id, int status) {
    Product product = request.store().productShelf().get(id);
    if (product == null || product.parentId != parent(request).id) {
      throw Errors.of(status, "woocommerce_rest_product_variation_invalid_id", "ID no válido.");
    }
    return product;
  }

  private Reply all(Request request) {
    if (!request.store().mode.atLeast(10, 3)) {
      throw new ReplyException(Errors.noRoute());
    }
    Store store = request.store();
    ListQuery query = new ListQuery(request, ORDERS);
    Predicate<Product> fits =
        filter(request, query)
            .and(
                product -> {
                  Product parent = store.parent(product);
                  return parent != null && !parent.trashed;
                });
    ProductView views = new ProductView(platform, store);
    return query.page(query.select(store.productShelf(), fits, orders()), views::variation);
  }

  private Reply list(Request request) {
    Store store = request.store();
    ListQuery query = new ListQuery(request, ORDERS);
    List<Product> children = new ArrayList<>();
    for (long id : parent(request).variations) {
      Product child = store.productShelf().get(id);
      if (child != null) {
        children.add(child);
      }
    }
    ProductView views = new ProductView(platform, store);
    List<Product> found = query.select(children, filter(request, query), orders());
    return query.page(found, views::variation);
  }

  private static Map<String, Comparator<Product>> orders() {
    return Map.of("menu_order", Comparator.comparing(product -> product.menuOrder));
  }

  private static Predicate<Product> filter(Request request, ListQuery query) {
    String status = request.call().query("status", "any");
    String stock = request.call().query("stock_status", "");
    List<String> skus = request.call().queryList("sku");
    String search = query.search();
    return product ->
        product.isVariation()
            && (status.equals("any") || product.status.equals(status))
            && (stock.isEmpty() || product.stockStatus.equals(stock))
            && (skus.isEmpty() || skus.contains(product.sku))
            && (search.isEmpty()
                || String.join(" ", product.attributes.values())
                    .toLowerCase(Locale.ROOT)
                    .contains(search));
  }

  private Reply create(Request request) {
    return Reply.json(201, create(request, request.body()));
  }

  private Reply update(Request request) {
    return Reply.ok(update(request, find(request).id, request.body()));
  }

  private Reply delete(Request request) {
    Product product = find(request);
    Map<String, ?> view = view(request, product);
    changes.delete(request.store(), product, request.flag("force"));
    return Reply.ok(view);
  }

  @Override
  public Map<String, ?> create(Request request, Fields body) {
    return view(request, changes.create(request.store(), parent(request), body));
  }

  @Override
  public Map<String, ?> update(Request request, long id, Fields body) {
    Product product = find(request, id, 400);
    changes.update(request.store(), product, body);
    return view(request, product);
  }

  @Override
  public Map<String, ?> delete(Request request, long id) {
    Product product = find(request, id, 404);
    Map<String, ?> view = view(request, product);
    changes.delete(request.store(), product, true);
    return view;
  }
}

package dev.feria.sandbox.woocommerce;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.woocommerce.orders.Purchases;
import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.products.StockLevels;
import dev.feria.sandbox.woocommerce.seeds.PeopleSeeds;
import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.OrderLine;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Control operations on one shop: the truth, and what customers and the owner do. */
final class AccountControl {
  private final Platform platform;
  private final Purchases purchases;
  private final Truth truth;

  AccountControl(Platform platform) {
    this.platform = platform;
    this.purchases = new Purchases(platform);
    this.truth = new Truth(platform);
  }

  void register(Router router) {
    router
        .add("GET", "/accounts/{account}/listings", "listings", this::listings)
        .add("GET", "/accounts/{account}/listings/{listing}", "listing", this::show)
        .add("POST", "/accounts/{account}/listings/{listing}", "listing", this::edit)
        .add("GET", "/accounts/{account}/orders", "orders", this::orders)
        .add("POST", "/accounts/{account}/orders", "buy", this::buy)
        .add("POST", "/accounts/{account}/orders/{id}/pay", "pay", this::pay)
        .add("POST", "/accounts/{account}/orders/{id}/cancel", "cancel", this::cancel)
        .add("POST", "/accounts/{account}/orders/{id}/refund", "refund", this::refund);
  }

  /** The shop of a control call; 404 when unknown. */
  static Store store(Platform platform, Call call) {
    Store store = platform.world().stores.get(call.param("account"));
    if (store == null) {
      throw ControlReplies.error(404, "unknown account " + call.param("account"));
    }
    return store;
  }

  private Reply listings(Call call) {
    Store store = store(platform, call);
    return Reply.data(
        store.productShelf().all().stream()
            .filter(product -> !product.type.equals("variable") && !gone(store, product))
            .map(product -> truth.listing(store, product)));
  }

  private static boolean gone(Store store, Product product) {
    Product parent = store.parent(product);
    return product.trashed || product.hidden || (parent != null && parent.trashed);
  }

  private static Product product(Store store, String id) {
    String number = id.substring(id.indexOf(':') + 1);
    Product product =
        number.matches("[0-9]{1,18}") ? store.productShelf().get(Long.parseLong(number)) : null;
    if (product == null || product.type.equals("variable") || !Truth.id(product).equals(id)) {
      throw ControlReplies.error(404, "unknown listing " + id);
    }
    return product;
  }

  private Reply show(Call call) {
    Store store = store(platform, call);
    return Reply.ok(truth.listing(store, product(store, call.param("listing"))));
  }

  private Reply edit(Call call) {
    Store store = store(platform, call);
    Product product = product(store, call.param("listing"));
    Fields body = call.fields();
    BigDecimal price = body.decimal("price");
    product.regularPrice = price == null ? product.regularPrice : price;
    if (body.has("sku")) {
      store.sku(product, body.text("sku", ""));
    }
    product.status = body.text("status", product.status);
    product.hidden = body.flag("hidden", product.hidden);
    StockLevels stock = new StockLevels(store);
    if (body.has("quantity")) {
      Long quantity = body.integer("quantity");
      Product keeper = Objects.requireNonNullElse(stock.keeper(product), product);
      keeper.manageStock = quantity != null;
      keeper.quantity = quantity;
      stock.derive(keeper);
    }
    store.productShelf().touch(product, platform.now());
    platform.announce(store, "product.updated", product.id);
    return Reply.ok(truth.listing(store, product));
  }

  private Reply orders(Call call) {
    Store store = store(platform, call);
    return Reply.data(
        store.orderShelf().all().stream()
            .filter(order -> !order.trashed)
            .map(order -> Truth.order(store, order)));
  }

  private Reply buy(Call call) {
    Store store = store(platform, call);
    Fields body = call.fields();
    if (!body.has("orders")) {
      return Reply.json(201, buy(store, body));
    }
    List<Object> bought = new ArrayList<>();
    for (Fields cart : body.objects("orders")) {
      bought.add(buy(store, cart));
    }
    return Reply.json(201, Json.obj("data", bought));
  }

  private Map<String, @Nullable Object> buy(Store store, Fields body) {
    String status =
        switch (body.text("status", "paid")) {
          case "paid", "processing" -> "processing";
          case "unpaid", "pending" -> "pending";
          case "on-hold" -> "on-hold";
          default ->
              throw ControlReplies.error(
                  400, "status must be one of paid, processing, unpaid, pending, on-hold");
        };
    List<Purchases.Line> lines = new ArrayList<>();
    for (Fields line : body.objects("lines")) {
      lines.add(line(store, line));
    }
    if (lines.isEmpty()) {
      throw ControlReplies.error(400, "lines must not be empty");
    }
    Customer customer = store.customers.get(body.integer("customer", 0));
    Address billing =
        customer == null
            ? new PeopleSeeds(store, platform.world().random()).address()
            : customer.billing.copy();
    billing.email = body.text("email", billing.email);
    billing.phone = body.text("phone", billing.phone);
    Order order = purchases.buy(store, lines, status, customer, billing, body.flag("force", false));
    return Truth.order(store, order);
  }

  private Purchases.Line line(Store store, Fields line) {
    long quantity = line.integer("quantity", 1);
    if (quantity < 1) {
      throw ControlReplies.error(400, "quantity must be at least 1");
    }
    Product product = null;
    if (line.flag("unknown", false)) {
      product = unlisted(store, line, quantity);
    } else if (!line.flag("deleted", false)) {
      product = product(store, line.text("listing", ""));
    }
    return new Purchases.Line(
        product, line.text("title", "Producto"), quantity, line.text("sku_override"));
  }

  /** A product that is on sale but in no list yet, as one that was published a moment ago. */
  private Product unlisted(Store store, Fields line, long quantity) {
    Product product = new Product();
    product.id = store.nextPost();
    product.name = line.text("title", "Producto nuevo");
    product.slug = ProductView.slug(product.name) + "-" + product.id;
    product.sku = line.text("sku", "");
    product.hidden = true;
    product.regularPrice =
        Objects.requireNonNullElse(line.decimal("unit_price"), BigDecimal.valueOf(9_990));
    product.manageStock = true;
    product.quantity = quantity + 10;
    product.created = platform.now();
    product.modified = product.created;
    store.add(product);
    return product;
  }

  private Order find(Store store, Call call) {
    String id = call.param("id");
    Order order = id.matches("[0-9]{1,18}") ? store.orderShelf().get(Long.parseLong(id)) : null;
    if (order == null) {
      throw ControlReplies.error(404, "unknown order " + id);
    }
    return order;
  }

  private Reply pay(Call call) {
    Store store = store(platform, call);
    Order order = find(store, call);
    purchases.pay(store, order);
    return Reply.ok(Truth.order(store, order));
  }

  private Reply cancel(Call call) {
    Store store = store(platform, call);
    Order order = find(store, call);
    purchases.cancel(store, order);
    return Reply.ok(Truth.order(store, order));
  }

  private Reply refund(Call call) {
    Store store = store(platform, call);
    Order order = find(store, call);
    Fields body = call.fields();
    List<Purchases.Back> backs = new ArrayList<>();
    for (Fields part : body.objects("lines")) {
      backs.add(back(order, part));
    }
    purchases.refund(store, order, backs, body.decimal("amount"), body.flag("restock", true));
    return Reply.ok(Truth.order(store, order));
  }

  private static Purchases.Back back(Order order, Fields part) {
    String listing = part.text("listing", "");
    long id = part.integer("id", 0);
    for (OrderLine line : order.lines) {
      String own = Truth.listing(line);
      if (id == line.id || (id == 0 && own.equals(listing))) {
        return new Purchases.Back(line, part.integer("quantity", line.quantity));
      }
    }
    throw ControlReplies.error(404, "no such line in order " + order.id);
  }
}

package dev.feria.sandbox.shopify;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Handler;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.shopify.oauth.Installations;
import dev.feria.sandbox.shopify.orders.NewOrder;
import dev.feria.sandbox.shopify.orders.Purchases;
import dev.feria.sandbox.shopify.orders.Refused;
import dev.feria.sandbox.shopify.orders.Returns;
import dev.feria.sandbox.shopify.orders.Shipping;
import dev.feria.sandbox.shopify.state.App;
import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.FulfillmentOrder;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.CataloguePayload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Control operations on one store: the truth, and what customers and the seller do. */
final class AccountControl {
  private static final Set<String> STATUSES = Set.of("paid", "pending", "authorized");

  private final Platform platform;
  private final Installations installations;
  private final StockBook book;
  private final Purchases purchases;
  private final Returns returns;
  private final Shipping shipping;

  AccountControl(
      Platform platform,
      Installations installations,
      StockBook book,
      Purchases purchases,
      Returns returns,
      Shipping shipping) {
    this.platform = platform;
    this.installations = installations;
    this.book = book;
    this.purchases = purchases;
    this.returns = returns;
    this.shipping = shipping;
  }

  void register(Router router) {
    add(router, "GET", "/accounts/{account}/listings", "listings", this::listings);
    add(router, "GET", "/accounts/{account}/listings/{listing}", "listing", this::show);
    add(router, "POST", "/accounts/{account}/listings/{listing}", "listing", this::edit);
    add(router, "DELETE", "/accounts/{account}/listings/{listing}", "listing", this::delete);
    add(router, "GET", "/accounts/{account}/orders", "orders", this::orders);
    add(router, "POST", "/accounts/{account}/orders", "buy", this::buy);
    add(router, "POST", "/accounts/{account}/orders/{id}/pay", "pay", this::pay);
    add(router, "POST", "/accounts/{account}/orders/{id}/cancel", "cancel", this::cancel);
    add(router, "POST", "/accounts/{account}/orders/{id}/refund", "refund", this::refund);
    add(router, "POST", "/accounts/{account}/orders/{id}/fulfil", "fulfil", this::fulfil);
    add(router, "POST", "/accounts/{account}/revoke", "revoke", this::revoke);
  }

  private static void add(
      Router router, String method, String path, String operation, Handler handler) {
    router.add(
        method,
        path,
        operation,
        call -> {
          try {
            return handler.handle(call);
          } catch (Refused e) {
            throw new ReplyException(ControlReplies.reply(e.isMissing() ? 404 : 409, e.text()), e);
          }
        });
  }

  /** The store of a control call; 404 when unknown. */
  static Shop account(Platform platform, Call call) {
    Shop shop = platform.world().shops.get(call.param("account"));
    if (shop == null) {
      throw ControlReplies.error(404, "unknown account " + call.param("account"));
    }
    return shop;
  }

  private Reply listings(Call call) {
    Shop shop = account(platform, call);
    return Reply.data(
        shop.products.values().stream()
            .flatMap(product -> product.variants.stream())
            .map(variant -> listing(shop, variant)));
  }

  private static Map<String, @Nullable Object> listing(Shop shop, Variant variant) {
    Product product = variant.product;
    return Json.obj(
        "id",
        product.id + ":" + variant.id,
        "sku",
        variant.sku,
        "quantity",
        variant.tracked ? Math.max(0, variant.available(shop)) : null,
        "status",
        product.status.toLowerCase(Locale.ROOT),
        "price",
        money(variant.price, shop),
        "title",
        variant.ownTitle() == null ? product.title : variant.displayName(),
        "barcode",
        variant.barcode,
        "tracked",
        variant.tracked,
        "oversells",
        variant.oversells,
        "available",
        variant.available(shop),
        "inventory_item",
        Long.toString(variant.itemId),
        "levels",
        variant.levels.stream()
            .map(
                level ->
                    Json.obj(
                        "location",
                        Long.toString(level.locationId),
                        "available",
                        level.available,
                        "committed",
                        level.committed,
                        "on_hand",
                        level.onHand()))
            .toList());
  }

  private static Map<String, @Nullable Object> money(BigDecimal amount, Shop shop) {
    return Json.obj("amount", Money.plain(amount, shop), "currency", shop.currency);
  }

  private Variant variant(Shop shop, String id) {
    int colon = id.indexOf(':');
    Variant variant = shop.variant(Gid.number(id.substring(colon + 1)));
    if (variant == null
        || (colon >= 0 && variant.product.id != Gid.number(id.substring(0, colon)))) {
      throw ControlReplies.error(404, "unknown listing " + id);
    }
    return variant;
  }

  private Reply show(Call call) {
    Shop shop = account(platform, call);
    return Reply.ok(listing(shop, variant(shop, call.param("listing"))));
  }

  private Reply edit(Call call) {
    Shop shop = account(platform, call);
    Variant variant = variant(shop, call.param("listing"));
    Fields body = call.fields();
    String event = platform.world().dice.uuid();
    BigDecimal price = body.decimal("price");
    variant.price = price == null ? variant.price : price;
    if (body.has("sku")) {
      shop.sku(variant, body.text("sku"));
    }
    if (body.has("barcode")) {
      variant.barcode = body.text("barcode");
    }
    variant.tracked = body.flag("tracked", variant.tracked);
    variant.oversells = body.flag("oversells", variant.oversells);
    variant.product.title = body.text("title", variant.product.title);
    variant.product.status = body.text("status", variant.product.status).toUpperCase(Locale.ROOT);
    Long quantity = body.integer("quantity");
    if (quantity != null && quantity != variant.available(shop)) {
      book.setAvailable(shop, variant, quantity.intValue(), event);
    } else {
      shop.touch(variant, platform.now());
      platform.announce(
          shop, "products/update", event, () -> CataloguePayload.product(shop, variant.product));
    }
    return Reply.ok(listing(shop, variant));
  }

  private Reply delete(Call call) {
    Shop shop = account(platform, call);
    Variant variant = variant(shop, call.param("listing"));
    Product product = variant.product;
    String event = platform.world().dice.uuid();
    shop.remove(variant);
    product.variants.remove(variant);
    product.updated = platform.now();
    if (product.variants.isEmpty()) {
      shop.products.remove(product.id);
      shop.productIndex.remove(product.id);
      platform.announce(shop, "products/delete", event, () -> CataloguePayload.deleted(product));
    } else {
      shop.put(product);
      platform.announce(
          shop, "products/update", event, () -> CataloguePayload.product(shop, product));
    }
    return Reply.empty(204);
  }

  private Reply orders(Call call) {
    Shop shop = account(platform, call);
    return Reply.data(shop.orders.values().stream().map(order -> order(shop, order)));
  }

  private static Map<String, @Nullable Object> order(Shop shop, Order order) {
    List<Object> lines = new ArrayList<>();
    for (Line line : order.lines) {
      lines.add(
          Json.obj(
              "id",
              Long.toString(line.id),
              "listing",
              line.variantId == 0 ? null : line.productId + ":" + line.variantId,
              "sku",
              line.sku,
              "quantity",
              line.quantity,
              "current_quantity",
              line.current,
              "unit_price",
              money(line.price, shop)));
    }
    return Json.obj(
        "id",
        Long.toString(order.id),
        "status",
        Purchases.status(order),
        "lines",
        lines,
        "total",
        money(order.total(), shop),
        "current_total",
        money(order.currentTotal(), shop),
        "refunded",
        money(order.refunded(), shop),
        "name",
        order.name(),
        "fulfillment_status",
        order.fulfillment().toLowerCase(Locale.ROOT),
        "financial_status",
        order.financial.toLowerCase(Locale.ROOT),
        "customer",
        Long.toString(order.customerId),
        "email",
        order.email,
        "tracking",
        order.fulfillments.stream()
            .filter(parcel -> parcel.status.equals("SUCCESS"))
            .flatMap(parcel -> parcel.numbers.stream())
            .toList());
  }

  private Reply buy(Call call) {
    Shop shop = account(platform, call);
    Fields body = call.fields();
    if (!body.has("orders")) {
      return Reply.json(201, buy(shop, body));
    }
    List<Object> bought = new ArrayList<>();
    for (Fields cart : body.objects("orders")) {
      bought.add(buy(shop, cart));
    }
    return Reply.json(201, Json.obj("data", bought));
  }

  private Map<String, @Nullable Object> buy(Shop shop, Fields body) {
    String status = body.text("status", "paid");
    if (!STATUSES.contains(status)) {
      throw ControlReplies.error(400, "status must be one of " + STATUSES);
    }
    List<NewOrder.Wanted> lines = new ArrayList<>();
    for (Fields line : body.objects("lines")) {
      boolean unknown = line.flag("unknown", false);
      int quantity = (int) line.integer("quantity", 1);
      if (quantity < 1) {
        throw ControlReplies.error(400, "quantity must be at least 1");
      }
      lines.add(
          new NewOrder.Wanted(
              unknown ? 0 : variant(shop, line.text("listing", "")).id,
              quantity,
              line.text(unknown ? "sku" : "sku_override"),
              line.text("title"),
              unknown ? price(line) : line.decimal("unit_price")));
    }
    if (lines.isEmpty()) {
      throw ControlReplies.error(400, "lines must not be empty");
    }
    Order order =
        purchases.buy(
            shop,
            new NewOrder(
                lines,
                status.toUpperCase(Locale.ROOT),
                body.flag("force", false),
                body.text("source", "web"),
                body.flag("test", false),
                body.text("email"),
                body.text("gateway")));
    return order(shop, order);
  }

  private static BigDecimal price(Fields line) {
    BigDecimal price = line.decimal("unit_price");
    return price == null ? new BigDecimal(9_990) : price;
  }

  private Order find(Call call) {
    Shop shop = account(platform, call);
    Order order = shop.orders.get(Gid.number(call.param("id")));
    if (order == null) {
      throw ControlReplies.error(404, "unknown order " + call.param("id"));
    }
    return order;
  }

  private Reply pay(Call call) {
    Shop shop = account(platform, call);
    Order order = find(call);
    purchases.pay(shop, order);
    return Reply.ok(order(shop, order));
  }

  private Reply cancel(Call call) {
    Shop shop = account(platform, call);
    Order order = find(call);
    Fields body = call.fields();
    String reason =
        body.text("reason", body.text("by", "buyer").equals("buyer") ? "customer" : "other");
    returns.cancel(
        shop,
        order,
        reason.toUpperCase(Locale.ROOT),
        body.flag("restock", true),
        body.flag("refund", true));
    return Reply.ok(order(shop, order));
  }

  private Reply refund(Call call) {
    Shop shop = account(platform, call);
    Order order = find(call);
    Fields body = call.fields();
    boolean restock = body.flag("restock", true);
    List<Returns.Back> back = new ArrayList<>();
    for (Fields line : body.objects("lines")) {
      back.add(
          new Returns.Back(
              line(order, line),
              (int) line.integer("quantity", 1),
              line.flag("restock", restock) ? null : "NO_RESTOCK",
              0));
    }
    BigDecimal amount = body.decimal("amount");
    if (back.isEmpty() && amount == null) {
      throw ControlReplies.error(400, "lines or amount is required");
    }
    returns.refund(shop, order, back, amount, body.text("note"));
    return Reply.ok(order(shop, order));
  }

  private static long line(Order order, Fields wanted) {
    String id = wanted.text("id");
    String listing = wanted.text("listing", "");
    for (Line line : order.lines) {
      if (id == null
          ? listing.equals(line.productId + ":" + line.variantId)
          : id.equals(Long.toString(line.id))) {
        return line.id;
      }
    }
    throw ControlReplies.error(404, "order " + order.id + " has no such line");
  }

  private Reply fulfil(Call call) {
    Shop shop = account(platform, call);
    Order order = find(call);
    Fields body = call.fields();
    Shipping.Tracking tracking =
        new Shipping.Tracking(body.text("company"), body.texts("numbers"), body.texts("urls"));
    List<Object> parcels = new ArrayList<>();
    for (FulfillmentOrder work : List.copyOf(order.fulfillmentOrders)) {
      if (work.isOpen() && work.parts.stream().anyMatch(part -> part.remaining > 0)) {
        Map<FulfillmentOrder, Map<Long, Integer>> all = new LinkedHashMap<>();
        all.put(work, Map.of());
        Fulfillment parcel = shipping.ship(shop, all, tracking);
        parcels.add(Long.toString(parcel.id));
      }
    }
    Map<String, @Nullable Object> answer = order(shop, order);
    answer.put("fulfillments", parcels);
    return Reply.ok(answer);
  }

  private Reply revoke(Call call) {
    Shop shop = account(platform, call);
    boolean had = false;
    for (App app : List.copyOf(platform.world().apps.values())) {
      if (app.ownShop == null || app.ownShop.equals(shop.domain)) {
        had |= installations.uninstall(shop, app);
      }
    }
    App own = platform.world().ownApp(shop.domain);
    if (own != null) {
      installations.permanent(shop, own, own.scopes);
    }
    return Reply.ok(Json.obj("account", shop.domain, "revoked", had));
  }
}

package dev.feria.sandbox.mercadolibre;

import dev.feria.sandbox.control.ControlReplies;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.mercadolibre.oauth.Grants;
import dev.feria.sandbox.mercadolibre.orders.Purchases;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Control operations on one seller's account: the truth, and what buyers and the seller do. */
final class AccountControl {
  private static final Set<String> STATUSES =
      Set.of("paid", "payment_required", "payment_in_process", "confirmed");
  private static final long FIRST_HIDDEN_ITEM = 3_900_000_001L;
  private static final long FIRST_BUYER = 1_944_693_439L;

  private final Platform platform;
  private final Grants grants;
  private final Purchases purchases;

  AccountControl(Platform platform, Grants grants) {
    this.platform = platform;
    this.grants = grants;
    this.purchases = new Purchases(platform);
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
        .add("POST", "/accounts/{account}/orders/{id}/refund", "refund", this::refund)
        .add("POST", "/accounts/{account}/revoke", "revoke", this::revoke);
  }

  /** The seller of a control call; 404 when unknown. */
  static Seller account(Platform platform, Call call) {
    Seller seller = platform.world().seller(call.param("account"));
    if (seller == null) {
      throw ControlReplies.error(404, "unknown account " + call.param("account"));
    }
    return seller;
  }

  private Reply listings(Call call) {
    Seller seller = account(platform, call);
    Stream<Object> data =
        platform.world().itemsOf(seller.id).stream()
            .filter(item -> !item.deleted && !item.hidden)
            .flatMap(this::units);
    return Reply.data(data);
  }

  private Stream<Object> units(Item item) {
    return item.variations.isEmpty()
        ? Stream.of(listing(item, null))
        : item.variations.stream().map(variation -> listing(item, variation));
  }

  private Map<String, @Nullable Object> listing(Item item, @Nullable Variation variation) {
    String sku = variation == null ? item.sku : variation.sku;
    String customField = variation == null ? item.customField : variation.customField;
    return Json.obj(
        "id",
        variation == null ? item.id : item.id + ":" + variation.id,
        "sku",
        sku == null ? customField : sku,
        "quantity",
        platform.stock().of(item, variation),
        "status",
        item.status,
        "price",
        money(variation == null ? item.price : variation.price, item.siteId),
        "title",
        variation == null ? item.title : item.title + " " + variation.value,
        "sub_status",
        List.copyOf(item.subStatus),
        "user_product",
        variation == null ? item.userProductId : variation.userProductId,
        "fulfillment",
        item.isFull());
  }

  private static Map<String, @Nullable Object> money(BigDecimal amount, String siteId) {
    Site site = Site.of(siteId);
    BigDecimal exact = amount.scale() < site.decimals() ? amount.setScale(site.decimals()) : amount;
    return Json.obj("amount", exact.toPlainString(), "currency", site.currency());
  }

  /** A listing that a control call names. */
  private record Named(Seller seller, Item item, @Nullable Variation variation) {}

  private Named named(Call call) {
    Seller seller = account(platform, call);
    String id = call.param("listing");
    int colon = id.indexOf(':');
    Item item = platform.world().items.get(colon < 0 ? id : id.substring(0, colon));
    if (item == null || item.sellerId != seller.id) {
      throw ControlReplies.error(404, "unknown listing " + id);
    }
    Variation variation =
        colon < 0 ? null : item.variation(Long.parseLong(id.substring(colon + 1)));
    if ((colon >= 0 || !item.variations.isEmpty()) && variation == null) {
      throw ControlReplies.error(404, "unknown listing " + id);
    }
    return new Named(seller, item, variation);
  }

  private Reply show(Call call) {
    Named named = named(call);
    return Reply.ok(listing(named.item(), named.variation()));
  }

  private Reply edit(Call call) {
    Named named = named(call);
    Seller seller = named.seller();
    Item item = named.item();
    Variation variation = named.variation();
    Fields body = call.fields();
    BigDecimal price = body.decimal("price");
    if (price != null) {
      item.price = price;
      item.variations.forEach(other -> other.price = price);
    }
    if (body.has("sku")) {
      if (variation == null) {
        item.sku = body.text("sku");
      } else {
        variation.sku = body.text("sku");
      }
    }
    item.hidden = body.flag("hidden", item.hidden);
    String status = body.text("status");
    if (status != null) {
      item.status = status;
      item.subStatus.remove("paused_by_seller");
      if (status.equals("paused")) {
        item.subStatus.add("paused_by_seller");
      }
    }
    Long quantity = body.integer("quantity");
    int next = quantity == null ? platform.stock().of(item, variation) : quantity.intValue();
    platform.stock().set(item, variation, next, platform.now());
    platform.announce(seller.id, "items", "/items/" + item.id);
    return Reply.ok(listing(item, variation));
  }

  private Reply orders(Call call) {
    Seller seller = account(platform, call);
    Stream<Object> data = platform.world().ordersOf(seller.id).stream().map(AccountControl::order);
    return Reply.data(data);
  }

  private static Map<String, @Nullable Object> order(Order order) {
    String listing = order.variationId == 0 ? order.itemId : order.itemId + ":" + order.variationId;
    return Json.obj(
        "id",
        Long.toString(order.id),
        "status",
        order.status,
        "lines",
        List.of(
            Json.obj(
                "listing",
                listing,
                "sku",
                order.sku == null ? order.customField : order.sku,
                "quantity",
                order.quantity,
                "unit_price",
                money(order.unitPrice, order.siteId))),
        "total",
        money(order.total(), order.siteId),
        "pack_id",
        order.packId == 0 ? null : Long.toString(order.packId),
        "buyer",
        Long.toString(order.buyerId),
        "fulfillment",
        order.fulfillment);
  }

  private Reply buy(Call call) {
    Seller seller = account(platform, call);
    Fields body = call.fields();
    if (!body.has("orders")) {
      return Reply.json(201, buy(seller, body));
    }
    List<Object> bought = new ArrayList<>();
    for (Fields cart : body.objects("orders")) {
      bought.add(buy(seller, cart));
    }
    return Reply.json(201, Json.obj("data", bought));
  }

  private Map<String, @Nullable Object> buy(Seller seller, Fields body) {
    String status = body.text("status", "paid");
    if (!STATUSES.contains(status)) {
      throw ControlReplies.error(400, "status must be one of " + STATUSES);
    }
    List<Purchases.Line> lines = new ArrayList<>();
    for (Fields line : body.objects("lines")) {
      String listing =
          line.flag("unknown", false) ? unlisted(seller, line) : line.text("listing", "");
      lines.add(
          new Purchases.Line(
              listing, (int) line.integer("quantity", 1), line.text("sku_override")));
    }
    if (lines.isEmpty()) {
      throw ControlReplies.error(400, "lines must not be empty");
    }
    List<Order> orders =
        purchases.buy(
            seller,
            lines,
            status,
            body.integer("buyer", FIRST_BUYER + platform.world().dice.below(5_000)),
            body.flag("force", false));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>(order(orders.get(0)));
    List<Object> all = new ArrayList<>();
    orders.forEach(order -> all.add(order(order)));
    answer.put("orders", all);
    return answer;
  }

  /** An item that is on sale but that no search shows, as one that was published a moment ago. */
  private String unlisted(Seller seller, Fields line) {
    Item item = new Item();
    item.id = seller.siteId + platform.world().next("hidden-item", FIRST_HIDDEN_ITEM);
    item.siteId = seller.siteId;
    item.sellerId = seller.id;
    item.hidden = true;
    item.title = line.text("title", "Publicación nueva");
    item.sku = line.text("sku");
    item.categoryId = seller.siteId + "178701";
    item.currency = Site.of(seller.siteId).currency();
    BigDecimal price = line.decimal("unit_price");
    item.price = price == null ? new BigDecimal(9_990) : price;
    item.quantity = (int) line.integer("quantity", 1) + 10;
    item.created = platform.now();
    item.updated = item.created;
    platform.world().add(item);
    return item.id;
  }

  private Order find(Call call) {
    Seller seller = account(platform, call);
    String id = call.param("id");
    Order order = id.matches("[0-9]{1,18}") ? platform.world().orders.get(Long.valueOf(id)) : null;
    if (order == null || order.sellerId != seller.id) {
      throw ControlReplies.error(404, "unknown order " + id);
    }
    return order;
  }

  private Reply pay(Call call) {
    Order order = find(call);
    purchases.pay(order);
    return Reply.ok(order(order));
  }

  private Reply cancel(Call call) {
    Order order = find(call);
    purchases.cancel(order, call.fields().text("by", "buyer"));
    return Reply.ok(order(order));
  }

  private Reply refund(Call call) {
    Order order = find(call);
    BigDecimal amount = call.fields().decimal("amount");
    if (amount == null) {
      throw ControlReplies.error(400, "amount is required");
    }
    purchases.refund(order, amount);
    return Reply.ok(order(order));
  }

  private Reply revoke(Call call) {
    Seller seller = account(platform, call);
    boolean had = grants.revoke(seller.id);
    return Reply.ok(Json.obj("account", Long.toString(seller.id), "revoked", had));
  }
}

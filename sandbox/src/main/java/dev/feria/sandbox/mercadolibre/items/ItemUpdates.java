package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code PUT /items/{id}} and the description. */
public final class ItemUpdates {
  private final Platform platform;

  /** Serves this platform. */
  public ItemUpdates(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("PUT", "/items/{id}", "items.update", this::update)
        .add("POST", "/items/{id}/description", "items.description.create", this::describe)
        .add("PUT", "/items/{id}/description", "items.description.update", this::redescribe);
  }

  /** The caller's item: 404 when unknown, 403 when another seller's. */
  static Item own(Platform platform, Seller caller, String id) {
    Item item = ItemReads.find(platform, id);
    if (item.sellerId != caller.id) {
      throw Errors.forbidden("The caller is not the seller of item " + id);
    }
    return item;
  }

  private Reply update(Seller caller, Call call) {
    Item item = own(platform, caller, call.param("id"));
    Fields body = call.fields();
    if (item.status.equals("closed")) {
      return delete(item, body);
    }
    if (body.flag("deleted", false)) {
      throw Errors.validation(178, "item.deleted.invalid", "Only closed items can be deleted");
    }
    List<Object> warnings = new ArrayList<>();
    check(caller, item, body);
    boolean stockByLocation = caller.has("warehouse_management");
    BigDecimal price = price(item, body, warnings);
    new VariationUpdates(platform).replace(item, body, stockByLocation, price);
    apply(item, body, price);
    Long quantity = body.integer("available_quantity");
    if (quantity != null && !stockByLocation) {
      platform.stock().set(item, null, quantity.intValue(), platform.now());
    }
    status(item, body.text("status"));
    platform.stock().settle(item, platform.now());
    changed(platform, item);
    if (price != null) {
      platform.announce(item.sellerId, "items_prices", "/items/" + item.id + "/prices");
    }
    Map<String, @Nullable Object> view =
        new ItemView(platform.stock())
            .item(item, true, "all".equals(call.query("include_attributes")));
    if (!warnings.isEmpty()) {
      view.put("warnings", warnings);
    }
    return Reply.ok(view);
  }

  /** Tells the application about a changed item. */
  static void changed(Platform platform, Item item) {
    platform.announce(item.sellerId, "items", "/items/" + item.id);
    if (item.userProductId != null) {
      platform.announce(
          item.sellerId, "stock-locations", "/user-products/" + item.userProductId + "/stock");
    }
  }

  private Reply delete(Item item, Fields body) {
    if (!body.flag("deleted", false)) {
      throw Errors.validation(
          171, "item.status.not_modifiable", "Item " + item.id + " is closed, which is final");
    }
    item.deleted = true;
    if (!item.subStatus.contains("deleted")) {
      item.subStatus.add("deleted");
    }
    item.updated = platform.now();
    changed(platform, item);
    return Reply.ok(new ItemView(platform.stock()).item(item, true, false));
  }

  private void check(Seller caller, Item item, Fields body) {
    String status = body.text("status");
    if (status != null && !ItemView.SETTABLE.contains(status)) {
      throw Errors.validation(170, "item.status.invalid", "Status " + status + " is not valid");
    }
    if (body.has("title")
        && (item.sold > 0 || item.familyName != null)
        && !item.title.equals(body.text("title"))) {
      throw Errors.validation(111, "item.title.not_modifiable", "The title cannot change any more");
    }
    Long quantity = body.integer("available_quantity");
    if (quantity != null) {
      if (!item.variations.isEmpty()) {
        throw Errors.validation(
            122,
            "item.available_quantity.invalid",
            "available_quantity is not allowed on an item with variations");
      }
      if (quantity < 0 || quantity > 999_999) {
        throw Errors.validation(
            121, "item.available_quantity.invalid", "available_quantity is out of range");
      }
      if (item.isFull() && !caller.has("warehouse_management")) {
        throw Errors.validation(
            123,
            "item.available_quantity.not_modifiable",
            "The stock of a fulfillment item cannot be changed");
      }
    }
    if ("active".equals(status)
        && quantity == null
        && !body.has("variations")
        && platform.stock().of(item) == 0) {
      throw Errors.validation(
          124, "item.status.not_modifiable", "An item without stock cannot be activated");
    }
  }

  /** The new price, or null when it does not change. */
  private static @Nullable BigDecimal price(Item item, Fields body, List<Object> warnings) {
    BigDecimal price = body.decimal("price");
    if (price == null) {
      return null;
    }
    if (item.priceAutomation) {
      if (body.map().size() == 1) {
        throw Errors.validation(
            4_300, "item.price.not_modifiable", "The item has an active price automation");
      }
      warnings.add(
          Errors.cause(
              4_300, "item.price.ignored", "The price is set by an automation and was ignored"));
      return null;
    }
    return checked(item.siteId, price);
  }

  /** A price the site accepts. */
  static BigDecimal checked(String siteId, BigDecimal price) {
    Site site = Site.of(siteId);
    if (price.signum() <= 0) {
      throw Errors.validation(109, "item.price.invalid", "The price must be greater than 0");
    }
    if (price.stripTrailingZeros().scale() > site.decimals()) {
      throw Errors.validation(
          129, "item.price.invalid", site.currency() + " has " + site.decimals() + " decimals");
    }
    return price.stripTrailingZeros().scale() <= 0 ? price.setScale(0) : price;
  }

  private static void apply(Item item, Fields body, @Nullable BigDecimal price) {
    String title = body.text("title");
    if (title != null) {
      item.title = title;
    }
    if (price != null) {
      item.price = price;
      item.variations.forEach(variation -> variation.price = price);
    }
    if (body.has("seller_custom_field")) {
      item.customField = body.text("seller_custom_field");
    }
    for (Fields attribute : body.objects("attributes")) {
      set(item, attribute.text("id", ""), attribute.text("value_name"));
    }
    if (body.has("pictures")) {
      item.pictureIds = NewItems.pictures(body);
    }
    Fields shipping = body.object("shipping");
    if (shipping != null) {
      item.freeShipping = shipping.flag("free_shipping", item.freeShipping);
    }
  }

  private static void set(Item item, String id, @Nullable String value) {
    if (id.equals("SELLER_SKU")) {
      item.sku = value;
    } else if (value == null) {
      item.attributes.remove(id);
    } else {
      item.attributes.put(id, value);
    }
  }

  private static void status(Item item, @Nullable String status) {
    if (status == null) {
      return;
    }
    item.status = status;
    item.subStatus.remove("paused_by_seller");
    if (status.equals("paused")) {
      item.subStatus.add("paused_by_seller");
    }
  }

  private Reply describe(Seller caller, Call call) {
    Item item = own(platform, caller, call.param("id"));
    if (!item.description.isEmpty()) {
      throw Errors.bad("The item already has a description, use PUT");
    }
    return text(item, call, 201);
  }

  private Reply redescribe(Seller caller, Call call) {
    Item item = own(platform, caller, call.param("id"));
    if (!"2".equals(call.query("api_version"))) {
      throw Errors.bad("api_version=2 is required to update a description");
    }
    return text(item, call, 200);
  }

  private Reply text(Item item, Call call, int status) {
    String text = call.fields().text("plain_text", "");
    if (text.isBlank() || text.contains("<")) {
      throw Errors.validation(
          398, "item.description.type.invalid", "The description must be plain text");
    }
    item.description = text;
    item.updated = platform.now();
    changed(platform, item);
    return Reply.json(status, ItemReads.descriptionOf(item));
  }
}

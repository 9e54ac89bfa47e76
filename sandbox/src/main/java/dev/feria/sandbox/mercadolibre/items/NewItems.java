package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.ReplyException;
import dev.feria.sandbox.mercadolibre.categories.CategoryTree;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Site;
import dev.feria.sandbox.mercadolibre.state.StockLocation;
import dev.feria.sandbox.mercadolibre.state.UserProduct;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Publishing: new items, drafts, relisting and pictures. */
public final class NewItems {
  private static final long FIRST_ITEM = 2_500_000_001L;
  private static final long FIRST_PRODUCT = 2_029_384_757L;
  private static final int LARGEST_PICTURE = 10 << 20;

  private final Platform platform;

  /** Serves this platform. */
  public NewItems(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("POST", "/items", "items.create", (caller, call) -> create(caller, call, false))
        .add("POST", "/items/validate", "items.validate", this::validate)
        .add(
            "POST",
            "/items/multiwarehouse",
            "items.create_multiwarehouse",
            (caller, call) -> create(caller, call, true))
        .add("POST", "/items/{id}/relist", "items.relist", this::relist)
        .add("POST", "/pictures/items/upload", "pictures.upload", this::upload)
        .add("POST", "/items/{id}/pictures", "pictures.attach", this::attach);
  }

  /** Ids of the pictures in a body; a source address becomes a new id. */
  static List<String> pictures(Fields body) {
    List<String> ids = new ArrayList<>();
    for (Fields picture : body.objects("pictures")) {
      String id = picture.text("id");
      String source = picture.text("source", "");
      ids.add(id == null ? Math.floorMod(source.hashCode(), 1_000_000) + "-MLC_112026" : id);
    }
    return ids;
  }

  private Reply validate(Seller caller, Call call) {
    List<Object> causes = causes(caller, call.fields(), false);
    if (!causes.isEmpty()) {
      throw refused(causes);
    }
    return Reply.empty(204);
  }

  private Reply create(Seller caller, Call call, boolean multiwarehouse) {
    Fields body = call.fields();
    List<Object> causes = causes(caller, body, multiwarehouse);
    if (!causes.isEmpty()) {
      throw refused(causes);
    }
    Item item = new Item();
    item.id = caller.siteId + platform.world().next("item", FIRST_ITEM);
    item.siteId = caller.siteId;
    item.sellerId = caller.id;
    item.familyName = body.text("family_name");
    item.title = body.text("title", body.text("family_name", ""));
    item.categoryId = body.text("category_id", "");
    item.price = ItemUpdates.checked(caller.siteId, price(body));
    item.currency = Site.of(caller.siteId).currency();
    item.quantity = (int) body.integer("available_quantity", 0);
    item.listingType = body.text("listing_type_id", "gold_special");
    item.condition = body.text("condition", "new");
    item.customField = body.text("seller_custom_field");
    item.pictureIds = pictures(body);
    item.created = platform.now();
    for (Fields attribute : body.objects("attributes")) {
      String value = attribute.text("value_name");
      if ("SELLER_SKU".equals(attribute.text("id"))) {
        item.sku = value;
      } else if (value != null) {
        item.attributes.put(attribute.text("id", ""), value);
      }
    }
    item.variations = new VariationUpdates(platform).create(item, body.objects("variations"));
    if (item.familyName != null || multiwarehouse) {
      product(caller, item, body);
    }
    item.initial = platform.stock().of(item);
    platform.world().add(item);
    platform.stock().settle(item, platform.now());
    ItemUpdates.changed(platform, item);
    return Reply.json(201, new ItemView(platform.stock()).item(item, true, true));
  }

  private void product(Seller caller, Item item, Fields body) {
    UserProduct product = new UserProduct();
    product.id = caller.siteId + "U" + platform.world().next("product", FIRST_PRODUCT);
    product.sellerId = caller.id;
    product.name = item.title;
    product.familyId = "18446744" + String.format("%012d", platform.world().next("family", 1));
    for (Fields location : body.objects("stock_locations")) {
      StockLocation place = new StockLocation();
      place.type = "seller_warehouse";
      place.storeId = location.text("store_id");
      place.nodeId = location.text("network_node_id");
      place.quantity = (int) location.integer("quantity", 0);
      product.locations.add(place);
    }
    if (product.locations.isEmpty()) {
      StockLocation place = new StockLocation();
      place.quantity = item.quantity;
      product.locations.add(place);
    }
    platform.world().userProducts.put(product.id, product);
    item.userProductId = product.id;
    item.familyId = product.familyId;
    item.tags.add("user_product_listing");
  }

  private static BigDecimal price(Fields body) {
    BigDecimal price = body.decimal("price");
    if (price != null) {
      return price;
    }
    for (Fields variation : body.objects("variations")) {
      BigDecimal own = variation.decimal("price");
      if (own != null) {
        return own;
      }
    }
    return BigDecimal.ZERO;
  }

  private static List<Object> causes(Seller caller, Fields body, boolean multiwarehouse) {
    List<Object> causes = new ArrayList<>();
    boolean userProducts = caller.has("user_product_seller") || multiwarehouse;
    if (userProducts && (body.has("title") || body.has("variations"))) {
      causes.add(
          Errors.cause(
              374,
              "item.title.invalid",
              "title and variations are not allowed for user products, send family_name"));
    }
    String name = userProducts ? "family_name" : "title";
    if (body.text(name, "").isBlank()) {
      causes.add(Errors.cause(106, "item." + name + ".required", name + " is required"));
    }
    String category = body.text("category_id", "");
    if (!category.startsWith(caller.siteId) || CategoryTree.find(category) == null) {
      causes.add(
          Errors.cause(126, "item.category_id.invalid", "Category " + category + " is not valid"));
    }
    if (price(body).signum() <= 0) {
      causes.add(Errors.cause(109, "item.price.invalid", "The price must be greater than 0"));
    }
    if (!Site.of(caller.siteId).currency().equals(body.text("currency_id", ""))) {
      causes.add(Errors.cause(129, "item.price.invalid", "The currency is not the site's"));
    }
    boolean byLocation = caller.has("warehouse_management");
    if ((multiwarehouse || byLocation) && body.has("available_quantity")) {
      causes.add(
          Errors.cause(
              375,
              "item.available_quantity.invalid",
              "available_quantity is not allowed, send stock_locations to /items/multiwarehouse"));
    }
    if (multiwarehouse && body.objects("stock_locations").isEmpty()) {
      causes.add(Errors.cause(376, "item.stock_locations.required", "stock_locations is required"));
    }
    boolean branded =
        body.objects("attributes").stream().anyMatch(a -> "BRAND".equals(a.text("id")));
    if (!branded) {
      causes.add(
          Errors.cause(147, "item.attributes.missing_required", "The attribute BRAND is required"));
    }
    return causes;
  }

  private static ReplyException refused(List<Object> causes) {
    return new ReplyException(Errors.reply(400, "validation_error", "Validation error", causes));
  }

  private Reply relist(Seller caller, Call call) {
    Item old = ItemUpdates.own(platform, caller, call.param("id"));
    if (!old.status.equals("closed") || old.deleted) {
      throw Errors.bad("Only closed items can be relisted");
    }
    Fields body = call.fields();
    Item item = new Item();
    item.id = old.siteId + platform.world().next("item", FIRST_ITEM);
    item.siteId = old.siteId;
    item.sellerId = old.sellerId;
    item.title = old.title;
    item.familyName = old.familyName;
    item.familyId = old.familyId;
    item.categoryId = old.categoryId;
    BigDecimal price = body.decimal("price");
    item.price = price == null ? old.price : ItemUpdates.checked(old.siteId, price);
    item.currency = old.currency;
    item.quantity = (int) body.integer("quantity", old.quantity);
    item.listingType = body.text("listing_type_id", old.listingType);
    item.sku = old.sku;
    item.customField = old.customField;
    item.userProductId = old.userProductId;
    item.attributes.putAll(old.attributes);
    item.pictureIds.addAll(old.pictureIds);
    item.description = old.description;
    item.created = platform.now();
    for (Variation former : old.variations) {
      Variation variation = new Variation();
      variation.id = platform.world().next("variation", 190_000_000_001L);
      variation.attributeId = former.attributeId;
      variation.attributeName = former.attributeName;
      variation.value = former.value;
      variation.price = item.price;
      variation.quantity = former.quantity;
      variation.sku = former.sku;
      variation.customField = former.customField;
      variation.attributes.putAll(former.attributes);
      item.variations.add(variation);
    }
    item.initial = platform.stock().of(item);
    platform.world().add(item);
    platform.stock().settle(item, platform.now());
    ItemUpdates.changed(platform, item);
    var view = new ItemView(platform.stock()).item(item, true, true);
    view.put("parent_item_id", old.id);
    return Reply.json(201, view);
  }

  private Reply upload(Seller caller, Call call) {
    String type = call.header("content-type");
    if (type == null || !type.startsWith("multipart/form-data")) {
      throw Errors.bad("multipart/form-data with a file is expected");
    }
    if (call.body().length > LARGEST_PICTURE + 4_096) {
      throw Errors.of(413, "payload_too_large", "A picture has at most 10 MB");
    }
    String id = platform.world().next("picture", 812_345) + "-" + caller.siteId + "_112026";
    return Reply.json(
        201,
        Json.obj(
            "id",
            id,
            "max_size",
            "1200x1200",
            "variations",
            List.of(
                Json.obj(
                    "size",
                    "500x500",
                    "url",
                    "http://http2.mlstatic.com/D_" + id + "-O.jpg",
                    "secure_url",
                    "https://http2.mlstatic.com/D_" + id + "-O.jpg"))));
  }

  private Reply attach(Seller caller, Call call) {
    Item item = ItemUpdates.own(platform, caller, call.param("id"));
    String id = call.fields().text("id");
    if (id == null) {
      throw Errors.bad("id is required");
    }
    item.pictureIds.add(id);
    item.updated = platform.now();
    ItemUpdates.changed(platform, item);
    return Reply.ok(new ItemView(platform.stock()).item(item, true, false));
  }
}

package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Products, variants, inventory items and their levels. */
final class ProductTypes {
  private ProductTypes() {}

  static void add(Schema schema) {
    product(schema);
    variant(schema);
    item(schema);
    level(schema);
  }

  private static void product(Schema schema) {
    schema
        .type("Product", Product.class)
        .field("id", product -> Gid.of("Product", product.id))
        .field("legacyResourceId", product -> product.id)
        .field("title", product -> product.title)
        .field("handle", product -> product.handle)
        .field("status", product -> product.status)
        .field("vendor", product -> product.vendor)
        .field("productType", product -> product.type)
        .field("tags", product -> product.tags)
        .field("description", product -> product.description)
        .field(
            "descriptionHtml",
            product -> product.description.isEmpty() ? "" : "<p>" + product.description + "</p>")
        .field("createdAt", product -> Times.utc(product.created))
        .field("updatedAt", product -> Times.utc(product.updated))
        .field(
            "publishedAt",
            product -> product.status.equals("ACTIVE") ? Times.utc(product.created) : null)
        .call(
            "totalInventory",
            (product, env) ->
                product.variants.stream()
                    .filter(variant -> variant.tracked)
                    .mapToInt(variant -> variant.available(Caller.shop(env)))
                    .sum())
        .field("tracksInventory", product -> product.variants.stream().anyMatch(v -> v.tracked))
        .field("hasOnlyDefaultVariant", Product::plain)
        .call(
            "hasOutOfStockVariants",
            (product, env) ->
                product.variants.stream().anyMatch(v -> v.available(Caller.shop(env)) <= 0))
        .field("isGiftCard", product -> false)
        .call(
            "onlineStoreUrl",
            (product, env) ->
                product.status.equals("ACTIVE")
                    ? "https://" + Caller.shop(env).domain + "/products/" + product.handle
                    : null)
        .field("options", ProductTypes::options)
        .call("variants", (product, env) -> Pages.of(product.variants, env, v -> v.id))
        .field("variantsCount", product -> Lists.count(product.variants.size()))
        .call("priceRangeV2", ProductTypes::range)
        .field("featuredImage", product -> null);
  }

  private static Map<String, @Nullable Object> range(Product product, DataFetchingEnvironment env) {
    BigDecimal least = null;
    BigDecimal most = null;
    for (Variant variant : product.variants) {
      least = least == null ? variant.price : least.min(variant.price);
      most = most == null ? variant.price : most.max(variant.price);
    }
    String currency = Caller.shop(env).currency;
    return Json.obj(
        "minVariantPrice",
        new Money(least == null ? BigDecimal.ZERO : least, currency),
        "maxVariantPrice",
        new Money(most == null ? BigDecimal.ZERO : most, currency));
  }

  private static List<Object> options(Product product) {
    List<Object> options = new ArrayList<>();
    for (int i = 0; i < product.options.size(); i++) {
      Set<String> values = new LinkedHashSet<>();
      for (Variant variant : product.variants) {
        if (i < variant.values.size()) {
          values.add(variant.values.get(i));
        }
      }
      options.add(
          Json.obj(
              "id",
              Gid.of("ProductOption", product.id * 4 + i),
              "name",
              product.options.get(i),
              "position",
              i + 1,
              "values",
              List.copyOf(values)));
    }
    return options;
  }

  private static void variant(Schema schema) {
    schema
        .type("ProductVariant", Variant.class)
        .field("id", variant -> Gid.of("ProductVariant", variant.id))
        .field("legacyResourceId", variant -> variant.id)
        .field("sku", variant -> variant.sku)
        .field("barcode", variant -> variant.barcode)
        .field("title", variant -> variant.title)
        .field("displayName", Variant::displayName)
        .call("price", (variant, env) -> Money.plain(variant.price, Caller.shop(env)))
        .call(
            "compareAtPrice",
            (variant, env) ->
                variant.compareAtPrice == null
                    ? null
                    : Money.plain(variant.compareAtPrice, Caller.shop(env)))
        .call("inventoryQuantity", (variant, env) -> variant.available(Caller.shop(env)))
        .call("sellableOnlineQuantity", (variant, env) -> variant.available(Caller.shop(env)))
        .field("inventoryPolicy", variant -> variant.oversells ? "CONTINUE" : "DENY")
        .call(
            "availableForSale",
            (variant, env) ->
                !variant.tracked || variant.oversells || variant.available(Caller.shop(env)) > 0)
        .field("selectedOptions", ProductTypes::selected)
        .field("inventoryItem", Item::new)
        .field("product", variant -> variant.product)
        .field("position", variant -> variant.position)
        .field("taxable", variant -> variant.taxable)
        .field("createdAt", variant -> Times.utc(variant.created))
        .field("updatedAt", variant -> Times.utc(variant.updated));
  }

  private static List<Object> selected(Variant variant) {
    List<Object> selected = new ArrayList<>();
    List<String> options = variant.product.options;
    for (int i = 0; i < options.size() && i < variant.values.size(); i++) {
      selected.add(Json.obj("name", options.get(i), "value", variant.values.get(i)));
    }
    return selected;
  }

  private static void item(Schema schema) {
    schema
        .type("InventoryItem", Item.class)
        .field("id", item -> Gid.of("InventoryItem", item.variant().itemId))
        .field("legacyResourceId", item -> item.variant().itemId)
        .field("sku", item -> item.variant().sku)
        .field("tracked", item -> item.variant().tracked)
        .field("requiresShipping", item -> item.variant().requiresShipping)
        .call(
            "unitCost",
            (item, env) -> {
              BigDecimal cost = item.variant().cost;
              return cost == null ? null : new Money(cost, Caller.shop(env).currency);
            })
        .field("measurement", item -> new Weight(item.variant().itemId, item.variant().grams))
        .field("createdAt", item -> Times.utc(item.variant().created))
        .field("updatedAt", item -> Times.utc(item.variant().updated))
        .call(
            "inventoryLevel",
            (item, env) -> {
              String id = env.getArgument("locationId");
              return item.variant().level(Gid.id("Location", String.valueOf(id)));
            })
        .call("inventoryLevels", (item, env) -> Pages.of(item.variant().levels, env, l -> l.id))
        .field("variant", Item::variant)
        .call("variants", (item, env) -> Pages.of(List.of(item.variant()), env, v -> v.id))
        .field("locationsCount", item -> Lists.count(item.variant().levels.size()))
        .field("duplicateSkuCount", item -> 0)
        .field("harmonizedSystemCode", item -> null)
        .field("countryCodeOfOrigin", item -> null);
    schema
        .type("InventoryItemMeasurement", Weight.class)
        .field("id", weight -> Gid.of("InventoryItemMeasurement", weight.itemId()))
        .field(
            "weight", weight -> Json.obj("value", weight.grams() / 1_000.0, "unit", "KILOGRAMS"));
  }

  private static void level(Schema schema) {
    schema
        .type("InventoryLevel", Level.class)
        .field(
            "id",
            level ->
                Gid.of("InventoryLevel", level.id) + "?inventory_item_id=" + level.variant.itemId)
        .field("item", level -> new Item(level.variant))
        .call("location", (level, env) -> Caller.shop(env).locations.get(level.locationId))
        .call("isActive", (level, env) -> active(level, Caller.shop(env)))
        .field("canDeactivate", level -> level.onHand() == 0)
        .field("createdAt", level -> Times.utc(level.created))
        .field("updatedAt", level -> Times.utc(level.updated))
        .call("quantities", ProductTypes::quantities);
    schema
        .type("InventoryQuantity", Quantity.class)
        .field("id", q -> Gid.of("InventoryQuantity", q.levelId()) + "?name=" + q.name())
        .field("name", Quantity::name)
        .field("quantity", Quantity::quantity)
        .field("updatedAt", q -> Times.utc(q.updated()));
  }

  private static boolean active(Level level, Shop shop) {
    var location = shop.locations.get(level.locationId);
    return location != null && location.active;
  }

  private static List<Quantity> quantities(Level level, DataFetchingEnvironment env) {
    List<Quantity> quantities = new ArrayList<>();
    List<String> names = env.getArgument("names");
    for (String name : names == null ? List.<String>of() : names) {
      int amount =
          switch (name) {
            case "available" -> level.available;
            case "on_hand" -> level.onHand();
            case "committed" -> level.committed;
            case "incoming" -> level.incoming;
            case "damaged" -> level.unavailable;
            case "reserved", "quality_control", "safety_stock" -> 0;
            default ->
                throw new ApiError(
                    "INVALID_FIELD_ARGUMENTS", "'" + name + "' is not a name of a quantity");
          };
      quantities.add(new Quantity(level.id, name, amount, level.updated));
    }
    return quantities;
  }
}

package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Stock;
import dev.feria.sandbox.mercadolibre.state.Times;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items as JSON. */
final class ItemView {
  private static final Map<String, String> NAMES =
      Map.of("BRAND", "Marca", "MODEL", "Modelo", "GTIN", "Código universal de producto");

  private final Stock stock;

  ItemView(Stock stock) {
    this.stock = stock;
  }

  /**
   * An item.
   *
   * @param own true for its seller: exact quantities and SKUs
   * @param all true to add the attributes of variations
   */
  Map<String, @Nullable Object> item(Item item, boolean own, boolean all) {
    int quantity = stock.of(item);
    Map<String, @Nullable Object> view = new LinkedHashMap<>(64);
    view.put("id", item.id);
    view.put("site_id", item.siteId);
    view.put("title", item.title);
    view.put("family_name", item.familyName);
    if (item.familyId != null) {
      view.put("family_id", item.familyId);
    }
    view.put("seller_id", item.sellerId);
    view.put("category_id", item.categoryId);
    view.put("user_product_id", item.userProductId);
    view.put("inventory_id", item.inventoryId);
    view.put("catalog_product_id", item.catalogProductId);
    view.put("official_store_id", null);
    view.put("price", item.price);
    view.put("base_price", item.regularPrice == null ? item.price : item.regularPrice);
    view.put("currency_id", item.currency);
    view.put("initial_quantity", own ? item.initial : Stock.bucket(item.initial));
    view.put("available_quantity", own ? quantity : Stock.bucket(quantity));
    view.put("sold_quantity", own ? item.sold : Stock.bucket(item.sold));
    view.put("sale_terms", List.of());
    view.put("buying_mode", "buy_it_now");
    view.put("listing_type_id", item.listingType);
    view.put("start_time", Times.utc(item.created));
    view.put("condition", item.condition);
    view.put(
        "permalink",
        "https://articulo.mercadolibre.cl/"
            + item.siteId
            + "-"
            + item.id.substring(3)
            + "-articulo-_JM");
    view.put(
        "thumbnail",
        item.pictureIds.isEmpty()
            ? null
            : "http://http2.mlstatic.com/D_" + item.pictureIds.get(0) + "-I.jpg");
    view.put("pictures", pictures(item.pictureIds));
    view.put("status", item.status);
    view.put("sub_status", List.copyOf(item.subStatus));
    view.put("tags", List.copyOf(item.tags));
    view.put("channels", List.of("marketplace"));
    view.put("warranty", null);
    view.put("catalog_listing", item.catalogProductId != null);
    view.put("seller_custom_field", own ? item.customField : null);
    view.put("attributes", attributes(item.attributes, own ? item.sku : null));
    List<Object> variations = new ArrayList<>(item.variations.size());
    for (Variation variation : item.variations) {
      variations.add(variation(variation, own, all));
    }
    view.put("variations", variations);
    view.put(
        "shipping",
        Json.obj(
            "mode",
            item.shippingMode,
            "logistic_type",
            item.logisticType,
            "free_shipping",
            item.freeShipping,
            "local_pick_up",
            false,
            "store_pick_up",
            false,
            "tags",
            item.logisticType.equals("self_service") ? List.of("self_service_in") : List.of()));
    view.put("health", null);
    view.put("date_created", Times.utc(item.created));
    view.put("last_updated", Times.utc(item.updated));
    return view;
  }

  /** A variation. */
  Map<String, @Nullable Object> variation(Variation variation, boolean own, boolean all) {
    int quantity = stock.of(variation);
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", variation.id);
    view.put(
        "attribute_combinations",
        List.of(
            Json.obj(
                "id",
                variation.attributeId,
                "name",
                variation.attributeName,
                "value_id",
                null,
                "value_name",
                variation.value,
                "values",
                List.of(Json.obj("id", null, "name", variation.value)))));
    view.put("price", variation.price);
    view.put("available_quantity", own ? quantity : Stock.bucket(quantity));
    view.put("sold_quantity", own ? variation.sold : Stock.bucket(variation.sold));
    view.put("sale_terms", List.of());
    view.put("picture_ids", List.copyOf(variation.pictureIds));
    view.put("seller_custom_field", own ? variation.customField : null);
    view.put("catalog_product_id", null);
    view.put("inventory_id", variation.inventoryId);
    view.put("user_product_id", variation.userProductId);
    if (all) {
      view.put("attributes", attributes(variation.attributes, own ? variation.sku : null));
    }
    return view;
  }

  /** The chosen top-level members of an item. */
  static Map<String, @Nullable Object> select(
      Map<String, @Nullable Object> item, List<String> names) {
    if (names.isEmpty()) {
      return item;
    }
    Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
    for (String name : names) {
      int dot = name.indexOf('.');
      String top = dot < 0 ? name : name.substring(0, dot);
      if (item.containsKey(top)) {
        chosen.put(top, item.get(top));
      }
    }
    return chosen;
  }

  private static List<Object> pictures(List<String> ids) {
    List<Object> pictures = new ArrayList<>(ids.size());
    for (String id : ids) {
      pictures.add(
          Json.obj(
              "id",
              id,
              "url",
              "http://http2.mlstatic.com/D_" + id + "-O.jpg",
              "secure_url",
              "https://http2.mlstatic.com/D_" + id + "-O.jpg",
              "size",
              "500x500",
              "max_size",
              "1200x1200",
              "quality",
              ""));
    }
    return pictures;
  }

  private static List<Object> attributes(Map<String, String> values, @Nullable String sku) {
    List<Object> attributes = new ArrayList<>();
    values.forEach((id, value) -> attributes.add(attribute(id, value)));
    if (sku != null) {
      attributes.add(attribute("SELLER_SKU", sku));
    }
    return attributes;
  }

  private static Object attribute(String id, String value) {
    String name = id.equals("SELLER_SKU") ? "SKU" : NAMES.getOrDefault(id, id);
    String valueId =
        id.equals("ITEM_CONDITION")
            ? switch (value) {
              case "Usado" -> "2230581";
              case "Reacondicionado" -> "2230582";
              default -> "2230284";
            }
            : null;
    return Json.obj(
        "id",
        id,
        "name",
        name,
        "value_id",
        valueId,
        "value_name",
        value,
        "values",
        List.of(Json.obj("id", valueId, "name", value)));
  }

  /** Statuses that a seller may set. */
  static final Set<String> SETTABLE = Set.of("active", "paused", "closed");
}

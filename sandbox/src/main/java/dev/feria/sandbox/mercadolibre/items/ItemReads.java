package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Times;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items, many items, variations and descriptions, for reading. */
public final class ItemReads {
  private static final int MOST_IDS = 20;

  private final Platform platform;

  /** Serves this platform. */
  public ItemReads(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/items", "items.multiget", this::many)
        .add("GET", "/items/{id}", "items.get", this::one)
        .add("GET", "/items/{id}/variations", "items.variations", this::variations)
        .add("GET", "/items/{id}/variations/{variation}", "items.variation", this::variation)
        .add("GET", "/items/{id}/description", "items.description.get", this::description);
  }

  /** The item, or 404; items that were deleted are not found by others. */
  static Item find(Platform platform, String id) {
    Item item = platform.world().items.get(id);
    if (item == null) {
      throw Errors.missing("Item with id " + id + " not found");
    }
    return item;
  }

  private Reply one(Seller caller, Call call) {
    Item item = find(platform, call.param("id"));
    return Reply.ok(ItemView.select(view(caller, item, call), call.queryList("attributes")));
  }

  private Reply many(Seller caller, Call call) {
    List<String> ids = call.queryList("ids");
    if (ids.isEmpty()) {
      throw Errors.bad("ids is required");
    }
    if (ids.size() > MOST_IDS) {
      throw Errors.bad("The maximum number of ids is 20");
    }
    List<String> attributes = call.queryList("attributes");
    List<Object> entries = new ArrayList<>(ids.size());
    for (String id : ids) {
      Item item = platform.world().items.get(id);
      entries.add(
          item == null
              ? Json.obj(
                  "code",
                  404,
                  "body",
                  Json.obj(
                      "id",
                      id,
                      "message",
                      "Item with id " + id + " not found",
                      "error",
                      "not_found",
                      "status",
                      404,
                      "cause",
                      List.of()))
              : Json.obj(
                  "code", 200, "body", ItemView.select(view(caller, item, call), attributes)));
    }
    return Reply.ok(entries);
  }

  private Map<String, @Nullable Object> view(Seller caller, Item item, Call call) {
    return new ItemView(platform.stock())
        .item(item, item.sellerId == caller.id, "all".equals(call.query("include_attributes")));
  }

  private Reply variations(Seller caller, Call call) {
    Item item = find(platform, call.param("id"));
    ItemView view = new ItemView(platform.stock());
    List<Object> variations = new ArrayList<>();
    for (Variation variation : item.variations) {
      variations.add(view.variation(variation, item.sellerId == caller.id, all(call)));
    }
    return Reply.ok(variations);
  }

  private Reply variation(Seller caller, Call call) {
    Item item = find(platform, call.param("id"));
    for (Variation variation : item.variations) {
      if (Long.toString(variation.id).equals(call.param("variation"))) {
        return Reply.ok(
            new ItemView(platform.stock())
                .variation(variation, item.sellerId == caller.id, all(call)));
      }
    }
    throw Errors.missing("Variation not found");
  }

  private static boolean all(Call call) {
    return "all".equals(call.query("include_attributes"));
  }

  private Reply description(Seller caller, Call call) {
    Item item = find(platform, call.param("id"));
    if (item.description.isEmpty()) {
      throw Errors.missing("Description not found for item " + item.id);
    }
    return Reply.ok(descriptionOf(item));
  }

  static Map<String, @Nullable Object> descriptionOf(Item item) {
    Map<String, @Nullable Object> description = new LinkedHashMap<>();
    description.put("text", "");
    description.put("plain_text", item.description);
    description.put("last_updated", Times.utc(item.updated));
    description.put("date_created", Times.utc(item.created));
    return description;
  }
}

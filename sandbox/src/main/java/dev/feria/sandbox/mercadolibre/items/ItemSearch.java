package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.oauth.Guard;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code GET /users/{id}/items/search}: pages up to 1,000, scans beyond. */
public final class ItemSearch {
  private static final int LARGEST_PAGE = 100;
  private static final int LAST_OFFSET = 1_000;
  private static final long SCROLL_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int RESTRICTED_ABOVE = 200_000;

  private static final class Scroll {
    private final long userId;
    private final List<String> ids;
    private int position;
    private long expires;

    private Scroll(long userId, List<String> ids) {
      this.userId = userId;
      this.ids = ids;
    }
  }

  private final Platform platform;
  private final Map<String, Scroll> scrolls = new HashMap<>();

  /** Serves this platform. */
  public ItemSearch(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("GET", "/users/{id}/items/search", "items.search", this::search)
        .add("GET", "/users/{id}/items/search/restrictions", "items.restrictions", this::limits);
  }

  /** Forgets all scans. */
  public void clear() {
    scrolls.clear();
  }

  private Reply limits(Seller caller, Call call) {
    Guard.self(caller, call.param("id"));
    boolean many = platform.world().itemsOf(caller.id).size() > RESTRICTED_ABOVE;
    return Reply.ok(Json.obj("aggregations_allowed", !many, "query_allowed", true));
  }

  private Reply search(Seller caller, Call call) {
    Guard.self(caller, call.param("id"));
    int limit = call.queryInt("limit", 50);
    int offset = call.queryInt("offset", 0);
    if (limit < 0 || limit > LARGEST_PAGE || offset < 0) {
      throw Errors.bad("Limit must be between 0 and 100, offset must not be negative");
    }
    if ("scan".equals(call.query("search_type"))) {
      if (call.query("offset") != null) {
        throw Errors.bad("offset cannot be used with search_type scan");
      }
      return scan(caller, call, limit);
    }
    if (offset + limit > LAST_OFFSET) {
      throw Errors.bad(
          "Invalid limit and offset values: their sum must not exceed 1000, use search_type=scan");
    }
    List<String> ids = find(caller, call);
    List<String> page =
        ids.subList(Math.min(offset, ids.size()), Math.min(offset + limit, ids.size()));
    return Reply.ok(answer(caller, call, List.copyOf(page), limit, offset, ids.size()));
  }

  private Reply scan(Seller caller, Call call, int limit) {
    long now = platform.now();
    scrolls.values().removeIf(old -> old.expires <= now);
    String id = call.query("scroll_id");
    Scroll scroll;
    if (id == null || id.isEmpty()) {
      id = "YXBpY29yZS1pdGVtcw==" + platform.world().dice.hex(40);
      scroll = new Scroll(caller.id, find(caller, call));
      scrolls.put(id, scroll);
    } else {
      scroll = scrolls.get(id);
      if (scroll == null || scroll.userId != caller.id) {
        throw Errors.bad("Invalid scroll_id, it may have expired");
      }
    }
    scroll.expires = now + SCROLL_MILLIS;
    int end = Math.min(scroll.position + limit, scroll.ids.size());
    List<String> page =
        scroll.position >= scroll.ids.size()
            ? null
            : List.copyOf(scroll.ids.subList(scroll.position, end));
    scroll.position = end;
    Map<String, @Nullable Object> answer = answer(caller, call, page, limit, 0, scroll.ids.size());
    answer.put("scroll_id", id);
    return Reply.ok(answer);
  }

  private static Map<String, @Nullable Object> answer(
      Seller caller, Call call, @Nullable List<String> page, int limit, int offset, int total) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("seller_id", Long.toString(caller.id));
    answer.put("query", null);
    answer.put("paging", Json.obj("limit", limit, "offset", offset, "total", total));
    answer.put("results", page);
    answer.put(
        "orders",
        List.of(Json.obj("id", call.query("orders", "start_time_asc"), "name", "Ordenado")));
    answer.put(
        "available_orders",
        List.of(
            Json.obj("id", "start_time_desc", "name", "Más recientes"),
            Json.obj("id", "last_updated_desc", "name", "Últimas modificadas")));
    if (call.query("include_filters") != null) {
      answer.put("filters", List.of());
      answer.put("available_filters", List.of());
    }
    return answer;
  }

  private List<String> find(Seller caller, Call call) {
    List<String> status = call.queryList("status");
    List<String> subStatus = call.queryList("sub_status");
    List<String> userProducts = call.queryList("user_product_id");
    String sku = call.query("seller_sku");
    String customField = call.query("sku");
    String listingType = call.query("listing_type_id");
    return platform.world().itemsOf(caller.id).stream()
        .filter(item -> !item.deleted && !item.hidden)
        .filter(item -> status.isEmpty() || status.contains(item.status))
        .filter(
            item -> subStatus.isEmpty() || item.subStatus.stream().anyMatch(subStatus::contains))
        .filter(item -> listingType == null || listingType.equals(item.listingType))
        .filter(item -> sku == null || any(item, sku, item.sku, variation -> variation.sku))
        .filter(
            item ->
                customField == null || any(item, customField, item.customField, v -> v.customField))
        .filter(
            item ->
                userProducts.isEmpty()
                    || userProducts.contains(Objects.requireNonNullElse(item.userProductId, ""))
                    || item.variations.stream()
                        .anyMatch(
                            v ->
                                userProducts.contains(
                                    Objects.requireNonNullElse(v.userProductId, ""))))
        .sorted(order(call.query("orders", "start_time_asc")))
        .map(item -> item.id)
        .toList();
  }

  private static boolean any(
      Item item,
      String wanted,
      @Nullable String own,
      Function<Variation, @Nullable String> ofVariation) {
    return wanted.equals(own)
        || item.variations.stream().anyMatch(v -> wanted.equals(ofVariation.apply(v)));
  }

  private static Comparator<Item> order(String name) {
    Comparator<Item> byField =
        name.startsWith("last_updated")
            ? Comparator.comparingLong(item -> item.updated)
            : name.startsWith("price")
                ? Comparator.comparing(item -> item.price)
                : Comparator.comparingLong(item -> item.created);
    Comparator<Item> sorted = name.endsWith("_desc") ? byField.reversed() : byField;
    return sorted.thenComparing(item -> item.id);
  }
}

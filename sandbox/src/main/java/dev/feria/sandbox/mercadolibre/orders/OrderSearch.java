package dev.feria.sandbox.mercadolibre.orders;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /orders/search}. Unknown parameters are ignored in silence, dates are cut to the hour,
 * cancelled orders are left out unless they are asked for.
 */
public final class OrderSearch {
  private static final int LARGEST_PAGE = 51;
  private static final int LAST_OFFSET = 9_950;
  private static final int REMEMBERED = 32;

  private record Found(long version, List<Order> orders) {}

  private final Platform platform;
  private final Map<String, Found> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Serves this platform. */
  public OrderSearch(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operation. */
  public void register(Endpoints endpoints) {
    endpoints.add("GET", "/orders/search", "orders.search", this::search);
  }

  /** Forgets remembered searches. */
  public void clear() {
    remembered.clear();
  }

  private Reply search(Seller caller, Call call) {
    String seller = call.query("seller");
    if (seller == null) {
      throw Errors.bad("seller is required");
    }
    if (!seller.equals(Long.toString(caller.id)) && !seller.equals("me")) {
      throw Errors.forbidden("caller.id does not match seller");
    }
    int offset = call.queryInt("offset", 0);
    int limit = Math.min(LARGEST_PAGE, call.queryInt("limit", 50));
    if (offset < 0 || limit < 0 || offset > LAST_OFFSET) {
      throw Errors.bad("Invalid offset: use date ranges to read further than " + LAST_OFFSET);
    }
    List<Order> found = find(caller, call);
    List<Object> results = new ArrayList<>(limit);
    for (int i = offset; i < Math.min(offset + limit, found.size()); i++) {
      results.add(OrderView.order(found.get(i)));
    }
    String sort = call.query("sort", "date_asc");
    return Reply.ok(
        Json.obj(
            "query",
            call.query("q"),
            "results",
            results,
            "sort",
            Json.obj("id", sort, "name", sort),
            "available_sorts",
            List.of(
                Json.obj("id", "date_asc", "name", "Date ascending"),
                Json.obj("id", "date_desc", "name", "Date descending")),
            "filters",
            List.of(),
            "paging",
            Json.obj("total", found.size(), "offset", offset, "limit", limit)));
  }

  private List<Order> find(Seller caller, Call call) {
    Map<String, List<String>> filters = new TreeMap<>(call.query());
    filters.remove("offset");
    filters.remove("limit");
    String key = caller.id + "?" + filters;
    long version = platform.world().orderVersion;
    Found known = remembered.get(key);
    if (known != null && known.version == version) {
      return known.orders;
    }
    Predicate<Order> wanted = filter(call);
    List<Order> found = new ArrayList<>();
    for (Order order : platform.world().ordersOf(caller.id)) {
      if (wanted.test(order)) {
        found.add(order);
      }
    }
    if (call.query("sort", "date_asc").equals("date_desc")) {
      Collections.reverse(found);
    }
    remembered.put(key, new Found(version, found));
    return found;
  }

  private static Predicate<Order> filter(Call call) {
    List<String> statuses = call.queryList("order.status");
    List<String> tags = call.queryList("tags");
    List<String> notTags = call.queryList("tags.not");
    String item = call.query("item");
    String buyer = call.query("buyer");
    String text = call.query("q");
    Predicate<Order> filter =
        statuses.isEmpty()
            ? order -> order.cancelled == 0
            : order -> statuses.contains(order.status);
    filter = filter.and(between(call, "order.date_created", order -> order.created));
    filter = filter.and(between(call, "order.date_last_updated", order -> order.updated));
    filter = filter.and(between(call, "order.date_closed", order -> order.closed));
    if (item != null) {
      filter = filter.and(order -> order.itemId.equals(item));
    }
    if (buyer != null) {
      filter = filter.and(order -> buyer.equals(Long.toString(order.buyerId)));
    }
    if (!tags.isEmpty()) {
      filter = filter.and(order -> OrderView.tagsOf(order).containsAll(tags));
    }
    if (!notTags.isEmpty()) {
      filter = filter.and(order -> Collections.disjoint(OrderView.tagsOf(order), notTags));
    }
    if (text != null) {
      String lower = text.toLowerCase(Locale.ROOT);
      filter =
          filter.and(
              order ->
                  Long.toString(order.id).equals(text)
                      || order.itemId.equals(text)
                      || order.title.toLowerCase(Locale.ROOT).contains(lower));
    }
    return filter;
  }

  private static Predicate<Order> between(Call call, String name, ToLongFunction<Order> date) {
    Long from = hour(call, name + ".from");
    Long to = hour(call, name + ".to");
    return order -> {
      long at = date.applyAsLong(order);
      return (from == null || at >= from) && (to == null || (at <= to && at != 0));
    };
  }

  private static @Nullable Long hour(Call call, String name) {
    String text = call.query(name);
    return text == null ? null : Long.valueOf(Times.hour(name, text));
  }
}

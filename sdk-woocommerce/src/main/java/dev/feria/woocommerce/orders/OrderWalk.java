package dev.feria.woocommerce.orders;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Paging;
import dev.feria.woocommerce.wire.GmtTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks orders by the time of their last change, each page from the last time of the page before:
 * an order that changes meanwhile moves to the end, and no other moves out of the way because of
 * it. Offsets, which rows slide through, are used only within one second that holds more orders
 * than a page; there pages overlap by one order, and the walk steps back when the overlap is
 * missing.
 *
 * <p>Shops before version 5.8 ignore the filter without a word. There the walk goes by the time of
 * creation, from ninety days before the time that was asked for, and leaves out here what did not
 * change: an older order that changes is found by a walk over all only.
 */
final class OrderWalk {
  private static final Duration OLD_SHOP_REACH = Duration.ofDays(90);
  private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
  private static final JsonType<List<Entry<Order>>> ORDERS =
      JsonType.listOf(JsonType.<Entry<Order>>generic(Entry.class, Order.class));

  private final Api api;
  private final OrderSearch search;
  private final boolean byChange;

  /**
   * Makes a walk.
   *
   * @param byChange whether the shop can filter by the time of the last change
   */
  OrderWalk(Api api, OrderSearch search, boolean byChange) {
    this.api = api;
    this.search = search;
    this.byChange = byChange;
  }

  Page<Entry<Order>> page(@Nullable String cursor) {
    OrderCursor at = cursor == null ? start() : OrderCursor.parse(cursor);
    var sized = fetch(at);
    while (at.offset() > 0 && firstKnown(at, sized.page().body()) < 0) {
      // the rest has moved up, and what was read last with it
      int back = Math.max(0, at.offset() - (sized.size() - 1));
      at = new OrderCursor(at.after(), back, sized.size(), at.known());
      if (back == 0) {
        sized = fetch(at);
        break;
      }
      sized = fetch(at);
    }
    Answer<List<Entry<Order>>> answer = sized.page();
    OrderCursor next = next(at, sized);
    return new Page<>(
        fresh(at, answer.body()),
        next == null ? null : next.text(),
        at.after() == null && at.offset() == 0 ? Paging.total(answer.headers()) : null,
        answer.observedAt());
  }

  private OrderCursor start() {
    Instant from = search.modifiedFrom();
    Long after = null;
    if (from != null) {
      Instant first = byChange ? from : from.minus(OLD_SHOP_REACH);
      after = first.getEpochSecond() - 1;
    }
    return new OrderCursor(after, 0, Paging.LARGEST, List.of());
  }

  private Paging.Sized<Answer<List<Entry<Order>>>> fetch(OrderCursor at) {
    return Paging.adapting(
        at.size(),
        size -> {
          ApiRequest request =
              api.get("orders.list", "orders")
                  .query("status", search.status() == null ? "any" : search.status())
                  .query("orderby", byChange ? "modified" : "date")
                  .query("order", "asc")
                  .query("per_page", size);
          if (at.offset() > 0) {
            request = request.query("offset", at.offset());
          }
          Instant after = at.afterInstant();
          if (after != null) {
            request = request.query(byChange ? "modified_after" : "after", GmtTime.text(after));
            request = byChange ? request.query("dates_are_gmt", true) : request;
          }
          return api.answer(request, ORDERS);
        });
  }

  private @Nullable OrderCursor next(
      OrderCursor at, Paging.Sized<Answer<List<Entry<Order>>>> sized) {
    List<Entry<Order>> orders = sized.page().body();
    boolean last =
        Paging.isLast(
            sized.page().headers(), new Paging.Window(at.offset(), sized.size(), orders.size()));
    if (last) {
      return null;
    }
    Long reached = null;
    for (Entry<Order> entry : orders) {
      Long second = second(entry);
      if (second != null && (reached == null || second > reached)) {
        reached = second;
      }
    }
    if (reached == null || (at.after() != null && reached - 1 <= at.after())) {
      String id = id(orders.get(orders.size() - 1));
      boolean overlap = id != null && orders.size() > 1;
      return new OrderCursor(
          at.after(),
          at.offset() + orders.size() - (overlap ? 1 : 0),
          sized.size(),
          overlap ? List.of(id) : List.of());
    }
    List<String> known = new ArrayList<>();
    for (Entry<Order> entry : orders) {
      Long second = second(entry);
      String id = id(entry);
      if (second != null && second >= reached - 1 && id != null) {
        known.add(id);
      }
    }
    return new OrderCursor(reached - 1, 0, sized.size(), known);
  }

  /** Leaves out what was on the page before, unless it has changed since. */
  private List<Entry<Order>> fresh(OrderCursor at, List<Entry<Order>> orders) {
    List<Entry<Order>> fresh = new ArrayList<>();
    for (Entry<Order> entry : orders) {
      String id = id(entry);
      Long second = second(entry);
      boolean again =
          id != null
              && at.known().contains(id)
              && (at.after() == null || second == null || second <= at.after() + 1);
      if (!again && !tooEarly(entry)) {
        fresh.add(entry);
      }
    }
    return fresh;
  }

  private boolean tooEarly(Entry<Order> entry) {
    Instant from = search.modifiedFrom();
    if (byChange || from == null || !(entry instanceof Entry.Read<Order> read)) {
      return false;
    }
    try {
      return read.value().changed().instant().isBefore(from);
    } catch (IllegalArgumentException noTime) {
      return false;
    }
  }

  private static int firstKnown(OrderCursor at, List<Entry<Order>> orders) {
    for (int i = 0; i < orders.size(); i++) {
      String id = id(orders.get(i));
      if (id != null && at.known().contains(id)) {
        return i;
      }
    }
    return at.known().isEmpty() ? 0 : -1;
  }

  /** The second that an order stands at in this walk; null where that cannot be read. */
  private @Nullable Long second(Entry<Order> entry) {
    if (!(entry instanceof Entry.Read<Order> read)) {
      return null;
    }
    Order order = read.value();
    GmtTime time = byChange ? order.dateModifiedGmt() : order.dateCreated();
    try {
      return time == null ? null : time.instant().getEpochSecond();
    } catch (IllegalArgumentException noTime) {
      return null;
    }
  }

  private static @Nullable String id(Entry<Order> entry) {
    String id =
        entry instanceof Entry.Read<Order> read
            ? read.value().id()
            : ((Entry.Unreadable<Order>) entry).reference();
    return id != null && ID.matcher(id).matches() ? id : null;
  }
}

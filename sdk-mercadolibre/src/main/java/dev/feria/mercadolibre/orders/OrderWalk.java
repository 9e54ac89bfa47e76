package dev.feria.mercadolibre.orders;

import dev.feria.core.http.ApiResponse;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.mercadolibre.internal.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Walks all orders of a search, whatever the provider's ceilings.
 *
 * <p>Cut by time: a window with more orders than offsets can reach is halved until it fits, and
 * windows grow again where orders are few. Windows begin at whole hours and overlap by one, because
 * the provider truncates to the hour.
 *
 * <p>Pages overlap by one order. When an order leaves the result while it is walked (it was
 * cancelled, or changed again), the rest moves up and plain offsets would leave some out; here the
 * overlap is missing then, and the walk steps back until it finds an order that it has read.
 */
final class OrderWalk {
  /** Orders in a page; the documented default, and the most that is known to be accepted. */
  static final int LIMIT = 50;

  /** Offsets beyond 9950 are refused in practice (October 2026). */
  static final long CEILING = 9_900;

  private static final Duration KEPT = Duration.ofDays(370);
  private static final long SECONDS_PER_HOUR = 3600;
  private static final int ANCHORS = 3;
  private static final Pattern ORDER_ID = Pattern.compile("[0-9]{1,30}");

  private final OrderSearch search;
  private final List<@Nullable OrderStatus> slices;
  private final Instant now;
  private final Function<Map<String, String>, ApiResponse<OrderPage>> fetch;

  /**
   * Makes a walk.
   *
   * @param now the present, which bounds a search without an end
   * @param fetch sends one search
   */
  OrderWalk(
      OrderSearch search,
      Instant now,
      Function<Map<String, String>, ApiResponse<OrderPage>> fetch) {
    this.search = search;
    this.now = now;
    this.fetch = fetch;
    this.slices = slices(search);
  }

  /** A search without a status leaves cancelled orders out, so they are asked for by themselves. */
  private static List<@Nullable OrderStatus> slices(OrderSearch search) {
    List<@Nullable OrderStatus> slices = new ArrayList<>();
    slices.add(search.status());
    if (search.status() == null) {
      slices.add(OrderStatus.CANCELLED);
    }
    return slices;
  }

  Page<Entry<Order>> page(@Nullable String cursor) {
    OrderCursor at = cursor == null ? start() : OrderCursor.parse(cursor);
    ApiResponse<OrderPage> answer = fetch(at);
    OrderPage page = answer.body();
    long total = total(at, page);
    while (at.offset() == 0 && total > CEILING) {
      OrderCursor half = at.halved();
      if (half == null) {
        break;
      }
      at = half;
      answer = fetch(at);
      page = answer.body();
      total = total(at, page);
    }
    int known = lastKnown(page, at.anchors());
    while (known < 0 && at.offset() > 0 && !at.anchors().isEmpty()) {
      at = at.at(Math.max(0, at.offset() - (LIMIT - 1)), at.anchors());
      answer = fetch(at);
      page = answer.body();
      known = lastKnown(page, at.anchors());
    }
    List<Entry<Order>> fresh = page.results().subList(known + 1, page.results().size());
    OrderCursor next = next(at, page);
    return new Page<>(fresh, next == null ? null : next.text(), null, Api.providersTime(answer));
  }

  private OrderCursor start() {
    Instant from = search.from() == null ? now.minus(KEPT) : search.from();
    Instant to = search.to() == null ? now : search.to();
    long first = Math.floorDiv(from.getEpochSecond(), SECONDS_PER_HOUR);
    long end = Math.floorDiv(to.getEpochSecond() + SECONDS_PER_HOUR - 1, SECONDS_PER_HOUR);
    return OrderCursor.first(first, Math.max(first + 1, end));
  }

  private @Nullable OrderCursor next(OrderCursor at, OrderPage page) {
    int read = at.offset() + page.results().size();
    long total = total(at, page);
    if (page.results().isEmpty() || read >= total) {
      long length = at.end() - at.start();
      return at.after(total < CEILING / 4 ? 2 * length : length, slices.size());
    }
    List<Entry<Order>> results = page.results();
    List<String> anchors =
        results.subList(Math.max(0, results.size() - ANCHORS), results.size()).stream()
            .map(OrderWalk::id)
            .filter(Objects::nonNull)
            .toList();
    return results.size() == 1 || id(results.get(results.size() - 1)) == null
        ? at.at(read, List.of())
        : at.at(read - 1, anchors);
  }

  private static int lastKnown(OrderPage page, List<String> anchors) {
    for (int i = page.results().size() - 1; i >= 0; i--) {
      String id = id(page.results().get(i));
      if (id != null && anchors.contains(id)) {
        return i;
      }
    }
    return -1;
  }

  /** How many orders the window has; where the provider does not tell, more after a full page. */
  private static long total(OrderCursor at, OrderPage page) {
    if (page.paging() != null && page.paging().total() != null) {
      return page.paging().total();
    }
    int read = at.offset() + page.results().size();
    return page.results().size() < LIMIT ? read : read + 1L;
  }

  /** An order that cannot be read can still be recognised, unless even its id is not to be had. */
  private static @Nullable String id(Entry<Order> entry) {
    if (entry instanceof Entry.Read<Order> read) {
      return read.value().id();
    }
    String id = ((Entry.Unreadable<Order>) entry).reference();
    return id != null && ORDER_ID.matcher(id).matches() ? id : null;
  }

  private ApiResponse<OrderPage> fetch(OrderCursor at) {
    Map<String, String> parameters = new LinkedHashMap<>(search.filters());
    OrderStatus status = slices.get(at.slice());
    if (status != null) {
      parameters.put("order.status", status.wire());
    }
    // a window of one hour is asked for exactly: with the hour before it might not fit
    boolean overlap = !at.opensTheRange() && at.end() - at.start() > 1;
    long from = overlap ? at.start() - 1 : at.start();
    parameters.put(search.date().from(), hour(from));
    // the last window stays open: the provider's clock may be ahead of ours, and an order that
    // changes during the walk moves to its end instead of leaving it
    if (search.to() != null || at.end() < at.rangeEnd()) {
      parameters.put(search.date().to(), hour(at.end()));
    }
    parameters.put("sort", "date_asc");
    parameters.put("offset", Integer.toString(at.offset()));
    parameters.put("limit", Integer.toString(LIMIT));
    return fetch.apply(parameters);
  }

  private static String hour(long hoursSince1970) {
    return Instant.ofEpochSecond(hoursSince1970 * SECONDS_PER_HOUR).toString();
  }
}

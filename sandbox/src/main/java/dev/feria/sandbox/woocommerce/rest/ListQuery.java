package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.state.Entry;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Shelf;
import dev.feria.sandbox.woocommerce.state.Times;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Paging, order and the filters that all lists share. */
public final class ListQuery {
  private static final int LARGEST_PAGE = 100;

  private final Request request;
  private final int page;
  private final int perPage;
  private final int offset;
  private final boolean ascending;
  private final String orderby;
  private final @Nullable Long after;
  private final @Nullable Long before;
  private final @Nullable Long modifiedAfter;
  private final @Nullable Long modifiedBefore;
  private final Set<Long> include;
  private final Set<Long> exclude;

  /**
   * Reads the parameters.
   *
   * @param orders what may be sorted by, next to {@code date}, {@code id}, {@code include} and
   *     {@code modified}
   * @throws dev.feria.sandbox.http.ReplyException 400 when one is not valid
   */
  public ListQuery(Request request, Collection<String> orders) {
    this.request = request;
    this.page = request.number("page", 1, 1, Integer.MAX_VALUE);
    this.perPage = request.number("per_page", 10, 1, LARGEST_PAGE);
    this.offset = request.number("offset", -1, 0, Integer.MAX_VALUE);
    Call call = request.call();
    String order = call.query("order", "desc");
    if (!order.equals("asc") && !order.equals("desc")) {
      throw Errors.parameter("order", "rest_not_in_enum", "no es uno de asc y desc.");
    }
    this.ascending = order.equals("asc");
    this.orderby = call.query("orderby", "date");
    if (!Set.of("date", "id", "include", "modified").contains(orderby)
        && !orders.contains(orderby)) {
      throw Errors.parameter("orderby", "rest_not_in_enum", "no es uno de los valores permitidos.");
    }
    boolean knowsChanges = request.store().mode.atLeast(5, 8);
    this.after = moment("after");
    this.before = moment("before");
    this.modifiedAfter = knowsChanges ? moment("modified_after") : null;
    this.modifiedBefore = knowsChanges ? moment("modified_before") : null;
    this.include = ids("include");
    this.exclude = ids("exclude");
  }

  private @Nullable Long moment(String name) {
    String text = request.call().query(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    ZoneId zone = request.flag("dates_are_gmt") ? ZoneOffset.UTC : request.store().zone();
    Long moment = Times.parse(text, zone);
    if (moment == null) {
      throw Errors.parameter(name, "rest_invalid_date", "no es una fecha válida.");
    }
    return moment;
  }

  private Set<Long> ids(String name) {
    Set<Long> ids = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>(request.call().queryList(name));
    texts.addAll(request.call().queryList(name + "[]"));
    for (String text : texts) {
      if (!text.matches("[0-9]{1,18}")) {
        throw Errors.parameter(name, "rest_invalid_type", "no es de tipo integer.");
      }
      ids.add(Long.valueOf(text));
    }
    return ids;
  }

  /** The words to search for, in lower case; empty for none. */
  public String search() {
    return request.call().query("search", "").strip().toLowerCase(Locale.ROOT);
  }

  /**
   * What fits, in order.
   *
   * @param fits further filters; must depend on nothing but the entry and the query
   * @param orders further orders, ascending
   */
  public <T extends Entry> List<T> select(
      Shelf<T> shelf, Predicate<T> fits, Map<String, Comparator<T>> orders) {
    return shelf.list(key(), () -> select(candidates(shelf), fits, orders));
  }

  /** The same out of some entries. */
  public <T extends Entry> List<T> select(
      Collection<T> candidates, Predicate<T> fits, Map<String, Comparator<T>> orders) {
    List<T> found = new ArrayList<>();
    for (T entry : candidates) {
      if (within(entry) && fits.test(entry)) {
        found.add(entry);
      }
    }
    Comparator<T> byId = Comparator.comparingLong(entry -> entry.id);
    Comparator<T> order =
        switch (orderby) {
          case "id" -> byId;
          case "date" -> Comparator.<T>comparingLong(entry -> entry.created).thenComparing(byId);
          case "modified" ->
              Comparator.<T>comparingLong(entry -> entry.modified).thenComparing(byId);
          case "include" -> null;
          default -> orders.getOrDefault(orderby, byId).thenComparing(byId);
        };
    if (order != null) {
      found.sort(ascending ? order : order.reversed());
    }
    return Collections.unmodifiableList(found);
  }

  private <T extends Entry> Collection<T> candidates(Shelf<T> shelf) {
    if (!include.isEmpty()) {
      List<T> named = new ArrayList<>();
      for (long id : include) {
        T entry = shelf.get(id);
        if (entry != null) {
          named.add(entry);
        }
      }
      return named;
    }
    Long from = modifiedAfter;
    if (from != null) {
      NavigableMap<Shelf.Position, T> tail =
          shelf.byChange().tailMap(new Shelf.Position(from + 1, 0), true);
      return tail.values();
    }
    return shelf.all();
  }

  private boolean within(Entry entry) {
    return !entry.trashed == !request.call().query("status", "").equals("trash")
        && (after == null || entry.created > after)
        && (before == null || entry.created < before)
        && (modifiedAfter == null || entry.modified > modifiedAfter)
        && (modifiedBefore == null || entry.modified < modifiedBefore)
        && (include.isEmpty() || include.contains(entry.id))
        && (exclude.isEmpty() || !exclude.contains(entry.id));
  }

  private String key() {
    StringBuilder key = new StringBuilder(request.call().path());
    new TreeMap<>(request.call().query())
        .forEach(
            (name, values) -> {
              if (!name.equals("page")
                  && !name.equals("per_page")
                  && !name.equals("offset")
                  && !name.startsWith("_")
                  && !secret(name)) {
                key.append('&').append(name).append('=').append(values);
              }
            });
    return key.append(request.store().mode.wcVersion).toString();
  }

  private static boolean secret(String name) {
    return name.startsWith("oauth_") || name.startsWith("consumer_");
  }

  /** One page with the headers that count. */
  public <T> Reply page(List<T> all, Function<T, ?> view) {
    long start = offset >= 0 ? offset : (page - 1L) * perPage;
    List<Object> shown = new ArrayList<>();
    for (long i = start; i < Math.min(all.size(), start + perPage); i++) {
      shown.add(view.apply(all.get((int) i)));
    }
    int pages = (all.size() + perPage - 1) / perPage;
    Reply reply =
        Reply.ok(shown)
            .header("X-WP-Total", Integer.toString(all.size()))
            .header("X-WP-TotalPages", Integer.toString(pages));
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(Math.min(page - 1, Math.max(1, pages)), "prev"));
    }
    if (page < pages) {
      links.add(link(page + 1, "next"));
    }
    return links.isEmpty() ? reply : reply.header("Link", String.join(", ", links));
  }

  private String link(int number, String rel) {
    StringBuilder url = new StringBuilder(request.url());
    char separator = '?';
    for (Map.Entry<String, List<String>> param : request.call().query().entrySet()) {
      String name = param.getKey();
      if (!name.equals("page") && !name.equals("rest_route") && !secret(name)) {
        url.append(separator).append(name).append('=');
        url.append(Forms.encode(param.getValue().isEmpty() ? "" : param.getValue().get(0)));
        separator = '&';
      }
    }
    return "<" + url + separator + "page=" + number + ">; rel=\"" + rel + "\"";
  }
}

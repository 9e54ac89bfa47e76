package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches in orders. Without {@code read_all_orders} only the last 60 days are there. */
final class OrderSearch {
  private static final Duration WINDOW = Duration.ofDays(60);

  private final Clock clock;
  private final Search<Order> search;

  OrderSearch(Platform platform) {
    this.clock = platform.context().clock();
    this.search =
        new Search<Order>()
            .field("id", Matches.number(order -> order.id))
            .field(
                "name",
                (order, term) ->
                    order.name().equals(term.value())
                        || Integer.toString(order.number).equals(term.value()))
            .field(
                "default",
                Matches.contains(order -> order.name() + " " + order.email + " " + order.phone))
            .field("email", Matches.word(order -> String.valueOf(order.email)))
            .field("tag", Matches.words(order -> order.tags))
            .field("test", Matches.word(order -> Boolean.toString(order.test)))
            .field("source_name", Matches.word(order -> order.source))
            .field("status", OrderSearch::hasStatus)
            .field("financial_status", Matches.word(order -> order.financial))
            .field("fulfillment_status", OrderSearch::hasFulfillment)
            .field("updated_at", Matches.time(clock, order -> order.updated))
            .field("created_at", Matches.time(clock, order -> order.created))
            .field("processed_at", Matches.time(clock, order -> order.created));
  }

  private static boolean hasStatus(Order order, Search.Term term) {
    boolean open = order.closed == 0 && order.cancelled == 0;
    return switch (term.value().toLowerCase(Locale.ROOT)) {
      case "open" -> open;
      case "closed" -> order.closed != 0 && order.cancelled == 0;
      case "cancelled" -> order.cancelled != 0;
      case "not_closed" -> order.closed == 0;
      default -> true;
    };
  }

  private static boolean hasFulfillment(Order order, Search.Term term) {
    String status = order.fulfillment();
    return switch (term.value().toLowerCase(Locale.ROOT)) {
      case "shipped", "fulfilled" -> status.equals("FULFILLED");
      case "partial" -> status.equals("PARTIALLY_FULFILLED");
      case "unshipped" -> status.equals("UNFULFILLED");
      case "unfulfilled" -> !status.equals("FULFILLED");
      default -> status.equalsIgnoreCase(term.value());
    };
  }

  private Predicate<Order> window(Caller caller) {
    if (caller.scopes().contains("read_all_orders")) {
      return order -> true;
    }
    long from = clock.millis() - WINDOW.toMillis();
    return order -> order.created >= from;
  }

  @Nullable Order visible(@Nullable Order order, Caller caller) {
    return order != null && window(caller).test(order) ? order : null;
  }

  Connection page(DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    caller.need("read_orders");
    Shop shop = caller.shop();
    Search.Parsed<Order> query = search.parse(env.getArgument("query"));
    boolean updated = "UPDATED_AT".equals(env.getArgument("sortKey"));
    return Pages.page(
        updated ? shop.orderIndex.byUpdated() : shop.orderIndex.byId(),
        env,
        window(caller).and(query.filter()),
        updated ? CatalogueSearch.since(query, clock) : null);
  }

  Object count(DataFetchingEnvironment env) {
    Caller caller = Caller.of(env);
    caller.need("read_orders");
    return Lists.count(
        caller.shop().orders.values().stream()
            .filter(window(caller).and(search.parse(env.getArgument("query")).filter()))
            .count());
  }
}

package dev.feria.mercadolibre.orders;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which orders of a seller to list. Immutable; {@link #ALL} lists every order that the provider
 * still keeps (12 months), cancelled ones included.
 */
public final class OrderSearch {
  /** Every order that the provider keeps. */
  public static final OrderSearch ALL =
      new OrderSearch(OrderDate.CREATED, null, null, null, Map.of());

  private final OrderDate date;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final @Nullable OrderStatus status;
  private final Map<String, String> filters;

  private OrderSearch(
      OrderDate date,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable OrderStatus status,
      Map<String, String> filters) {
    this.date = date;
    this.from = from;
    this.to = to;
    this.status = status;
    this.filters = filters;
  }

  /** Lists the orders that changed at or after an instant. */
  public static OrderSearch updatedFrom(Instant instant) {
    return ALL.between(OrderDate.UPDATED, instant, null);
  }

  /** Lists the orders that were placed at or after an instant. */
  public static OrderSearch createdFrom(Instant instant) {
    return ALL.between(OrderDate.CREATED, instant, null);
  }

  /**
   * Lists the orders one of whose dates lies in a range. The provider compares whole hours, so a
   * few orders before {@code start} may come too.
   *
   * @param end exclusive; null for now
   */
  public OrderSearch between(OrderDate orderDate, Instant start, @Nullable Instant end) {
    return new OrderSearch(orderDate, start, end, status, filters);
  }

  /**
   * Lists only orders of a status. Without it, cancelled orders come too, in a walk of their own.
   */
  public OrderSearch status(OrderStatus only) {
    return new OrderSearch(date, from, to, only, filters);
  }

  /** Lists only orders of an item. */
  public OrderSearch item(String itemId) {
    return and("item", itemId);
  }

  /** Lists only orders of a buyer. */
  public OrderSearch buyer(String buyerId) {
    return and("buyer", buyerId);
  }

  /** Lists only orders with a tag, for example {@code not_delivered}. */
  public OrderSearch tag(String tag) {
    return and("tags", tag);
  }

  /** Lists only orders without a tag. */
  public OrderSearch withoutTag(String tag) {
    return and("tags.not", tag);
  }

  /** Lists only orders that match a text: an id, an item's title, a buyer's nickname. */
  public OrderSearch text(String text) {
    return and("q", text);
  }

  OrderDate date() {
    return date;
  }

  @Nullable Instant from() {
    return from;
  }

  @Nullable Instant to() {
    return to;
  }

  @Nullable OrderStatus status() {
    return status;
  }

  Map<String, String> filters() {
    return filters;
  }

  private OrderSearch and(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(filters);
    more.put(name, value);
    return new OrderSearch(date, from, to, status, Collections.unmodifiableMap(more));
  }
}

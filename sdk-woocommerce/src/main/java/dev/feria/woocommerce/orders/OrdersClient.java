package dev.feria.woocommerce.orders;

import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.internal.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls on orders. Immutable and thread-safe. */
public final class OrdersClient {
  private final Api api;
  private final boolean filtersByChange;

  /** Made by the client. */
  public OrdersClient(Api api, boolean filtersByChange) {
    this.api = api;
    this.filtersByChange = filtersByChange;
  }

  /**
   * Lists orders, the one that changed first first. Lazy: one request per page of 100, fewer where
   * the shop cannot give that many. An order that changes meanwhile comes again at the end.
   *
   * @throws UnreadableException when an order cannot be decoded; {@link #entries} goes on
   */
  public Paginated<Order> list(OrderSearch search) {
    OrderWalk walk = new OrderWalk(api, search, filtersByChange);
    return Paginated.of(
        null,
        cursor -> {
          Page<Entry<Order>> page = walk.page(cursor);
          List<Order> orders = new ArrayList<>();
          for (Entry<Order> entry : page.items()) {
            orders.add(readable(entry));
          }
          return new Page<>(orders, page.next(), page.total(), page.readAt());
        });
  }

  /**
   * Lists orders as {@link #list} does; one that cannot be decoded is unreadable by itself.
   *
   * @param cursor {@code next} of a page read earlier with the same search, also by another
   *     process; null begins
   */
  public Paginated<Entry<Order>> entries(OrderSearch search, @Nullable String cursor) {
    return Paginated.of(cursor, new OrderWalk(api, search, filtersByChange)::page);
  }

  /**
   * Reads an order, also one in the trash.
   *
   * @throws RejectedException when the shop does not know it
   */
  public Order get(String id) {
    return read(id).body();
  }

  /** Reads an order, and tells when it was so. See {@link #get}. */
  public Answer<Order> read(String id) {
    return api.answer(api.get("orders.get", "orders", id), JsonType.of(Order.class));
  }

  /** Asks for as little as can be, to see whether the keys may read orders. */
  public void prove() {
    api.answer(
        api.get("orders.prove", "orders").query("per_page", 1).query("_fields", "id"),
        JsonType.listOf(RawJson.class));
  }

  /** Reads an order; empty when the shop does not know it. */
  public Optional<Order> find(String id) {
    return api.find(api.get("orders.get", "orders", id), Order.class);
  }

  /** Changes an order. Safe to repeat. */
  public Order update(String id, OrderPatch patch) {
    return api.write(api.request("PUT", "orders.update", "orders", id).body(patch), Order.class);
  }

  /** Lists the notes of an order, those to the buyer included. */
  public List<OrderNote> notes(String id) {
    return api.answer(
            api.get("orders.notes", "orders", id, "notes"), JsonType.listOf(OrderNote.class))
        .body();
  }

  /** Adds a note. Not safe to repeat: look at {@link #notes} after a time-out. */
  public OrderNote addNote(String id, NewNote note) {
    return api.write(
        api.request("POST", "orders.add_note", "orders", id, "notes").body(note), OrderNote.class);
  }

  /** Lists the refunds of an order, with what they are for. */
  public List<Refund> refunds(String id) {
    return api.answer(
            api.get("orders.refunds", "orders", id, "refunds").query("per_page", 100),
            JsonType.listOf(Refund.class))
        .body();
  }

  /** Lists the tracking numbers of an order, where the shop has the extension for it. */
  public List<Tracking> trackings(String id) {
    return api.answer(
            api.get("orders.trackings", "orders", id, "shipment-trackings"),
            JsonType.listOf(Tracking.class))
        .body();
  }

  /** Adds a tracking number, where the shop has the extension for it. Not safe to repeat. */
  public Tracking addTracking(String id, NewTracking tracking) {
    return api.write(
        api.request("POST", "orders.add_tracking", "orders", id, "shipment-trackings")
            .body(tracking),
        Tracking.class);
  }

  private static Order readable(Entry<Order> entry) {
    if (entry instanceof Entry.Read<Order> read) {
      return read.value();
    }
    String reason = ((Entry.Unreadable<Order>) entry).reason();
    throw new UnreadableException(
        Errors.failure("orders.list", 200, null), null, new java.io.IOException(reason));
  }
}

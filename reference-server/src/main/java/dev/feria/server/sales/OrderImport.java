package dev.feria.server.sales;

import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ListingRow;
import dev.feria.server.catalog.Listings;
import dev.feria.server.inventory.ChannelSale;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.sales.LineTransition.Action;
import dev.feria.server.sales.LineTransition.Match;
import dev.feria.server.sales.LineTransition.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Applies a page of orders in one transaction. Locks are taken in one order everywhere: the
 * account's links, orders, stock, publications.
 */
final class OrderImport {
  private final OrderStore orders = new OrderStore();
  private final OrderLineStore lines = new OrderLineStore();
  private final SaleStore sales;
  private final Listings listings;
  private final Inventory inventory;
  private final Duration promise;
  private final Clock clock;

  OrderImport(
      SaleStore sales, Listings listings, Inventory inventory, Duration promise, Clock clock) {
    this.sales = sales;
    this.listings = listings;
    this.inventory = inventory;
    this.promise = promise;
    this.clock = clock;
  }

  List<ApplyOutcome> apply(Handle handle, AccountRow account, List<Order> seen) {
    Map<String, Order> newest = newest(seen);
    Map<String, OrderHead> known = heads(handle, account, newest.keySet());
    Map<String, Order> changed = new TreeMap<>();
    newest.forEach(
        (id, order) -> {
          if (outcome(known.get(id), order) != ApplyOutcome.SKIPPED) {
            changed.put(id, order);
          }
        });
    Map<String, ApplyOutcome> outcomes =
        changed.isEmpty() ? Map.of() : write(handle, account, changed, known.keySet());
    noteSeen(handle, account, newest, changed.keySet());
    List<ApplyOutcome> answers = new ArrayList<>();
    Map<String, Order> left = new HashMap<>(newest);
    for (Order order : seen) {
      boolean applied = left.remove(order.id(), order);
      ApplyOutcome outcome = outcomes.getOrDefault(order.id(), ApplyOutcome.SKIPPED);
      answers.add(applied ? outcome : ApplyOutcome.SKIPPED);
    }
    return answers;
  }

  /** An order that has not changed is known to be so for longer now. */
  private void noteSeen(
      Handle handle, AccountRow account, Map<String, Order> seen, Set<String> written) {
    List<Order> unchanged =
        seen.values().stream()
            .filter(order -> order.observedAt() != null && !written.contains(order.id()))
            .toList();
    if (!unchanged.isEmpty()) {
      orders.seen(handle, account.tenantId(), account.accountId(), unchanged);
    }
  }

  /** Keeps the last observation of each order. */
  private static Map<String, Order> newest(List<Order> seen) {
    Map<String, Order> newest = new TreeMap<>();
    for (Order order : seen) {
      newest.merge(
          order.id(),
          order,
          (a, b) -> {
            ApplyOutcome step = ApplyOutcome.of(ApplyOutcome.Shape.of(a), ApplyOutcome.Shape.of(b));
            return step == ApplyOutcome.SKIPPED ? a : b;
          });
    }
    return newest;
  }

  private Map<String, OrderHead> heads(Handle handle, AccountRow account, Set<String> ids) {
    return orders.heads(handle, account.tenantId(), account.accountId(), ids);
  }

  private static ApplyOutcome outcome(@Nullable OrderHead held, Order order) {
    return ApplyOutcome.of(held == null ? null : held.shape(), ApplyOutcome.Shape.of(order));
  }

  private Map<String, ApplyOutcome> write(
      Handle handle, AccountRow account, Map<String, Order> changed, Set<String> known) {
    UUID tenant = account.tenantId();
    UUID accountId = account.accountId();
    Set<String> externals = new HashSet<>();
    changed.values().forEach(o -> o.lines().forEach(line -> externals.add(line.listingId())));
    Map<String, ListingRow> matches = listings.hold(handle, tenant, accountId, externals);
    List<Order> fresh =
        changed.values().stream().filter(order -> !known.contains(order.id())).toList();
    Map<String, UUID> inserted =
        fresh.isEmpty() ? Map.of() : orders.insert(handle, tenant, accountId, fresh);
    Map<String, ApplyOutcome> outcomes = new HashMap<>();
    var page = new PagePlan(account, matches);
    inserted.forEach(
        (id, orderId) -> {
          outcomes.put(id, ApplyOutcome.NEW);
          page.add(orderId, order(changed, id), List.of());
        });
    addUpdated(handle, account, changed, inserted.keySet(), page, outcomes);
    page.write(handle);
    Buyers.keepForgotten(handle, account, changed.keySet());
    return outcomes;
  }

  /** Locks what was there, decides again by what is held now, and overwrites what is older. */
  private void addUpdated(
      Handle handle,
      AccountRow account,
      Map<String, Order> changed,
      Set<String> inserted,
      PagePlan page,
      Map<String, ApplyOutcome> outcomes) {
    Set<String> rest = new HashSet<>(changed.keySet());
    rest.removeAll(inserted);
    if (rest.isEmpty()) {
      return;
    }
    UUID tenant = account.tenantId();
    Map<UUID, Order> updated = new HashMap<>();
    orders
        .lock(handle, tenant, account.accountId(), rest)
        .forEach(
            (id, held) -> {
              Order order = order(changed, id);
              ApplyOutcome outcome = outcome(held, order);
              outcomes.put(id, outcome);
              if (outcome == ApplyOutcome.UPDATED) {
                updated.put(held.orderId(), order);
              }
            });
    if (updated.isEmpty()) {
      return;
    }
    orders.update(
        handle, tenant, account.accountId(), List.copyOf(updated.values()), clock.instant());
    Map<UUID, List<LineRow>> stored = new HashMap<>();
    lines
        .ofOrders(handle, tenant, updated.keySet())
        .forEach(l -> stored.computeIfAbsent(l.orderId(), id -> new ArrayList<>()).add(l));
    updated.forEach((id, order) -> page.add(id, order, stored.getOrDefault(id, List.of())));
  }

  private static Order order(Map<String, Order> orders, String id) {
    Order order = orders.get(id);
    if (order == null) {
      throw new IllegalStateException("not asked for order " + id);
    }
    return order;
  }

  /** What a page of orders does, collected before it is written. */
  private final class PagePlan {
    private final AccountRow account;
    private final Map<String, ListingRow> matches;
    private final Instant now = clock.instant();
    private final List<LineRow> created = new ArrayList<>();
    private final List<LineRow> changed = new ArrayList<>();
    private final List<StockEntry> entries = new ArrayList<>();
    private final Map<UUID, Order> paid = new TreeMap<>();
    private final List<UUID> cancelled = new ArrayList<>();
    private final Map<UUID, ChannelSale> channel = new HashMap<>();

    PagePlan(AccountRow account, Map<String, ListingRow> matches) {
      this.account = account;
      this.matches = matches;
    }

    void add(UUID orderId, Order order, List<LineRow> stored) {
      var head =
          new OrderHead(
              orderId,
              account.accountId(),
              order.id(),
              order.state(),
              order.createdAt(),
              order.updatedAt(),
              0,
              order.fulfilment());
      Map<String, LineRow> gone = new TreeMap<>();
      stored.forEach(line -> gone.put(line.lineId(), line));
      for (Order.Line line : order.lines()) {
        LineRow held = gone.remove(line.id());
        LineRow row = row(orderId, line, held);
        LineRow after = decide(head, row, line.returned());
        if (held == null) {
          created.add(after);
        } else if (!after.equals(held)) {
          changed.add(after);
        }
      }
      // a line that the provider no longer names still takes part in a cancellation
      for (LineRow line : gone.values()) {
        LineRow after = decide(head, line, line.returned());
        if (!after.equals(line)) {
          changed.add(after);
        }
      }
      if (order.state() == OrderState.PAID) {
        paid.put(orderId, order);
      } else if (order.state() == OrderState.CANCELLED) {
        cancelled.add(orderId);
      }
    }

    private LineRow row(UUID orderId, Order.Line line, @Nullable LineRow held) {
      if (held == null) {
        return new LineRow(
            orderId,
            line.id(),
            line.listingId(),
            null,
            null,
            line.sku(),
            line.title(),
            line.quantity(),
            line.unitPrice().amount(),
            LineEffect.NONE,
            0);
      }
      boolean moved = held.effect() == LineEffect.RESERVED || held.effect() == LineEffect.TAKEN;
      boolean samePrice = held.unitPrice().compareTo(line.unitPrice().amount()) == 0;
      return new LineRow(
          orderId,
          held.lineId(),
          held.listingExternalId(),
          held.listingId(),
          held.productId(),
          held.sku(),
          held.title(),
          moved ? held.quantity() : line.quantity(),
          samePrice ? held.unitPrice() : line.unitPrice().amount(),
          held.effect(),
          Math.min(held.returned(), moved ? held.quantity() : line.quantity()));
    }

    private LineRow decide(OrderHead order, LineRow line, int returned) {
      ListingRow listing = matches.get(line.listingExternalId());
      UUID product = line.productId();
      if (product == null && listing != null) {
        product = listing.productId();
      }
      Instant expiresAt = order.placedAt().plus(promise);
      LineRow seen = line.withReturned(returned);
      LineMove move =
          move(
              seen,
              line.settled(),
              new Observation(
                  order.state(), order.placedAt(), order.updatedAt(), expiresAt.isAfter(now)),
              match(listing, product));
      UUID listingId = listing == null ? line.listingId() : listing.listingId();
      LineRow after = seen.with(listingId, product, move.effect());
      if (product != null) {
        entries.addAll(
            LineStock.entries(move, order, after, product, expiresAt, account.provider()));
        if (listingId != null && move.action() != Action.NOTHING) {
          Integer pieces = move.action() == Action.SELL ? move.pieces() : null;
          channel.merge(listingId, new ChannelSale(pieces, order.placedAt()), ChannelSale::plus);
        }
      }
      return after;
    }

    void write(Handle handle) {
      UUID tenant = account.tenantId();
      if (!created.isEmpty()) {
        lines.insert(handle, tenant, created);
      }
      if (!changed.isEmpty()) {
        lines.update(handle, tenant, changed);
      }
      // before the stock, so that a sale of which there is not enough is there to be marked
      if (!paid.isEmpty()) {
        sales.complete(handle, tenant, account, paid, now);
      }
      if (!cancelled.isEmpty()) {
        sales.cancel(handle, tenant, cancelled, now);
      }
      inventory.apply(handle, tenant, entries, Lane.NOW, channel);
    }
  }

  /**
   * Decides what an observation does.
   *
   * @param line with what is back now
   * @param settled how many pieces our stock knew to be back
   */
  static LineMove move(LineRow line, int settled, Observation order, @Nullable Match match) {
    return LineMove.of(
        line.effect(),
        LineTransition.of(line.effect(), order, match),
        new LineMove.Pieces(
            line.quantity(), settled, line.returned(), LineTransition.isKnown(order, match)));
  }

  static @Nullable Match match(@Nullable ListingRow listing, @Nullable UUID product) {
    return listing == null
        ? null
        : new Match(
            product != null, listing.stockOwner() == StockOwner.PROVIDER, listing.historyUntil());
  }
}

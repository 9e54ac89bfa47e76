package dev.feria.server.ingest;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.server.accounts.AccountRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a made-up seller holds, in pages of two. */
final class ShopAccount implements Account, OrderSource, ListingSource, MissedEventSource {
  private static final int PAGE = 2;

  final List<Order> orders = new ArrayList<>();
  final List<Listing> listings = new ArrayList<>();
  final List<Event> missed = new ArrayList<>();
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  volatile Consumer<String> onCall = call -> {};

  /** When the provider says it answered; null where it does not. */
  volatile @Nullable Instant readAt;

  /** What of a kind cannot be read: a name there makes an entry of its own. */
  final Map<String, List<String>> broken = new HashMap<>();

  private AccountHandle handle = new AccountHandle("k", "s", Map.of());

  Account open(AccountRow row) {
    handle = row.handle();
    return this;
  }

  void order(String id, Instant updatedAt) {
    orders.add(
        new Order(
            id,
            id,
            OrderState.PAID,
            "paid",
            updatedAt,
            updatedAt,
            List.of(new Order.Line("1", "L1", null, "T", 1, Money.of("10", "CLP"))),
            Money.of("10", "CLP"),
            null,
            null,
            readAt));
  }

  void listing(String id, String group, Instant observedAt) {
    listings.add(
        new Listing(
            id,
            group,
            id,
            "T",
            null,
            ListingState.ACTIVE,
            "active",
            5,
            Money.of("10", "CLP"),
            Listing.StockOwner.SELLER,
            null,
            null,
            null,
            observedAt));
  }

  private void call(String what) {
    calls.add(what);
    onCall.accept(what);
  }

  private <T> Paginated<Entry<T>> entries(String name, List<T> all, String start) {
    List<Entry<T>> entries = new ArrayList<>();
    all.forEach(item -> entries.add(Entry.of(item)));
    broken
        .getOrDefault(name, List.of())
        .forEach(
            id ->
                entries.add(
                    entries.size() / 2,
                    new Entry.Unreadable<>(id.isEmpty() ? null : id, "total_amount missing")));
    return paged(name, entries, start);
  }

  private <T> Paginated<T> paged(String name, List<T> all, String start) {
    return Paginated.of(
        start,
        cursor -> {
          call(name + "@" + cursor);
          int from = cursor == null ? 0 : Integer.parseInt(cursor);
          int to = Math.min(from + PAGE, all.size());
          String next = to < all.size() ? String.valueOf(to) : null;
          return new Page<>(all.subList(from, to), next, total(all));
        });
  }

  /** Counts orders, or groups of listings. */
  private static long total(List<?> all) {
    return all.stream()
        .map(
            item ->
                item instanceof Entry.Read<?> read && read.value() instanceof Listing listing
                    ? listing.group()
                    : item)
        .distinct()
        .count();
  }

  @Override
  public Paginated<Entry<Order>> orders(OrderQuery query) {
    Instant from = query.updatedFrom();
    List<Order> found =
        orders.stream().filter(o -> from == null || !o.updatedAt().isBefore(from)).toList();
    return entries("orders", found, query.cursor());
  }

  @Override
  public Order order(String id) {
    call("order " + id);
    return orders.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public Paginated<Entry<Listing>> listings(ListingQuery query) {
    return entries("listings", List.copyOf(listings), query.cursor());
  }

  @Override
  public List<Listing> listingGroup(String group) {
    call("group " + group);
    return listings.stream().filter(l -> l.group().equals(group)).toList();
  }

  @Override
  public Paginated<Event> missedEvents() {
    return paged("missed", List.copyOf(missed), null);
  }

  @Override
  public AccountHandle handle() {
    return handle;
  }

  @Override
  public AccountProfile profile() {
    call("profile");
    return new AccountProfile(handle.externalId(), "Shop", Map.of());
  }

  @Override
  public void disconnect() {}
}

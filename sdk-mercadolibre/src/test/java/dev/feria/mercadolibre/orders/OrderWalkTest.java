package dev.feria.mercadolibre.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.ResponseHeaders;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.Wire;
import dev.feria.mercadolibre.wire.Paging;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OrderWalkTest {
  private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

  /** A provider that filters by whole hours, hides cancelled orders, and refuses deep offsets. */
  private static final class Shop {
    final List<Order> orders = new ArrayList<>();
    private final Map<String, List<Order>> searches = new HashMap<>();
    private int changes;

    /** What can be read of the orders that cannot. */
    final Map<String, String> unreadable = new HashMap<>();

    final List<Map<String, String>> asked = new ArrayList<>();
    Consumer<Map<String, String>> before = parameters -> {};

    ApiResponse<OrderPage> search(Map<String, String> parameters) {
      before.accept(parameters);
      asked.add(parameters);
      int offset = Integer.parseInt(parameters.get("offset"));
      assertThat(offset).isLessThanOrEqualTo(9950);
      boolean updated = parameters.containsKey("order.date_last_updated.from");
      String name = updated ? "order.date_last_updated" : "order.date_created";
      Instant from = hour(parameters.get(name + ".from"));
      Instant to =
          parameters.containsKey(name + ".to") ? hour(parameters.get(name + ".to")) : Instant.MAX;
      String status = parameters.get("order.status");
      Map<String, String> filters = new TreeMap<>(parameters);
      filters.remove("offset");
      List<Order> found =
          searches.computeIfAbsent(filters + "@" + changes, key -> find(status, from, to, updated));
      List<Order> page = found.stream().skip(offset).limit(50).toList();
      return answer(new OrderPage(new Paging((long) found.size(), offset, 50), entries(page)));
    }

    private List<Entry<Order>> entries(List<Order> page) {
      List<Entry<Order>> entries = new ArrayList<>();
      for (Order order : page) {
        String broken = unreadable.get(order.id());
        entries.add(
            broken == null
                ? Entry.of(order)
                : new Entry.Unreadable<>(broken.isEmpty() ? null : broken, "broken"));
      }
      return entries;
    }

    static ApiResponse<OrderPage> answer(OrderPage page) {
      return new ApiResponse<>(200, ResponseHeaders.of(Map.of()), page, NOW);
    }

    private List<Order> find(String status, Instant from, Instant to, boolean updated) {
      return orders.stream()
          .filter(
              o ->
                  status == null
                      ? !o.status().equals(OrderStatus.CANCELLED)
                      : o.status().wire().equals(status))
          .filter(o -> !date(o, updated).isBefore(from) && date(o, updated).isBefore(to))
          .sorted(Comparator.comparing((Order o) -> date(o, updated)).thenComparing(Order::id))
          .toList();
    }

    private static Instant date(Order order, boolean updated) {
      return updated ? order.updatedAt() : order.dateCreated();
    }

    private static Instant hour(String text) {
      return Instant.parse(text).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }

    Shop with(int count, Instant first, Duration apart, OrderStatus status) {
      for (int i = 0; i < count; i++) {
        Instant at = first.plus(apart.multipliedBy(i));
        orders.add(order(String.valueOf(1_000_000 + orders.size()), at, at, status));
      }
      return this;
    }

    void replace(String id, Instant updatedAt, OrderStatus status) {
      changes++;
      orders.replaceAll(o -> o.id().equals(id) ? order(id, o.dateCreated(), updatedAt, status) : o);
    }

    private static Order order(String id, Instant created, Instant updated, OrderStatus status) {
      return new Order(
          id,
          null,
          status,
          created,
          null,
          updated,
          null,
          BigDecimal.TEN,
          null,
          null,
          "CLP",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  private static List<String> ids(Paginated<Entry<Order>> walk) {
    return walk.stream().map(Wire::read).map(Order::id).toList();
  }

  private static Paginated<Entry<Order>> walk(Shop shop, OrderSearch search) {
    OrderWalk walk = new OrderWalk(search, NOW, shop::search);
    return Paginated.of(null, walk::page);
  }

  private static List<String> all(Shop shop) {
    return shop.orders.stream().map(Order::id).toList();
  }

  @Test
  void list_whenFewOrders_asksOncePerStatus() {
    Shop shop =
        new Shop().with(30, NOW.minus(Duration.ofDays(9)), Duration.ofHours(1), OrderStatus.PAID);

    assertThat(ids(walk(shop, OrderSearch.ALL))).containsExactlyElementsOf(all(shop));
    assertThat(shop.asked).hasSize(2);
    assertThat(shop.asked.get(0))
        .containsEntry("order.date_created.from", "2025-11-15T14:00:00Z")
        .containsEntry("sort", "date_asc")
        .containsEntry("limit", "50")
        .doesNotContainKey("order.date_created.to")
        .doesNotContainKey("order.status");
    assertThat(shop.asked.get(1)).containsEntry("order.status", "cancelled");
  }

  @Test
  void list_whenCancelledOrdersExist_bringsThemToo() {
    Shop shop =
        new Shop()
            .with(70, NOW.minus(Duration.ofDays(9)), Duration.ofMinutes(5), OrderStatus.PAID)
            .with(60, NOW.minus(Duration.ofDays(8)), Duration.ofMinutes(5), OrderStatus.CANCELLED)
            .with(5, NOW.minus(Duration.ofDays(7)), Duration.ofMinutes(5), OrderStatus.CONFIRMED);

    assertThat(Set.copyOf(ids(walk(shop, OrderSearch.ALL)))).isEqualTo(Set.copyOf(all(shop)));
  }

  @Test
  void list_whenMoreOrdersThanOffsetsReach_cutsByTimeAndLeavesNoneOut() {
    Shop shop =
        new Shop()
            .with(
                25_000, NOW.minus(Duration.ofDays(300)), Duration.ofMinutes(17), OrderStatus.PAID);

    List<String> ids = ids(walk(shop, OrderSearch.ALL));

    assertThat(Set.copyOf(ids)).isEqualTo(Set.copyOf(all(shop)));
    assertThat(ids.size()).isLessThan(25_100);
    assertThat(shop.asked).hasSizeLessThan(25_000 / 49 + 30);
  }

  @Test
  void list_whenAllOrdersFallIntoOneHour_narrowsToThatHour() {
    Shop shop =
        new Shop()
            .with(9_000, NOW.minus(Duration.ofHours(5)), Duration.ofMillis(3), OrderStatus.PAID);
    shop.with(9_000, NOW.minus(Duration.ofHours(3)), Duration.ofMillis(3), OrderStatus.PAID);

    assertThat(Set.copyOf(ids(walk(shop, OrderSearch.ALL)))).isEqualTo(Set.copyOf(all(shop)));
  }

  @Test
  void list_whenOrdersLeaveTheResultMeanwhile_leavesNoOtherOut() {
    Shop shop =
        new Shop()
            .with(400, NOW.minus(Duration.ofDays(3)), Duration.ofMinutes(1), OrderStatus.PAID);
    List<String> expected = all(shop);
    shop.before =
        parameters -> {
          int offset = Integer.parseInt(parameters.get("offset"));
          if (!parameters.containsKey("order.status") && offset > 0) {
            // three of those already read are cancelled before every further page
            shop.orders.stream()
                .filter(o -> o.status().equals(OrderStatus.PAID))
                .limit(3)
                .map(Order::id)
                .toList()
                .forEach(id -> shop.replace(id, NOW, OrderStatus.CANCELLED));
          }
        };

    assertThat(ids(walk(shop, OrderSearch.ALL))).containsAll(expected);
  }

  @Test
  void list_whenTheLastOrderReadLeaves_stepsBackUntilItFindsAKnownOne() {
    Shop shop =
        new Shop()
            .with(120, NOW.minus(Duration.ofDays(3)), Duration.ofMinutes(1), OrderStatus.PAID);
    List<String> expected = all(shop);
    shop.before =
        parameters -> {
          if ("49".equals(parameters.get("offset")) && shop.asked.size() == 1) {
            for (int i = 40; i < 50; i++) {
              shop.replace(expected.get(i), NOW, OrderStatus.CANCELLED);
            }
          }
        };

    assertThat(ids(walk(shop, OrderSearch.ALL))).containsAll(expected);
  }

  @Test
  void list_whenUpdatedOrdersMoveToTheEnd_bringsEveryOrder() {
    Shop shop =
        new Shop()
            .with(300, NOW.minus(Duration.ofDays(2)), Duration.ofMinutes(1), OrderStatus.PAID);
    List<String> expected = all(shop);
    shop.before =
        parameters -> {
          int read = shop.asked.size() * 49;
          if (read > 0 && read < 250) {
            shop.replace(expected.get(read - 20), NOW.plusSeconds(read), OrderStatus.PAID);
          }
        };

    List<String> ids = ids(walk(shop, OrderSearch.updatedFrom(NOW.minus(Duration.ofDays(3)))));

    assertThat(ids).containsAll(expected);
    assertThat(shop.asked.get(0))
        .containsEntry("order.date_last_updated.from", "2026-11-17T14:00:00Z");
  }

  @Test
  void list_whenContinuedAtEveryPageInANewWalk_bringsEveryOrder() {
    Shop shop =
        new Shop()
            .with(12_000, NOW.minus(Duration.ofDays(100)), Duration.ofMinutes(10), OrderStatus.PAID)
            .with(
                120, NOW.minus(Duration.ofDays(50)), Duration.ofMinutes(10), OrderStatus.CANCELLED);
    List<String> ids = new ArrayList<>();
    String cursor = null;
    do {
      var page =
          new OrderWalk(OrderSearch.ALL, NOW.plusSeconds(ids.size()), shop::search).page(cursor);
      page.items().forEach(order -> ids.add(Wire.read(order).id()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(Set.copyOf(ids)).isEqualTo(Set.copyOf(all(shop)));
  }

  @Test
  void list_whenAStatusIsAsked_asksOnlyThat() {
    Shop shop =
        new Shop().with(3, NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(1), OrderStatus.PAID);

    assertThat(ids(walk(shop, OrderSearch.ALL.status(OrderStatus.PAID).item("MLC1")))).hasSize(3);
    assertThat(shop.asked).hasSize(1);
    assertThat(shop.asked.get(0))
        .containsEntry("order.status", "paid")
        .containsEntry("item", "MLC1");
  }

  @Test
  void list_whenTheProviderGivesNoTotal_endsAtAShortPage() {
    Shop shop =
        new Shop().with(70, NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(1), OrderStatus.PAID);
    OrderWalk walk =
        new OrderWalk(
            OrderSearch.ALL.status(OrderStatus.PAID),
            NOW,
            parameters ->
                Shop.answer(new OrderPage(null, shop.search(parameters).body().results())));

    assertThat(ids(Paginated.of(null, walk::page))).containsExactlyElementsOf(all(shop));
  }

  @Test
  void list_whenOrdersCannotBeRead_givesAllOthersAndTheirPlaces() {
    Shop shop =
        new Shop()
            .with(120, NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(1), OrderStatus.PAID);
    // the last of a page, which the next one must begin with, and one in the middle
    shop.unreadable.put("1000049", "1000049");
    shop.unreadable.put("1000060", "");
    shop.unreadable.put("1000098", "");

    List<Entry<Order>> entries =
        walk(shop, OrderSearch.ALL.status(OrderStatus.PAID)).stream().toList();

    assertThat(entries.stream().filter(e -> e instanceof Entry.Read<Order>).distinct())
        .hasSize(117);
    assertThat(entries)
        .contains(new Entry.Unreadable<>("1000049", "broken"))
        .contains(new Entry.Unreadable<>(null, "broken"));
    assertThat(entries).hasSize(120);
  }

  @Test
  void list_whenTheCursorIsNotOurs_saysSo() {
    OrderWalk walk =
        new OrderWalk(
            OrderSearch.ALL, NOW, parameters -> Shop.answer(new OrderPage(null, List.of())));

    assertThatThrownBy(() -> walk.page("nonsense")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> walk.page("w1.a.b.c.d.e.f.g"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

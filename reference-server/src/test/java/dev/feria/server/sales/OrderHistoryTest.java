package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders whose observations arrive in any order, any number of times, against a simple model. */
final class OrderHistoryTest {
  private static final int OPENING = 500;
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  /** What is known of one order: the newest observation and what it did. */
  private static final class Model {
    Order newest;
    int taken;
    int promised;
    int given;
    boolean over;

    void see(Order order) {
      if (newest != null && !isNewer(order)) {
        return;
      }
      newest = order;
      int quantity = order.lines().get(0).quantity();
      boolean included = order.createdAt().isBefore(NOON);
      switch (order.state()) {
        case PAID -> {
          taken = over || included ? taken : quantity;
          promised = 0;
          known = true;
        }
        case CANCELLED -> {
          boolean countedWithIt = included && (known || !order.updatedAt().isBefore(NOON));
          if (!over && (taken > 0 || countedWithIt)) {
            given = quantity;
            over = true;
          }
          promised = 0;
        }
        default -> {
          promised = taken > 0 || over || included ? promised : quantity;
          known = true;
        }
      }
    }

    boolean known;

    private boolean isNewer(Order order) {
      int step = order.updatedAt().compareTo(newest.updatedAt());
      return step > 0 || (step == 0 && rank(order) > rank(newest));
    }

    private static int rank(Order order) {
      return switch (order.state()) {
        case UNPAID, UNKNOWN -> 0;
        case PAID -> 1;
        case CANCELLED -> 2;
      };
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void applyAll_whenObservationsAreShuffled_agreesWithTheModel(long seed) {
    var random = new Random(seed);
    Shop shop = new Shop(db, "Shop " + seed);
    AccountRow account = shop.account("First");
    shop.store(account, listing("L0", "A", OPENING), listing("L1", "B", OPENING));
    List<Order> seen = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      history("O" + i, "L" + random.nextInt(2), random, seen);
    }
    Collections.shuffle(seen, random);
    Map<String, Model> models = new HashMap<>();
    int from = 0;
    while (from < seen.size()) {
      int to = Math.min(seen.size(), from + 1 + random.nextInt(7));
      List<Order> page = seen.subList(from, to);
      shop.apply(account, page.toArray(new Order[0]));
      newest(page).forEach(o -> models.computeIfAbsent(o.id(), id -> new Model()).see(o));
      from = to;
    }

    for (String sku : List.of("A", "B")) {
      String listing = sku.equals("A") ? "L0" : "L1";
      List<Model> of =
          models.values().stream()
              .filter(m -> m.newest.lines().get(0).listingId().equals(listing))
              .toList();
      assertThat(shop.stock(sku).onHand())
          .isEqualTo(OPENING + of.stream().mapToInt(m -> m.given - m.taken).sum());
      assertThat(shop.stock(sku).reserved()).isEqualTo(of.stream().mapToInt(m -> m.promised).sum());
    }
  }

  /** In a page, only the newest observation of an order counts. */
  private static List<Order> newest(List<Order> page) {
    Map<String, Model> last = new HashMap<>();
    for (Order order : page) {
      Model model = last.computeIfAbsent(order.id(), id -> new Model());
      if (model.newest == null || model.isNewer(order)) {
        model.newest = order;
      }
    }
    return last.values().stream().map(model -> model.newest).toList();
  }

  private static void history(String id, String listing, Random random, List<Order> seen) {
    Instant placed = NOON.plusSeconds(random.nextInt(40) - 20);
    Instant at = placed;
    int quantity = 1 + random.nextInt(4);
    OrderState[] path =
        switch (random.nextInt(5)) {
          case 0 -> new OrderState[] {OrderState.PAID};
          case 1 -> new OrderState[] {OrderState.UNPAID, OrderState.PAID};
          case 2 -> new OrderState[] {OrderState.UNPAID, OrderState.CANCELLED};
          case 3 -> new OrderState[] {OrderState.PAID, OrderState.PAID, OrderState.CANCELLED};
          default ->
              new OrderState[] {
                OrderState.UNKNOWN, OrderState.UNPAID, OrderState.PAID, OrderState.CANCELLED
              };
        };
    for (OrderState state : path) {
      Order order = Shop.order(id, state, listing, quantity, placed, at);
      for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
        seen.add(order);
      }
      at = at.plusSeconds(random.nextInt(15));
    }
  }
}

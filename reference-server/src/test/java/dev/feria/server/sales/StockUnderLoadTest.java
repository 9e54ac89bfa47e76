package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.inventory.Publisher;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.platform.http.Role;
import dev.feria.server.tenancy.AuditLog;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many who sell, receive, promise and cancel the same few products at once. */
final class StockUnderLoadTest {
  private static final int THREADS = 64;
  private static final List<String> SKUS = List.of("A", "B", "C", "D");

  private static TestDatabase db;
  private static Database pools;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
    pools = Database.open(db.address(), 40);
  }

  @AfterAll
  static void close() {
    pools.close();
    db.close();
  }

  @Test
  void everyone_whenTheyWorkAtOnce_leavesABalancedLedger() throws Exception {
    Shop shop = new Shop(db, pools, "Shop");
    AccountRow first = shop.account("First");
    AccountRow second = shop.account("Second");
    for (String sku : SKUS) {
      shop.store(first, listing("1" + sku, sku, 1000));
      shop.store(second, listing("2" + sku, sku, 1000));
    }
    List<Callable<Void>> work = new ArrayList<>();
    var counter =
        new Counter(
            pools, shop.inventory, shop.oversells, new AuditLog(pools, shop.clock), shop.clock);
    for (int i = 0; i < THREADS; i++) {
      int n = i;
      AccountRow account = i % 2 == 0 ? first : second;
      String prefix = i % 2 == 0 ? "1" : "2";
      work.add(
          () -> {
            busy(shop, counter, account, prefix, n);
            return null;
          });
    }
    List<Publisher> publishers = List.of(shop.publisher(), shop.publisher());
    publishers.forEach(Publisher::start);
    try {
      runAll(work);
    } finally {
      publishers.forEach(Publisher::close);
    }

    assertBalanced();
    assertThat(deadlocks()).isZero();
    shop.publisher().drain();
    for (String sku : SKUS) {
      int available = shop.stock(sku).available();
      assertThat(
              shop.value(
                  "select string_agg(distinct channel_quantity::text, ' ') from listings"
                      + " where sku = ?",
                  sku))
          .isEqualTo(Integer.toString(available));
    }
  }

  private static void busy(Shop shop, Counter counter, AccountRow account, String prefix, int n) {
    var random = new Random(n);
    var by = new Principal(shop.tenant, "key:test", Role.AGENT, null, null, null);
    for (int i = 0; i < 6; i++) {
      String sku = SKUS.get(random.nextInt(SKUS.size()));
      String id = n + "-" + i;
      shop.apply(account, observed(id, OrderState.UNPAID, prefix, 1));
      switch (random.nextInt(4)) {
        case 0 -> shop.receive(sku, 1 + random.nextInt(5));
        case 1 -> {
          SaleView sale = sell(counter, by, random);
          counter.cancel(by, sale.saleId());
        }
        case 2 -> sell(counter, by, random);
        default -> shop.apply(account, observed(id, OrderState.CANCELLED, prefix, 2));
      }
      shop.apply(account, observed(id, OrderState.PAID, prefix, 3));
      if (random.nextBoolean()) {
        shop.apply(account, observed(id, OrderState.CANCELLED, prefix, 4));
      }
    }
  }

  private static SaleView sell(Counter counter, Principal by, Random random) {
    List<String> skus = new ArrayList<>(SKUS);
    Collections.shuffle(skus, random);
    Object price = Map.of("amount", "10", "currency", "CLP");
    return counter.sell(
        by,
        new NewSale(
            List.of(
                new NewSale.Line(skus.get(0), 1 + random.nextInt(3), price),
                new NewSale.Line(skus.get(1), 1, price)),
            true),
        null);
  }

  /** An order over several products, in an order of its own. */
  private static Order observed(String id, OrderState state, String prefix, int second) {
    List<String> skus = new ArrayList<>(SKUS);
    Collections.shuffle(skus, new Random(id.hashCode()));
    Order one = order(id, state, prefix + skus.get(0), 1, NOON.plusSeconds(5));
    List<Order.Line> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Order.Line line = one.lines().get(0);
      lines.add(
          new Order.Line(
              Integer.toString(i),
              prefix + skus.get(i),
              null,
              line.title(),
              1 + i,
              line.unitPrice()));
    }
    return new Order(
        one.id(),
        one.packId(),
        state,
        one.providerStatus(),
        one.createdAt(),
        NOON.plusSeconds(5 + second),
        lines,
        one.total(),
        one.buyer(),
        null,
        null);
  }

  @Test
  void apply_whenWebhookAndSyncBringTheSameOrders_movesStockOnce() throws Exception {
    Shop shop = new Shop(db, pools, "Shop");
    AccountRow account = shop.account("First");
    shop.store(account, listing("1A", "A", 1000), listing("1B", "B", 1000));
    List<Callable<Void>> work = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      List<Order> page = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Order order =
            order("O" + i, OrderState.PAID, i % 2 == 0 ? "1A" : "1B", 1, NOON.plusSeconds(9));
        page.add(order);
        work.add(
            () -> {
              shop.apply(account, order);
              return null;
            });
      }
      Collections.shuffle(page, new Random(round));
      work.add(
          () -> {
            shop.apply(account, page.toArray(new Order[0]));
            return null;
          });
    }
    Collections.shuffle(work, new Random(1));

    runAll(work);

    assertThat(shop.stock("A").onHand()).isEqualTo(975);
    assertThat(shop.stock("B").onHand()).isEqualTo(975);
    assertThat(shop.value("select count(*) from movements where kind = 'sale'")).isEqualTo("50");
    assertThat(shop.value("select count(*) from sales")).isEqualTo("50");
  }

  @Test
  void storeAndApply_whenListingsAndTheirOrdersArriveAtOnce_noLineIsForgotten() throws Exception {
    Shop shop = new Shop(db, pools, "Shop");
    AccountRow account = shop.account("First");
    AccountRow second = shop.account("Second");
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int n = i;
      work.add(
          () -> {
            shop.store(account, listing("L" + n, "S" + n, 100), listing("M" + n, "T" + n, 100));
            return null;
          });
      work.add(
          () -> {
            shop.store(second, listing("X" + n, "T" + n, 100), listing("Y" + n, "S" + n, 100));
            return null;
          });
      work.add(
          () -> {
            shop.apply(account, order("O" + n, OrderState.PAID, "L" + n, 1, NOON.plusSeconds(9)));
            return null;
          });
    }
    Collections.shuffle(work, new Random(3));

    runAll(work);

    assertThat(shop.value("select count(*) from order_lines where stock_effect = 'taken'"))
        .isEqualTo("60");
    assertThat(shop.value("select count(*) from listings where product_id is null")).isEqualTo("0");
    assertThat(shop.value("select count(*) from movements where kind = 'opening'"))
        .isEqualTo("120");
    assertThat(shop.value("select sum(on_hand) from stock")).isEqualTo("11940");
    assertBalanced();
  }

  @Test
  void apply_whenManyChannelsSellTheLast_chargesEveryPieceThatIsNotThere() throws Exception {
    Shop shop = new Shop(db, pools, "Shop");
    List<AccountRow> channels = List.of(shop.account("A"), shop.account("B"), shop.account("C"));
    for (int i = 0; i < channels.size(); i++) {
      for (String sku : SKUS) {
        shop.store(channels.get(i), listing(i + sku, sku, 20));
      }
    }
    List<Callable<Void>> work = new ArrayList<>();
    for (int n = 0; n < 240; n++) {
      String id = "P" + n;
      int channel = n % channels.size();
      String listing = channel + SKUS.get(n % SKUS.size());
      int quantity = 1 + n % 3;
      boolean promised = n % 5 == 0;
      boolean cancelled = n % 11 == 0;
      work.add(
          () -> {
            AccountRow account = channels.get(channel);
            Instant placed = NOON.plusSeconds(5);
            if (promised) {
              shop.apply(account, order(id, OrderState.UNPAID, listing, quantity, placed));
            }
            shop.apply(
                account,
                order(id, OrderState.PAID, listing, quantity, placed, placed.plusSeconds(1)));
            if (cancelled) {
              shop.apply(
                  account,
                  order(
                      id, OrderState.CANCELLED, listing, quantity, placed, placed.plusSeconds(2)));
            }
            return null;
          });
    }
    Collections.shuffle(work, new Random(7));

    runAll(work);

    assertBalanced();
    for (String sku : SKUS) {
      assertThat(shop.stock(sku).reserved()).isZero();
      assertThat(
              shop.value(
                  """
                  select coalesce(sum(open), 0) from oversells
                  join products using (tenant_id, product_id) where sku = ?
                  """,
                  sku))
          .as("what is charged and what is missing of " + sku)
          .isEqualTo(Integer.toString(-shop.stock(sku).onHand()));
    }
    assertThat(
            shop.value(
                """
                select count(*) from (
                  (select sale_id::text from oversells where resolved_at is null)
                  except (select subject from notices where resolved_at is null)
                  union all
                  (select subject from notices where resolved_at is null)
                  except (select sale_id::text from oversells where resolved_at is null)) x
                """))
        .as("a notice for each oversold sale, and no other")
        .isEqualTo("0");
  }

  @Test
  void sell_whenManyWantTheLast_oneGetsIt() throws Exception {
    Shop shop = new Shop(db, pools, "Shop");
    shop.product("LAST", 1);
    var counter =
        new Counter(
            pools, shop.inventory, shop.oversells, new AuditLog(pools, shop.clock), shop.clock);
    var by = new Principal(shop.tenant, "key:test", Role.AGENT, null, null, null);
    var sale =
        new NewSale(
            List.of(new NewSale.Line("LAST", 1, Map.of("amount", "1", "currency", "CLP"))), null);
    List<Callable<Void>> work = new ArrayList<>();
    List<SaleView> sold = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < THREADS; i++) {
      work.add(
          () -> {
            try {
              sold.add(counter.sell(by, sale, null));
            } catch (ProblemException e) {
              assertThat(e.problem().status()).isEqualTo(409);
            }
            return null;
          });
    }

    runAll(work);

    assertThat(sold).hasSize(1);
    assertThat(shop.stock("LAST").onHand()).isZero();
  }

  private static void runAll(List<Callable<Void>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Void> done : threads.invokeAll(work, 300, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static long deadlocks() {
    long[] count = new long[1];
    db.asOwner(
        handle ->
            count[0] =
                handle
                    .createQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")
                    .mapTo(Long.class)
                    .one());
    return count[0];
  }

  private static void assertBalanced() {
    db.asOwner(
        handle ->
            assertThat(
                    handle
                        .createQuery(
                            """
                            select s.product_id from stock s
                            where s.on_hand <> (select coalesce(sum(m.quantity), 0) from movements m
                                where m.tenant_id = s.tenant_id and m.product_id = s.product_id)
                              or s.reserved <> (select coalesce(sum(r.quantity), 0)
                                from reservations r
                                where r.tenant_id = s.tenant_id and r.product_id = s.product_id)
                            """)
                        .mapTo(String.class)
                        .list())
                .isEmpty());
  }
}

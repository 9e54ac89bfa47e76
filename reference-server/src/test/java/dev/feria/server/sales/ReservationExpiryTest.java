package dev.feria.server.sales;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReservationExpiryTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void run_whenAPromiseIsOver_freesTheStockAndALatePaymentStillSells() {
    Shop shop = new Shop(db, "Shop");
    AccountRow account = shop.account("First");
    shop.store(account, listing("L1", "CAF", 9));
    shop.apply(account, order("OLD", OrderState.UNPAID, "L1", 2, NOON.plusSeconds(1)));
    shop.apply(account, order("NEW", OrderState.UNPAID, "L1", 3, NOON.plusSeconds(90)));
    var job = new ReservationExpiry(db.database(), shop.inventory, shop.clock);
    assertThat(job.run()).isZero();

    shop.clock.advance(Sales.PROMISE.plusSeconds(30));

    assertThat(job.run()).isOne();
    assertThat(job.run()).isZero();
    assertThat(shop.stock("CAF").reserved()).isEqualTo(3);
    assertThat(shop.effect("OLD")).isEqualTo("none");
    shop.publisher().drain();
    assertThat(shop.channel(account).shown("L1")).isEqualTo(6);

    shop.apply(
        account,
        order(
            "OLD", OrderState.UNPAID, "L1", 2, NOON.plusSeconds(1), NOON.plus(Duration.ofDays(8))));
    assertThat(shop.stock("CAF").reserved()).as("not promised again").isEqualTo(3);
    shop.apply(
        account,
        order("OLD", OrderState.PAID, "L1", 2, NOON.plusSeconds(1), NOON.plus(Duration.ofDays(9))));
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }
}

package dev.feria.server.catalog;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Differences between what a channel shows and what it should, and their causes. */
final class DriftTest {
  private static TestDatabase db;
  private Shop shop;
  private AccountRow account;
  private ShopServer server;

  @BeforeAll
  static void open() {
    db = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void newShop() {
    shop = new Shop(db, "Shop");
    account = shop.account("First");
    shop.store(account, listing("L1", "CAF", 5));
    shop.clock.advance(Duration.ofMinutes(5));
    server = new ShopServer(shop);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void sell(String id) {
    shop.apply(account, order(id, OrderState.PAID, "L1", 2, NOON.plusSeconds(60)));
  }

  private Map<String, Object> drift() {
    List<Map<String, Object>> found = server.get(shop, "/drift").data();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private int compare(Instant until) {
    return db.database()
        .inTenant(shop.tenant, handle -> shop.catalog.repairDrift(handle, account, until));
  }

  private static Failure failure(int status) {
    return new Failure("stall", "stock.put", status, "not_editable", "req", 1, null);
  }

  @Test
  void list_whenTheProviderRefused_saysWhenAndWithWhichCode() {
    sell("O1");
    shop.channel(account).refuse(new RejectedException(failure(400), null, null));
    shop.publisher().drain();

    Map<String, Object> found = drift();

    assertThat(found.get("cause")).isEqualTo("write_refused");
    assertThat(String.valueOf(found.get("shown"))).isEqualTo("5");
    assertThat(String.valueOf(found.get("wanted"))).isEqualTo("3");
    assertThat((Map<?, ?>) found.get("refused"))
        .hasToString(found.get("refused").toString())
        .matches(refused -> "not_editable".equals(refused.get("code")))
        .matches(refused -> "2026-11-20T12:05:00Z".equals(refused.get("at")));
    assertThat(server.get(shop, "/drift?cause=write_refused").data()).hasSize(1);
    assertThat(server.get(shop, "/drift?cause=write_pending").data()).isEmpty();
    assertThat(server.get(shop, "/drift?cause=weather").status()).isEqualTo(422);
    assertThat(server.get(shop, "/drift?account=" + account.accountId()).data()).hasSize(1);
  }

  @Test
  void list_whenTheWriteWaits_saysSo() {
    sell("O1");
    assertThat(drift().get("cause")).isEqualTo("write_pending");
    shop.channel(account).refuse(new UnavailableException(failure(503), null, null));
    shop.publisher().drain();

    assertThat(drift().get("cause")).isEqualTo("write_failing");
    assertThat(drift().get("retry_at")).isNotNull();
    shop.channel(account).refuse(null);
    shop.clock.advance(Duration.ofMinutes(1));
    shop.publisher().drain();
    assertThat(server.get(shop, "/drift").data()).isEmpty();
  }

  @Test
  void list_whenSomebodyChangedIt_isExplainedThenRepaired() {
    sell("O1");
    shop.publisher().drain();
    Instant later = NOON.plusSeconds(900);
    shop.store(account, listing("L1", "CAF", 9, later));
    assertThat(drift().get("cause")).as("an order may explain it").isEqualTo("orders_unread");
    db.asOwner(
        handle ->
            handle.execute(
                "insert into reconciliations values (?, ?, now(), ?::timestamptz, 0)",
                shop.tenant,
                account.accountId(),
                later.plusSeconds(60).toString()));
    assertThat(drift().get("cause")).isEqualTo("changed_at_channel");

    assertThat(compare(later.plusSeconds(120))).isOne();

    assertThat(drift().get("cause")).isEqualTo("write_pending");
    shop.publisher().drain();
    assertThat(shop.channel(account).shown("L1")).isEqualTo(3);
    assertThat(server.get(shop, "/drift").data()).isEmpty();
    String id = shop.value("select listing_id::text from listings");
    ShopServer.Answer explained = server.get(shop, "/drift/" + id);
    assertThat(explained.get("cause")).isEqualTo("none");
    assertThat((List<?>) explained.get("history"))
        .extracting(
            entry -> ((Map<?, ?>) entry).get("kind") + " " + ((Map<?, ?>) entry).get("quantity"))
        .contains("published 3", "seen 9");
  }

  @Test
  void list_whenNothingMayBeWritten_saysWhatIsInTheWay() {
    sell("O1");
    db.asOwner(handle -> handle.execute("update publications set parked = 'off'"));
    assertThat(drift().get("cause")).isEqualTo("publishing_off");
    db.asOwner(handle -> handle.execute("update publications set parked = 'reconnect'"));
    assertThat(drift().get("cause")).isEqualTo("reconnect_needed");
  }

  @Test
  void get_whenItIsAnotherTenants_isNotFound() {
    sell("O1");
    String id = shop.value("select listing_id::text from listings");
    Shop other = new Shop(db, "Other");
    assertThat(server.get(other, "/drift").data()).isEmpty();
    assertThat(server.get(other, "/drift/" + id).status()).isEqualTo(404);
  }
}

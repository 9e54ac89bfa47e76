package dev.feria.server.catalog;

import static dev.feria.server.testing.Shop.NOON;
import static dev.feria.server.testing.Shop.listing;
import static dev.feria.server.testing.Shop.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.ShopServer;
import dev.feria.server.testing.ShopServer.Answer;
import dev.feria.server.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingsResourceTest {
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
    server = new ShopServer(shop);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String id(String listing) {
    return shop.value("select listing_id::text from listings where external_id = ?", listing);
  }

  private static Failure failure(int status) {
    return new Failure("stall", "items.update", status, "code", null, 1, null);
  }

  @Test
  void list_whenSomeAreUnmatched_showsThemFirst() {
    shop.store(account, listing("L1", "A", 1), listing("L2", null, 1), listing("L3", "B", 1));

    Answer all = server.get(shop, "/listings?limit=2");
    assertThat(all.data().get(0).get("external_id")).isEqualTo("L2");
    Answer rest = server.get(shop, "/listings?limit=2&cursor=" + all.get("next"));
    assertThat(List.of(all.data().get(1), rest.data().get(0)))
        .extracting(l -> l.get("external_id"))
        .containsExactlyInAnyOrder("L1", "L3");
    assertThat(rest.get("next")).isNull();
    assertThat(server.get(shop, "/listings?linked=false").data()).hasSize(1);
    assertThat(server.get(shop, "/listings?linked=true&q=l3").data()).hasSize(1);
    assertThat(server.get(shop, "/listings?account=" + account.accountId()).data()).hasSize(3);
    assertThat(server.get(shop, "/listings?account=" + UUID.randomUUID()).data()).isEmpty();
    assertThat(server.get(shop, "/listings?state=paused").data()).isEmpty();
    assertThat(server.get(shop, "/listings?state=sold").status()).isEqualTo(422);
    assertThat(server.get(shop, "/listings?account=x").status()).isBetween(400, 422);
  }

  @Test
  void link_bySku_appliesTheWaitingOrderAndIsAudited() {
    shop.product("OWN", 20);
    shop.store(account, listing("L1", null, 7));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(5)));

    Answer linked = server.post(shop, "/listings/" + id("L1") + "/link", "{\"sku\": \"OWN\"}");

    assertThat(linked.status()).isEqualTo(200);
    assertThat(((Map<?, ?>) linked.get("product")).get("sku")).isEqualTo("OWN");
    assertThat(linked.get("linked_by")).isEqualTo("user");
    assertThat(((Map<?, ?>) linked.get("publication")).get("pending")).isEqualTo(true);
    assertThat(shop.stock("OWN").onHand()).isEqualTo(18);
    assertThat(shop.value("select actor || ' ' || action from audit_log"))
        .isEqualTo("key:test listing.link");
  }

  @Test
  void link_byProductId_movesToTheOtherProduct() {
    shop.product("OWN", 20);
    shop.store(account, listing("L1", "CAF", 7));
    UUID product = shop.stock("OWN").productId();

    Answer linked =
        server.post(
            shop, "/listings/" + id("L1") + "/link", "{\"product_id\": \"" + product + "\"}");
    shop.publisher().drain();

    assertThat(linked.status()).isEqualTo(200);
    assertThat(shop.channel(account).shown("L1")).isEqualTo(20);
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void link_whenCreating_makesAProductThatStartsWithTheLatestQuantity() {
    shop.store(account, listing("L1", null, 7));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(5)));
    shop.store(account, listing("L1", null, 5, NOON.plusSeconds(60)));

    Answer linked = server.post(shop, "/listings/" + id("L1") + "/link", "{\"create\": true}");

    assertThat(linked.status()).isEqualTo(200);
    assertThat(shop.stock("L1").onHand()).as("5 knows the order already").isEqualTo(5);
    assertThat(shop.effect("O1")).isEqualTo("included");
    assertThat(server.post(shop, "/listings/" + id("L1") + "/link", "{\"create\": true}").status())
        .isEqualTo(409);
  }

  @Test
  void link_whenCreatingWithAnSku_makesAProductOfThatSkuWithTheQuantity() {
    shop.store(account, listing("L1", null, 7));

    Answer linked =
        server.post(
            shop, "/listings/" + id("L1") + "/link", "{\"create\": true, \"sku\": \"CAF-9\"}");

    assertThat(linked.status()).isEqualTo(200);
    assertThat(shop.stock("CAF-9").onHand()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"create\": false}",
        "{\"sku\": \"NONE\"}",
        "{\"sku\": \"A\", \"product_id\": \"01a1fadf-07ee-7e50-b9a3-a1042b11f1da\"}",
        "{\"product_id\": \"0190a0a0-0000-7000-8000-000000000000\"}",
        "{\"product_id\": \"A\"}",
        "{\"product\": \"A\"}"
      })
  void link_whenTargetIsWrong_answers422(String body) {
    shop.store(account, listing("L1", null, 7));
    Answer answer = server.post(shop, "/listings/" + id("L1") + "/link", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.get("errors")).isNotNull();
  }

  @Test
  void unlink_whenTheListingIsSeenAgain_staysUnlinked() {
    shop.store(account, listing("L1", "CAF", 7));

    Answer answer = server.send(shop, "DELETE", "/listings/" + id("L1") + "/link", null, null);
    shop.store(account, listing("L1", "CAF", 6, NOON.plusSeconds(60)));
    shop.apply(account, order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(70)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.get("product")).isNull();
    assertThat(shop.value("select product_id::text from listings")).isNull();
    assertThat(shop.effect("O1")).isEqualTo("none");
    assertThat(shop.stock("CAF").onHand()).isEqualTo(7);
  }

  @Test
  void publish_whenNothingIsOurs_answers409() {
    shop.store(account, listing("L1", null, 7), listing("L2", "CAF", 7));

    assertThat(server.post(shop, "/listings/" + id("L1") + "/publish", "{}").status())
        .isEqualTo(409);
    assertThat(server.post(shop, "/listings/" + id("L2") + "/publish", "{}").status())
        .isEqualTo(200);
    shop.publisher().drain();
    assertThat(shop.channel(account).shown("L2")).isEqualTo(7);
  }

  @Test
  void pauseActivateAndPrice_whenAccepted_areShownAtOnce() {
    shop.store(account, listing("L1", "CAF", 7));
    String path = "/listings/" + id("L1");

    assertThat(server.post(shop, path + "/pause", "{}").get("state")).isEqualTo("paused");
    assertThat(server.post(shop, path + "/activate", "{}").get("state")).isEqualTo("active");
    Answer priced =
        server.send(
            shop, "PUT", path + "/price", "{\"amount\": \"2490\", \"currency\": \"CLP\"}", null);
    assertThat(priced.get("price")).isEqualTo(Map.of("amount", "2490", "currency", "CLP"));
    assertThat(server.asked).containsExactly("pause L1", "activate L1", "price L1 2490");
    assertThat(shop.value("select string_agg(action, ' ' order by action) from audit_log"))
        .isEqualTo("listing.activate listing.pause listing.price");
  }

  @Test
  void price_whenProviderRefuses_changesNothingAndSaysSo() {
    shop.store(account, listing("L1", "CAF", 7));
    String path = "/listings/" + id("L1") + "/price";
    String body = "{\"amount\": \"2490\", \"currency\": \"CLP\"}";
    server.failure = new RejectedException(failure(400), null, null);
    assertThat(server.send(shop, "PUT", path, body, null).status()).isEqualTo(502);
    server.failure = new ReconnectException(failure(401), null, null);
    assertThat(server.send(shop, "PUT", path, body, null).status()).isEqualTo(409);

    assertThat(server.failures).hasSize(2);
    assertThat(shop.value("select price_amount::text from listings")).isEqualTo("1990");
    assertThat(server.send(shop, "PUT", path, "{\"amount\": 1}", null).status()).isEqualTo(422);
    assertThat(
            server
                .send(shop, "PUT", path, "{\"amount\": \"0\", \"currency\": \"CLP\"}", null)
                .status())
        .isEqualTo(422);
  }

  @Test
  void everything_whenItIsAnotherTenants_isNotFound() {
    shop.store(account, listing("L1", "CAF", 7));
    String path = "/listings/" + id("L1");
    Shop other = new Shop(db, "Other");
    other.product("OWN", 1);

    assertThat(server.get(other, path).status()).isEqualTo(404);
    assertThat(server.get(other, "/listings").data()).isEmpty();
    assertThat(server.get(other, "/listings?account=" + account.accountId()).data()).isEmpty();
    assertThat(server.post(other, path + "/link", "{\"sku\": \"OWN\"}").status()).isEqualTo(404);
    assertThat(server.send(other, "DELETE", path + "/link", null, null).status()).isEqualTo(404);
    for (String action : new String[] {"publish", "pause", "activate"}) {
      assertThat(server.post(other, path + "/" + action, "{}").status()).isEqualTo(404);
    }
    assertThat(
            server
                .send(
                    other,
                    "PUT",
                    path + "/price",
                    "{\"amount\": \"1\", \"currency\": \"CLP\"}",
                    null)
                .status())
        .isEqualTo(404);
    String mine = shop.stock("CAF").productId().toString();
    other.store(other.account("Theirs"), listing("X1", null, 1));
    String theirs = other.value("select listing_id::text from listings");
    assertThat(
            server
                .post(other, "/listings/" + theirs + "/link", "{\"product_id\": \"" + mine + "\"}")
                .status())
        .isIn(404, 422);
    assertThat(server.asked).isEmpty();
  }
}

package dev.feria.server.catalog;

import static dev.feria.server.testing.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.OrderState;
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

final class SuggestionsTest {
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

  private static Listing titled(String id, String title) {
    return new Listing(
        id,
        id,
        null,
        title,
        null,
        ListingState.ACTIVE,
        "as-is",
        5,
        Money.of("1990", "CLP"),
        StockOwner.SELLER,
        null,
        null,
        NOON,
        NOON);
  }

  private void product(String sku, String title) {
    shop.database.useTenant(shop.tenant, h -> shop.catalog.create(h, shop.tenant, sku, title));
  }

  private String id(String listing) {
    return shop.value("select listing_id::text from listings where external_id = ?", listing);
  }

  private String linked(String listing) {
    return shop.value(
        """
        select coalesce(p.sku, '-') || ' ' || coalesce(l.linked_by, '-') from listings l
        left join products p using (tenant_id, product_id) where l.external_id = ?
        """,
        listing);
  }

  private List<Object> skus(Answer answer, int row) {
    List<?> candidates = (List<?>) answer.data().get(row).get("candidates");
    return candidates.stream().<Object>map(c -> ((Map<?, ?>) c).get("sku")).toList();
  }

  @Test
  void list_whenTitlesAreSimilar_suggestsTheLikeliestFirst() {
    product("CAF-250", "Café tostado en grano 250 g");
    product("CAF-500", "Café tostado en grano 500 g");
    product("TE", "Té verde en hojas");
    shop.store(
        account,
        titled("L1", "CAFE TOSTADO GRANO 500g"),
        titled("L2", "Bicicleta de paseo aro 26"));

    Answer found = server.get(shop, "/listings/suggestions");

    assertThat(found.data()).hasSize(1);
    assertThat(skus(found, 0)).containsExactly("CAF-500", "CAF-250");
    assertThat(found.get("next")).isNull();
  }

  @Test
  void list_neverShowsAnotherTenantsProducts() {
    Shop other = new Shop(db, "Other");
    other.database.useTenant(
        other.tenant,
        h -> other.catalog.create(h, other.tenant, "THEIRS", "Café tostado en grano"));
    shop.store(account, titled("L1", "Café tostado en grano"));

    assertThat(server.get(shop, "/listings/suggestions").data()).isEmpty();
  }

  @Test
  void similarProducts_amongMany_areFoundThroughTheIndex() {
    shop.database.useTenant(
        shop.tenant,
        handle ->
            handle.execute(
                """
                insert into products (tenant_id, sku, title)
                select ?, 'S' || n, 'Producto ' || md5(n::text) from generate_series(1, 5000) n
                """,
                shop.tenant));
    db.asOwner(
        handle -> {
          handle.execute("select gin_clean_pending_list('products_title')");
          handle.execute("analyze products");
          handle.execute("set local role feria_matching");
          handle.execute("set local enable_seqscan = off");
          String plan =
              String.join(
                  "\n",
                  handle
                      .createQuery(
                          """
                          explain select product_id from products
                          where tenant_id = ? and plain_text(title) % plain_text('Café tostado')
                          """)
                      .bind(0, shop.tenant)
                      .mapTo(String.class)
                      .list());
          assertThat(plan).contains("products_title");
        });
  }

  @Test
  void reject_isRememberedAndUnlinkedPairsAreNotSuggestedEither() {
    product("CAF", "Café tostado en grano");
    product("CAF-2", "Café tostado molido");
    shop.store(account, titled("L1", "Café tostado en grano"));

    Answer rejected =
        server.post(shop, "/listings/" + id("L1") + "/suggestions/reject", "{\"sku\": \"CAF\"}");
    assertThat(rejected.status()).isEqualTo(200);
    assertThat(skus(server.get(shop, "/listings/suggestions"), 0)).containsExactly("CAF-2");

    server.post(shop, "/listings/" + id("L1") + "/link", "{\"sku\": \"CAF-2\"}");
    server.send(shop, "DELETE", "/listings/" + id("L1") + "/link", null, null);
    assertThat(server.get(shop, "/listings/suggestions").data()).isEmpty();

    server.post(shop, "/listings/" + id("L1") + "/link", "{\"sku\": \"CAF\"}");
    assertThat(shop.value("select count(*) from rejected_matches")).isEqualTo("1");
    assertThat(
            server
                .post(shop, "/listings/" + id("L1") + "/suggestions/reject", "{\"sku\": \"CAF\"}")
                .status())
        .isEqualTo(409);
  }

  private String row(String listing, String sku) {
    return "{\"listing\": \"" + listing + "\", \"sku\": \"" + sku + "\"}";
  }

  private static List<Object> results(Answer answer) {
    return ((List<?>) answer.get("results"))
        .stream().<Object>map(r -> ((Map<?, ?>) r).get("result")).toList();
  }

  @Test
  void links_linkWhatCanBeAndAreUndoneTogether() {
    product("A", "First");
    product("B", "Second");
    AccountRow second = shop.account("Second");
    shop.store(account, titled("L1", "One"), titled("L2", "Two"));
    shop.store(second, titled("M1", "Three"));
    server.post(shop, "/listings/" + id("L2") + "/link", "{\"sku\": \"B\"}");
    shop.clock.advance(java.time.Duration.ofSeconds(1));

    Answer made =
        server.post(
            shop,
            "/listings/links",
            "{\"links\": ["
                + String.join(
                    ",",
                    row(id("L1"), "A"),
                    row(id("L2"), "A"),
                    row(id("M1"), "A"),
                    row(id("L1"), "B"),
                    row(id("M1"), "NONE"),
                    row(UUID.randomUUID().toString(), "A"))
                + "]}");

    assertThat(made.status()).isEqualTo(200);
    assertThat(results(made))
        .containsExactly("linked", "linked", "linked", "refused", "refused", "refused");
    assertThat(linked("M1")).isEqualTo("A user");

    shop.clock.advance(java.time.Duration.ofSeconds(1));
    server.post(shop, "/listings/" + id("M1") + "/link", "{\"sku\": \"B\"}");
    String undo = "/links/batches/" + made.get("batch_id") + "/undo";
    Answer undone = server.send(shop, "POST", undo, null, null);

    assertThat(undone.status()).isEqualTo(200);
    assertThat(results(undone)).containsExactlyInAnyOrder("undone", "undone", "kept");
    assertThat(linked("L1")).isEqualTo("- user");
    assertThat(linked("L2")).isEqualTo("B user");
    assertThat(linked("M1")).isEqualTo("B user");
    assertThat(server.send(shop, "POST", undo, null, null).status()).isEqualTo(409);
    assertThat(
            server
                .send(shop, "POST", "/links/batches/" + UUID.randomUUID() + "/undo", null, null)
                .status())
        .isEqualTo(404);
  }

  @Test
  void undo_whenOrderLinesWereApplied_keepsTheirMovementsAndSaysSo() {
    shop.product("A", 10);
    shop.store(account, titled("L1", "One"));
    shop.apply(account, Shop.order("O1", OrderState.PAID, "L1", 2, NOON.plusSeconds(5)));
    Answer made = server.post(shop, "/listings/links", "{\"links\": [" + row(id("L1"), "A") + "]}");
    assertThat(shop.stock("A").onHand()).isEqualTo(8);

    Answer undone =
        server.send(shop, "POST", "/links/batches/" + made.get("batch_id") + "/undo", null, null);

    Map<?, ?> result = (Map<?, ?>) ((List<?>) undone.get("results")).get(0);
    assertThat(result.get("kept_lines")).hasToString("1");
    assertThat(result.get("kept_units")).hasToString("2");
    assertThat(shop.stock("A").onHand()).as("the goods have left").isEqualTo(8);
  }
}

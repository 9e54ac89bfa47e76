package dev.feria.server.catalog;

import static dev.feria.server.testing.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BarcodeMatchingTest {
  private static final String EAN = "4006381333931";
  private static final String OTHER = "5901234123457";

  private static TestDatabase db;
  private Shop shop;
  private AccountRow first;
  private AccountRow second;

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
    first = shop.account("First");
    second = shop.account("Second");
  }

  private static Listing coded(String id, String sku, int quantity, String barcode) {
    return coded(id, sku, quantity, barcode, NOON);
  }

  private static Listing coded(String id, String sku, int quantity, String barcode, Instant seen) {
    return new Listing(
        id,
        id,
        sku,
        "Listing " + id,
        null,
        ListingState.ACTIVE,
        "as-is",
        quantity,
        Money.of("1990", "CLP"),
        StockOwner.SELLER,
        null,
        null,
        seen,
        seen,
        barcode);
  }

  private String link(String listing) {
    return shop.value(
        """
        select coalesce(p.sku, '-') || ' ' || coalesce(l.linked_by, '-') from listings l
        left join products p using (tenant_id, product_id) where l.external_id = ?
        """,
        listing);
  }

  private UUID id(String listing) {
    return UUID.fromString(
        shop.value("select listing_id::text from listings where external_id = ?", listing));
  }

  private void runMatches() {
    new BarcodeMatches(
            shop.database, shop.catalog, new ShopAccounts(shop), java.time.Clock.systemUTC())
        .run();
  }

  @Test
  void store_whenTheBarcodeIsKnown_linksInsteadOfMakingAnotherProduct() {
    shop.store(first, coded("A1", "CAF", 7, EAN));
    shop.store(second, coded("B1", "OWN-SKU", 3, "0" + EAN), coded("B2", null, 2, EAN));

    assertThat(link("B1")).isEqualTo("CAF barcode");
    assertThat(link("B2")).isEqualTo("CAF barcode");
    assertThat(shop.stock("CAF").onHand()).as("the first one's opening stands").isEqualTo(7);
    assertThat(shop.value("select count(*) from products")).isEqualTo("1");
  }

  @Test
  void store_whenTheSkuIsKnown_theSkuDecides() {
    shop.store(first, coded("A1", "CAF", 7, EAN), coded("A2", "TE", 5, OTHER));
    shop.store(second, coded("B1", "TE", 3, EAN));

    assertThat(link("B1")).isEqualTo("TE sku");
  }

  @Test
  void store_whenTwoSkusOfOneAccountShareABarcode_theyStayTwoProducts() {
    shop.store(first, coded("A1", "UNIT", 7, EAN), coded("A2", "BOX", 1, EAN));

    assertThat(link("A1")).isEqualTo("UNIT sku");
    assertThat(link("A2")).isEqualTo("BOX sku");

    shop.store(second, coded("B1", "ELSE", 3, EAN), coded("B2", null, 3, EAN));
    assertThat(link("B1")).as("either: left to a person").isEqualTo("- -");
    assertThat(link("B2")).isEqualTo("- -");
  }

  @Test
  void store_whenTheCheckDigitIsWrong_keepsTheTextAndMakesItsOwnProduct() {
    shop.store(first, coded("A1", "CAF", 7, "4006381333932"));
    shop.store(second, coded("B1", "OWN", 3, "4006381333932"));

    assertThat(link("B1")).isEqualTo("OWN sku");
    assertThat(shop.value("select barcode from products where sku = 'OWN'"))
        .isEqualTo("4006381333932");
  }

  @Test
  void link_whenTheProductHasNoBarcode_takesItAndLinksTheOthersThatHaveIt() {
    shop.product("CAF", 20);
    shop.store(first, coded("A1", null, 7, EAN));
    shop.store(second, coded("B1", null, 3, EAN));
    assertThat(link("B1")).isEqualTo("- -");

    shop.link(first, id("A1"), shop.stock("CAF").productId());
    assertThat(shop.value("select barcode from products where sku = 'CAF'")).isEqualTo(EAN);
    runMatches();

    assertThat(link("B1")).isEqualTo("CAF barcode");
    assertThat(shop.value("select count(*) from pending_matches")).isEqualTo("0");
  }

  @Test
  void unlink_byAPerson_isNotUndoneByTheBarcodeAndGivesTheCodeBack() {
    shop.product("CAF", 20);
    shop.store(first, coded("A1", null, 7, EAN));
    shop.link(first, id("A1"), shop.stock("CAF").productId());

    shop.database.useTenant(shop.tenant, h -> shop.catalog.unlink(h, first, id("A1"), "test"));
    shop.store(first, coded("A1", null, 6, EAN, NOON.plusSeconds(60)));
    runMatches();

    assertThat(link("A1")).isEqualTo("- user");
    assertThat(shop.value("select barcode from products where sku = 'CAF'")).isNull();
  }

  @Test
  void store_whenALinkedListingGetsABarcode_theProductTakesItAndOthersAreLinked() {
    shop.store(first, coded("A1", "CAF", 7, null));
    shop.store(second, coded("B1", null, 3, EAN));

    shop.store(first, coded("A1", "CAF", 7, EAN, NOON.plusSeconds(60)));
    runMatches();

    assertThat(link("B1")).isEqualTo("CAF barcode");
  }
}

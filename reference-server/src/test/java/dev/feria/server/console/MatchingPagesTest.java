package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MatchingPagesTest {
  private static ConsoleSite site;
  private static AccountRow account;

  @BeforeAll
  static void open() {
    site = new ConsoleSite();
    account = site.shop.account("Tienda", true, false, 0);
    site.shop.product("CAF", 5);
    site.shop.store(account, listing("L1", "Product CAFE tostado"), listing("L2", "Bicicleta"));
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static Listing listing(String id, String title) {
    return new Listing(
        id,
        id,
        null,
        title,
        null,
        ListingState.ACTIVE,
        "active",
        3,
        Money.of("8990", "CLP"),
        StockOwner.SELLER,
        null,
        null,
        Shop.NOON,
        Shop.NOON);
  }

  private static String product(String listing) {
    return site.shop.value(
        """
        select coalesce(p.sku, '-') from listings l left join products p using (tenant_id, product_id)
        where l.external_id = ?
        """,
        listing);
  }

  @Test
  void suggestion_isConfirmedWithOneClickAndUndone() {
    Browser browser = site.owner();
    var page = browser.page("/matches");
    String pair = page.select("button[name=pair]").first().attr("value");
    assertThat(page.select("tbody tr th").eachText()).singleElement().asString().contains("CAFE");

    String linked = browser.htmx("/matches/link", Map.of("pair", pair)).body();
    assertThat(product("L1")).isEqualTo("CAF");
    String batch = Jsoup.parse(linked).select("button[name=batch]").first().attr("value");

    browser.htmx("/matches/undo", Map.of("batch", batch));
    assertThat(product("L1")).isEqualTo("-");
    assertThat(browser.htmx("/matches/undo", Map.of("batch", batch)).statusCode()).isEqualTo(422);
    assertThat(browser.htmx("/matches/link", Map.of("pair", "x y")).statusCode()).isEqualTo(422);
  }

  @Test
  void priceRule_isShownBeforeItIsSavedAndOnlyByOwners() {
    String path = "/prices/" + account.accountId();
    Map<String, String> rule =
        Map.of("active", "true", "percent", "12,5", "addition", "0", "rounding", "custom");

    assertThat(site.owner().htmx(path + "/preview", rule).body()).contains("price");
    assertThat(site.shop.value("select count(*) from price_rules")).isEqualTo("0");
    assertThat(site.agent().htmx(path, rule).statusCode()).isEqualTo(422);
    assertThat(site.owner().htmx(path, rule).statusCode()).isEqualTo(200);
    assertThat(site.shop.value("select percent from price_rules")).isEqualTo("12.5");
    assertThat(
            site.shop.value(
                "select publish_prices from accounts where account_id = '"
                    + account.accountId()
                    + "'"))
        .isEqualTo("t");
  }

  @Test
  void basePrice_ofAProduct_isSetAndShown() {
    String path = "/products/" + site.shop.stock("CAF").productId();
    Browser browser = site.owner();
    browser.htmx(path + "/price", Map.of("amount", "9.990,50", "currency", "clp"));
    assertThat(browser.page(path).select("#amount").attr("value")).isEqualTo("9990.50");
    assertThat(
            browser
                .htmx(path + "/price", Map.of("amount", "9.990", "currency", "CLP"))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void files_pageOffersBothWays() {
    var page = site.owner().page("/files");
    assertThat(page.select("a[download]").eachAttr("href"))
        .containsExactly("/api/v1/products.csv", "/api/v1/links.csv");
    assertThat(page.select("input[type=file]")).hasSize(1);
  }
}

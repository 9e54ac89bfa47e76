package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.notices.Notices;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {
  private static ConsoleSite site;
  private static Browser owner;

  @BeforeAll
  static void start() {
    site = new ConsoleSite();
    SampleGoods.fill(site.shop);
    owner = site.owner();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/integrations",
        "/products",
        "/products?stock=zero",
        "/products?q=nothing+like+it",
        "/products/new",
        "/listings",
        "/listings?match=unmatched",
        "/drift",
        "/sales?oversold=true",
        "/orders",
        "/orders?state=paid&from=2026-11-01&to=2026-11-30",
        "/sales",
        "/sales/new",
        "/syncs",
        "/syncs/dead-letters",
        "/settings",
        "/settings/api-keys",
        "/settings/users",
        "/settings/privacy",
        "/settings/audit"
      })
  void page_isWholeInEveryLanguage(String path) {
    for (Language language : Language.values()) {
      Document page = site.owner().cookie("feria_language", language.code()).page(path);
      assertThat(page.select("html").attr("lang")).isEqualTo(language.code());
      assertThat(page.select("main h1").text()).isNotBlank();
      assertThat(page.text()).doesNotContain("[").doesNotContain("null");
      assertThat(page.select("nav a[aria-current=page]")).isNotEmpty();
      assertThat(page.select("main script, main style, [style], [onclick]")).isEmpty();
      page.select("input:not([type=hidden]), select")
          .forEach(
              input ->
                  assertThat(
                          page.select("label[for=" + input.id() + "]").size()
                              + input.parents().select("label").size())
                      .as(input.outerHtml())
                      .isPositive());
    }
  }

  @Test
  void titles_thatHoldMarkup_areShownAsText() {
    for (String path : List.of("/listings", "/sales", "/orders")) {
      Document page = owner.page(path);
      assertThat(page.select("script:not([src]), td b, th b, td i")).as(path).isEmpty();
    }
    assertThat(owner.page("/listings").text()).contains(SampleGoods.EVIL);
    assertThat(owner.page("/listings").text()).contains("Café & Té <b>");
    assertThat(owner.page("/integrations").text()).contains("Stall <Market>");
  }

  @Test
  void answers_carryAPolicyWithoutInlineCode() {
    String policy =
        owner.get("/products").headers().firstValue("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void assets_areKeptForEverAndZipped() throws Exception {
    Document page = owner.page("/");
    for (String href :
        List.of(
            page.select("link[rel=stylesheet]").attr("href"),
            page.select("link[rel=icon]").attr("href"),
            page.select("script").first().attr("src"),
            page.select("script").last().attr("src"))) {
      HttpResponse<String> asset = owner.get(href);
      assertThat(asset.statusCode()).as(href).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control"))
          .hasValue("public, max-age=31536000, immutable");
      HttpResponse<String> zipped = owner.get(href, "Accept-Encoding", "gzip");
      assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }
    assertThat(owner.get("/assets/console.css").statusCode()).isEqualTo(404);
  }

  @Test
  void order_withUnmatchedLine_linksToTheListing() {
    Document list = owner.page("/orders");
    assertThat(list.text()).contains("1 línea sin producto");
    Document order = owner.page(list.select("a:contains(O-2)").attr("href"));
    String resolve = order.select("a:contains(Vincular la publicación)").attr("href");
    assertThat(owner.page(resolve).select("tbody tr")).hasSize(1);
    assertThat(order.select("a:contains(Pedido O-1)")).hasSize(1);
    assertThat(owner.page(order.select("a:contains(Ver la venta)").attr("href")).text())
        .contains("CLP 12.990");
  }

  @Test
  void product_showsItsMovementsAndListings() {
    String href = owner.page("/products?q=CAF-1").select("tbody th a").attr("href");
    Document product = owner.page(href);
    assertThat(product.select(".figures dd").first().text()).isEqualTo("10");
    assertThat(product.select("#movements-body tbody tr")).hasSize(2);
    assertThat(product.select("#movements-body a:contains(O-1)")).hasSize(1);
    assertThat(product.text()).contains("Stock inicial", "-2");
  }

  @Test
  void product_soldInTwoStoresByOrdersOfOneNumber_linksEachMovementToItsOwn() {
    AccountRow[] stores = {site.shop.account("Norte"), site.shop.account("Sur")};
    for (AccountRow store : stores) {
      site.shop.store(store, SampleGoods.listing("T-1", "TWICE", "Tetera", 5));
      site.shop.apply(
          store, SampleGoods.order("1001", "1001", OrderState.PAID, "T-1", "Tetera", 1));
    }
    String href = owner.page("/products?q=TWICE").select("tbody th a").attr("href");
    List<String> targets =
        owner.page(href).select("#movements-body a:contains(1001)").eachAttr("href");
    assertThat(targets).hasSize(2).doesNotHaveDuplicates();
    assertThat(targets.stream().map(target -> owner.page(target).select(".head p.muted").text()))
        .containsExactlyInAnyOrder("Norte", "Sur");
  }

  @Test
  void times_areToldInTheBrowsersZone() {
    Document page = site.owner().cookie("feria_zone", "America%2FSantiago").page("/orders");
    assertThat(page.select(".foot").text()).contains("America/Santiago");
    assertThat(page.select("tbody time").first().text()).contains("09:01");
    Document broken = site.owner().cookie("feria_zone", "Nowhere").page("/orders");
    assertThat(broken.select(".foot").text()).contains("Z");
  }

  @Test
  void notFound_isAPageInStyle() {
    for (String path : List.of("/nowhere", "/products/not-an-id", "/orders/" + UUID.randomUUID())) {
      HttpResponse<String> answer = owner.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("No encontrado");
    }
    assertThat(owner.get("/api/v1/nowhere").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }

  @Test
  void product_ofAnotherTenant_isNotFound() {
    UUID tenant = site.db.tenant("Other");
    UUID product =
        site.db
            .database()
            .inTenant(
                tenant,
                handle -> site.shop.catalog.create(handle, tenant, "SECRET", "t").productId());
    assertThat(owner.get("/products/" + product).statusCode()).isEqualTo(404);
    assertThat(owner.page("/products?q=SECRET").select("tbody tr")).isEmpty();
    String have = product + ":9:9:9";
    assertThat(owner.get("/products/changes?have=" + have, "HX-Request", "true").body().strip())
        .isEmpty();
  }

  @Test
  void home_showsWhatIsOpen() {
    site.db
        .database()
        .useTenant(
            site.shop.tenant,
            handle ->
                site.shop.notices.raise(
                    handle,
                    site.shop.tenant,
                    "reconnect_needed",
                    Notices.Severity.ERROR,
                    "x",
                    Map.of("account", "Tienda <3")));
    Document page = owner.page("/");
    assertThat(page.text()).contains("Tienda <3: hay que reconectar");
    assertThat(page.select(".nav .count").text()).contains("1");
    assertThat(page.select(".figure .money").text()).isEqualTo("CLP 38.970");
  }
}

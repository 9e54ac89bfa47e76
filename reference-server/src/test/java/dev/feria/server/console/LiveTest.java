package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What open pages learn without being reloaded. */
final class LiveTest {
  private ConsoleSite site;
  private Browser owner;

  @BeforeEach
  void start() {
    site = new ConsoleSite();
    SampleGoods.fill(site.shop);
    owner = site.owner();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void changes_ofListings_areSentWhenTheChannelShowsSomethingElse() {
    List<String> stamps = owner.page("/listings").select("[data-row]").eachAttr("data-row");
    String path = "/listings/changes?have=" + Browser.encode(String.join(",", stamps));
    assertThat(owner.poll(path).statusCode()).isEqualTo(204);
    site.db.asOwner(
        handle ->
            handle.execute("update listings set channel_quantity = 4 where external_id = 'L1'"));
    Document changed = Jsoup.parse(owner.poll(path).body(), Parser.xmlParser());
    assertThat(changed.select("template > tr")).hasSize(1);
    assertThat(changed.select("tr").attr("hx-swap-oob")).isEqualTo("true");
  }

  @Test
  void changes_sendOnlyRowsThatDiffer() {
    List<String> stamps = owner.page("/products").select("[data-row]").eachAttr("data-row");
    String path = "/products/changes?have=" + Browser.encode(String.join(",", stamps));
    assertThat(owner.get(path, "HX-Request", "true").body().strip()).isEmpty();
    site.shop.receive("FIL-1", 3);
    String body = owner.get(path, "HX-Request", "true").body();
    Document changed = Jsoup.parse(body, Parser.xmlParser());
    assertThat(changed.select("tr")).hasSize(1);
    assertThat(changed.select("tr").attr("hx-swap-oob")).isEqualTo("true");
    assertThat(changed.select("tr").text()).contains("Filtros V60").contains("3");
    String page = owner.page("/products?q=FIL-1").select("tbody th a").attr("href");
    String stamp = owner.page(page).select("[data-row]").attr("data-row");
    String one = page + "/changes?have=" + Browser.encode(stamp);
    assertThat(owner.get(one).statusCode()).isEqualTo(204);
    site.shop.receive("FIL-1", 1);
    assertThat(owner.get(one).body()).contains("hx-swap-oob");
  }

  @Test
  void poll_afterTheSessionEnded_leadsToLogInAndBackToTheFilteredPage() {
    Browser nobody = site.browser();
    assertThat(
            nobody
                .get(
                    "/products/changes?have=",
                    "HX-Request",
                    "true",
                    "HX-Current-URL",
                    site.url("/products?q=caf") + "")
                .headers()
                .firstValue("HX-Redirect"))
        .hasValue("/login?next=%2Fproducts%3Fq%3Dcaf");
  }
}

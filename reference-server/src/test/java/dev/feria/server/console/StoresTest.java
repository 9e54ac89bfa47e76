package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connects shops in the console, and looks after their webhooks and locations. */
final class StoresTest {
  private static ConsoleSite site;
  private static Browser owner;

  @BeforeAll
  static void open() {
    site = new ConsoleSite();
    owner = site.owner();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  private static HttpResponse<String> connect(String seller) {
    return owner.htmx(
        "/integrations/booth/connect",
        Map.of(
            "way", "keys", "url", "https://shop.example", "key", "good-" + seller, "secret", "s"));
  }

  private static String path(String name) {
    Document page = owner.page("/integrations");
    String id = page.select("article:has(h3:contains(" + name + "))").attr("id");
    return "/integrations/accounts/" + id.replaceFirst("account-", "");
  }

  @Test
  void page_offersBothWays() {
    Document page = owner.page("/integrations");
    assertThat(page.select("#field-booth-oauth-url").attr("type")).isEqualTo("url");
    assertThat(page.select("#field-booth-keys-key").attr("type")).isEqualTo("password");
    assertThat(page.text()).contains("Conectar con claves");
  }

  @Test
  void connect_byEitherWay_namesTheFieldThatIsWrong() {
    HttpResponse<String> wrong =
        owner.htmx(
            "/integrations/booth/connect",
            Map.of("way", "keys", "url", "ftp://shop.example", "key", "good-x", "secret", "s"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The url: escriba una dirección");
    HttpResponse<String> nobody =
        owner.htmx(
            "/integrations/booth/connect", Map.of("way", "oauth", "url", "https://nobody.example"));
    assertThat(nobody.body()).contains("The url: no es válido (nobody is there)");
  }

  @Test
  void connect_severalShops_showsEach() {
    assertThat(connect("eva").headers().firstValue("HX-Redirect").orElseThrow())
        .contains("outcome=connected");
    connect("luz");
    assertThat(owner.page("/integrations").text()).contains("Booth of eva", "Booth of luz");
  }

  @Test
  void waiting_forAStateThatIsGone_leadsBack() {
    Document page =
        owner.page("/integrations?outcome=waiting&provider=booth&wait=" + "0".repeat(64));
    String poll = page.select("[data-poll][hx-get*=waiting]").attr("hx-get");
    assertThat(page.text()).contains("Esperando a que la tienda envíe sus claves");
    HttpResponse<String> gone = owner.get(poll, "HX-Request", "true");
    assertThat(gone.headers().firstValue("HX-Redirect").orElseThrow())
        .isEqualTo("/integrations?outcome=invalid_state&provider=booth");
  }

  @Test
  void webhooks_areLookedAfterByAButton() {
    connect("mar");
    assertThat(owner.page("/integrations").text()).contains("aún sin revisar");
    assertThat(owner.htmx(path("Booth of mar") + "/webhooks", Map.of()).body())
        .contains("Los avisos están en orden.", "en orden, revisados");
  }

  @Test
  void locations_areChosenByTheirNumbers() {
    connect("sol");
    String path = path("Booth of sol");
    assertThat(owner.get(path + "/locations", "HX-Request", "true").body())
        .contains("Store room", "Closed", "cerrada");
    assertThat(
            owner
                .htmx(path + "/locations", Map.of("place:L1", "2", "place:L2", "1", "place:L3", ""))
                .body())
        .contains("Guardado. Las publicaciones se leen otra vez.");
    assertThat(owner.get(path + "/locations", "HX-Request", "true").body())
        .containsPattern("name=\"place:L2\"[^>]*value=\"1\"");
  }
}

package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HostTest {
  private static Sandbox sandbox;
  private Shop shop;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void seed() {
    sandbox.reset();
    shop = new Shop(sandbox, "tienda-norte");
  }

  @Test
  void homePage_whenAsked_namesTheApi() {
    Answer page = shop.raw("GET", "/").expect(200);
    Answer head = shop.raw("HEAD", "/").expect(200);

    String link = "<" + shop.url() + "/wp-json/>; rel=\"https://api.w.org/\"";
    assertThat(page.header("Link")).isEqualTo(link);
    assertThat(head.header("Link")).isEqualTo(link);
    shop.mode("permalinks", "plain");
    assertThat(shop.raw("GET", "/").header("Link")).contains("/?rest_route=/");
  }

  @Test
  void index_whenAnonymous_namesNamespacesAndHome() {
    Answer index = shop.raw("GET", "/wp-json/").expect(200);

    assertThat(index.strings("namespaces")).contains("wc/v3");
    assertThat(index.string("home")).isEqualTo(shop.url());
    assertThat(index.string("timezone_string")).isEqualTo("America/Santiago");
    assertThat(shop.raw("GET", "/wp-json/?_fields=name").text())
        .isEqualTo("{\"name\":\"Tienda Norte\"}");
  }

  @Test
  void call_whenTheRouteIsUnknown_isRestNoRouteAndAPageElsewhere() {
    assertThat(shop.get("/nothing").expect(404).string("code")).isEqualTo("rest_no_route");
    assertThat(shop.raw("GET", "/wp-admin").expect(404).header("Content-Type"))
        .startsWith("text/html");
    shop.driver().get("/woocommerce/tienda-nada/wp-json/wc/v3/orders").expect(404);
  }

  @Test
  void call_whenFirewallOrMaintenance_getsAPage() {
    shop.mode("firewall", true);
    assertThat(shop.get("/orders").expect(403).header("Content-Type")).startsWith("text/html");
    shop.mode("firewall", false, "maintenance", true);
    assertThat(shop.get("/orders").expect(503).header("Content-Type")).startsWith("text/html");
    shop.mode("maintenance", false);
    shop.get("/orders").expect(200);
  }

  @Test
  void call_whenTheFirewallKnowsTheLibrary_getsAPage() {
    Shop old = new Shop(sandbox, "tienda-vieja");
    String path = old.path() + Shop.API + "/orders?per_page=1";
    old.driver()
        .send(old.basic(old.driver().request(path).header("User-Agent", "okhttp/5.1.0")))
        .expect(403);
    old.driver()
        .send(old.basic(old.driver().request(path).header("User-Agent", "Feria/1.0")))
        .expect(200);
  }

  @Test
  void call_whenPhpNotices_putsThemBeforeTheJson() {
    shop.mode("php_notice", "always", "headers", false);

    Answer answer = shop.get("/orders?per_page=1").expect(200);

    assertThat(answer.text()).startsWith("\uFEFF<br />").contains("<b>Notice</b>").endsWith("]");
    assertThat(answer.header("X-WP-Total")).isNull();
  }

  @Test
  void call_whenTheHostHasALimit_isRefusedAndCounted() {
    shop.mode("requests_per_second", 2, "limit_status", 503, "retry_after", 7);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(shop.get("/orders?per_page=1&_fields=id"));
    }

    long refused = answers.stream().filter(answer -> answer.status() == 503).count();
    assertThat(refused).isPositive();
    assertThat(shop.driver().get("/_sandbox/woocommerce/calls").number("over_limit"))
        .isEqualTo(refused);
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 503)
                .map(answer -> answer.header("Retry-After")))
        .containsOnly("7");
    shop.driver().advance("PT5S");
    shop.mode("limit_status", 429, "retry_after", null);
    shop.get("/orders?per_page=1").expect(200);
  }

  @Test
  void calls_whenWritesTakeTime_countMostAtOnceForEachShop() throws Exception {
    shop.mode("write_latency_ms", 400);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      List<Future<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(threads.submit(() -> shop.post("/orders", Json.obj())));
      }
      for (Future<Answer> call : calls) {
        call.get().expect(201);
      }
    } finally {
      threads.shutdown();
    }
    Answer log = shop.driver().get("/_sandbox/woocommerce/calls");
    assertThat(log.number("peak_concurrent_by_account", "tienda-norte")).isBetween(2L, 5L);
    assertThat(log.number("over_limit")).isZero();
  }

  @Test
  void oldShop_whenAsked_hasItsWeaknesses() {
    Shop old = new Shop(sandbox, "tienda-vieja");
    old.mode("php_notice", "never");

    Answer status = old.get("/system_status?_fields=environment.wc_version,settings").expect(200);
    assertThat(status.string("environment", "wc_version")).startsWith("5.4");
    assertThat(status.string("settings", "currency")).isEqualTo("BRL");
    assertThat(status.number("settings", "number_of_decimals")).isEqualTo(2);
    int all = old.get("/orders?per_page=100").maps().size();
    assertThat(old.get("/orders?per_page=100&modified_after=2030-01-01T00:00:00").maps())
        .hasSize(all);
    assertThat(old.get("/variations").expect(404).string("code")).isEqualTo("rest_no_route");
    Map<String, Object> product = old.get("/products?per_page=1").maps().get(0);
    assertThat(product.get("dimensions")).isEqualTo(List.of());
    assertThat(product).doesNotContainKey("global_unique_id");
    Map<String, Object> order = old.get("/orders?per_page=1").maps().get(0);
    assertThat(order.get("meta_data").toString()).contains("_billing_cpf");
    assertThat((String) order.get("total")).matches("[0-9]+\\.[0-9]{2}");
  }

  @Test
  void settings_whenAsked_showTheShop() {
    assertThat(shop.get("/settings/products/woocommerce_manage_stock").string("value"))
        .isEqualTo("yes");
    shop.mode("manage_stock", false);
    assertThat(shop.get("/settings/products/woocommerce_manage_stock").string("value"))
        .isEqualTo("no");
    assertThat(shop.get("/settings/general").maps())
        .anySatisfy(setting -> assertThat(setting).containsEntry("value", "CLP"));
    assertThat(shop.get("/data/currencies/current").string("code")).isEqualTo("CLP");
    assertThat(shop.get("/reports/orders/totals").maps())
        .extracting(row -> row.get("slug"))
        .contains("processing", "completed");
    assertThat(shop.get("/reports/products/totals").maps())
        .extracting(row -> row.get("slug"))
        .contains("simple", "variable");
    assertThat(shop.get("/customers?per_page=5").maps()).hasSize(5);
    assertThat(shop.get("/coupons").maps()).hasSize(2);
  }
}

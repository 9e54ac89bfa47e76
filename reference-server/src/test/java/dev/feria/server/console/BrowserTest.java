package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A seller's first day, in a real browser against the whole server and a provider's twin. */
final class BrowserTest {
  private static final String ID = "mercadolibre";

  private static Sandbox sandbox;
  private static ApiCaller control;
  private static TestServer server;
  private static Chrome chrome;
  private static String seller;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(30, 20));
    control = new ApiCaller(sandbox.uri("/"));
    Map<?, ?> twin =
        ((List<?>) control.get("/_sandbox").at("providers"))
            .stream()
                .map(provider -> (Map<?, ?>) provider)
                .filter(provider -> provider.get("id").equals(ID))
                .findFirst()
                .orElseThrow();
    Map<?, ?> application = (Map<?, ?>) twin.get("application");
    seller = (String) ((Map<?, ?>) ((List<?>) twin.get("accounts")).get(0)).get("id");
    server =
        TestServer.start(
            new TestClock(),
            Map.of(
                "FERIA_PROVIDER_MERCADOLIBRE_BASE_URL", (String) twin.get("base_url"),
                "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_ID", (String) application.get("client_id"),
                "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_SECRET",
                    (String) application.get("client_secret")),
            ServiceLoader.load(Provider.class));
    control.send(
        "PUT",
        "/_sandbox/" + ID + "/application",
        Json.write(Map.of("notification_url", server.url() + "/api/webhooks/" + ID)));
    chrome = new Chrome("es-CL");
  }

  @AfterAll
  static void stop() {
    chrome.close();
    server.close();
    sandbox.close();
  }

  private static void open(String path) {
    chrome.open(server.url().resolve(path));
  }

  @Test
  void seller_connectsLinksAndSeesStockChangeWithoutReloading() {
    TestServer.Tenant tenant = server.tenant("Demo");
    logIn(tenant.email());
    connect();
    link();
    watchASale();
    switchLanguage();
    retryARecord(tenant.id());
    everyPageFitsATelephone();
    disconnect();
    assertThat(chrome.complaints()).isEmpty();
  }

  private static void logIn(String email) {
    open("/");
    chrome.type("#email", email);
    chrome.type("#password", TestServer.PASSWORD);
    chrome.click("button.primary");
    assertThat(chrome.find("h1").getText()).isEqualTo("Inicio");
  }

  private static void connect() {
    open("/integrations");
    String form = "form[action='/integrations/" + ID + "/connect']";
    var countries = new Select(chrome.find(form + " select"));
    assertThat(countries.getFirstSelectedOption().getText()).isEqualTo("Chile");
    countries.selectByVisibleText("Brasil");
    countries.selectByValue("MLC");
    chrome.click(form + " button");
    chrome.click("#allow");
    chrome.find("main .alert.ok");
    assertThat(chrome.url()).startsWith(server.url() + "/integrations?outcome=connected");
    assertThat(chrome.find(".account .badge.ok").getText()).isEqualTo("Conectada");
    open("/syncs");
    chrome.until(
        driver -> {
          driver.navigate().refresh();
          return driver.findElements(By.cssSelector("tbody .badge.ok")).size() >= 2;
        });
  }

  private static void link() {
    open("/listings?match=unmatched");
    String row = chrome.find("tr[id^=listing-]").getDomAttribute("id");
    chrome.click("#" + row + " button[aria-haspopup=dialog]");
    chrome.type("dialog #link-q", "a");
    chrome.click("dialog .choices button");
    WebElement product = chrome.find("#" + row + " a[href^='/products/']");
    assertThat(product.getText()).isNotBlank();
    assertThat(chrome.all("dialog[open]")).isEmpty();
  }

  private static void watchASale() {
    Map<?, ?> listing = sellable();
    String sku = (String) listing.get("sku");
    open("/products?q=" + Browser.encode(sku));
    WebElement cell = chrome.find("tr[id^=product-] td:nth-of-type(2)");
    String row = cell.findElement(By.xpath("..")).getDomAttribute("id");
    int before = Integer.parseInt(cell.getText());
    chrome.script("window.untouched = true");
    control.post(
        "/_sandbox/" + ID + "/accounts/" + seller + "/orders",
        Json.write(
            Map.of(
                "lines",
                List.of(Map.of("listing", listing.get("id"), "quantity", 2)),
                "status",
                "paid")));
    chrome.until(
        driver ->
            driver
                .findElement(By.cssSelector("#" + row + " td:nth-of-type(2)"))
                .getText()
                .equals(String.valueOf(before - 2)));
    assertThat(chrome.script("return window.untouched")).isEqualTo(true);
  }

  private static Map<?, ?> sellable() {
    return ((List<?>)
            control.get("/_sandbox/" + ID + "/accounts/" + seller + "/listings").at("data"))
        .stream()
            .map(listing -> (Map<?, ?>) listing)
            .filter(listing -> listing.get("sku") != null)
            .filter(listing -> "active".equals(listing.get("status")))
            .filter(listing -> ((Number) listing.get("quantity")).intValue() > 5)
            .filter(listing -> ((Number) listing.get("quantity")).intValue() < 900)
            .findFirst()
            .orElseThrow();
  }

  private static void switchLanguage() {
    open("/products");
    chrome.type("#q", "e");
    chrome.until(driver -> chrome.url().endsWith("?q=e"));
    chrome.click(".languages button[value=pt]");
    chrome.until(driver -> chrome.find("h1").getText().equals("Produtos"));
    assertThat(chrome.url()).endsWith("/products?q=e");
    assertThat(chrome.find("html").getDomAttribute("lang")).isEqualTo("pt");
    chrome.click(".languages button[value=es]");
    chrome.until(driver -> chrome.find("h1").getText().equals("Productos"));
  }

  private static void retryARecord(UUID tenant) {
    String sync = failARecord(tenant);
    open("/syncs/" + sync);
    assertThat(chrome.find("#record-1 .badge.bad").getText()).isEqualTo("Falló");
    chrome.click("#record-1 button");
    assertThat(chrome.find("#record-1 .badge.ok").getText()).isEqualTo("Resuelto");
    assertThat(chrome.all("#record-1 button")).isEmpty();
  }

  /** Notes that the latest sync of orders could not store one of them; returns the sync's id. */
  private static String failARecord(UUID tenant) {
    String order =
        (String)
            ((Map<?, ?>)
                    ((List<?>)
                            control
                                .get("/_sandbox/" + ID + "/accounts/" + seller + "/orders")
                                .at("data"))
                        .get(0))
                .get("id");
    var sync = new AtomicReference<String>();
    server
        .database()
        .asOwner(
            handle -> {
              sync.set(
                  handle
                      .createQuery(
                          """
                          select sync_id::text from syncs where tenant_id = :tenant
                            and kind = 'orders' order by sync_id desc limit 1
                          """)
                      .bind("tenant", tenant)
                      .mapTo(String.class)
                      .one());
              handle.execute(
                  """
                  insert into sync_records (tenant_id, sync_id, n, kind, external_id, reference,
                    outcome, reason)
                  values (?, ?::uuid, 1, 'order', ?, ?, 'failed', 'half a body')
                  """,
                  tenant,
                  sync.get(),
                  order,
                  order);
            });
    return sync.get();
  }

  private static void disconnect() {
    chrome.width(1280);
    open("/integrations");
    chrome.click(".account .button.danger");
    chrome.click("#confirm button[value=no]");
    assertThat(chrome.find(".account .badge").getText()).isEqualTo("Conectada");
    chrome.click(".account .button.danger");
    chrome.click("#confirm button[value=yes]");
    chrome.until(driver -> chrome.find(".account .badge").getText().equals("Desconectada"));
    assertThat(chrome.all(".account .button.danger")).isEmpty();
    open("/integrations");
    assertThat(chrome.find("section header .badge").getText()).isEqualTo("Desconectada");
  }

  /** Returns the address of what a list shows first. */
  private static String first(String list) {
    open(list);
    return chrome.find("main tbody th a").getDomAttribute("href");
  }

  private static void everyPageFitsATelephone() {
    chrome.width(390);
    for (String path :
        List.of(
            "/",
            "/integrations",
            "/products",
            "/products/new",
            first("/products"),
            "/listings",
            "/listings?match=unmatched",
            "/orders",
            first("/orders"),
            "/sales",
            first("/sales"),
            "/sales/new",
            "/syncs",
            first("/syncs"),
            "/syncs/dead-letters",
            "/settings",
            "/settings/api-keys",
            "/settings/users",
            "/settings/audit")) {
      open(path);
      assertThat(chrome.script("return document.documentElement.scrollWidth"))
          .as(path)
          .isEqualTo(390L);
      chrome.click("[data-menu]");
      assertThat(chrome.find("#nav a[aria-current]").isDisplayed()).isTrue();
    }
  }
}

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
    logIn(server.tenant("Demo").email());
    connect();
    link();
    watchASale();
    everyPageFitsATelephone();
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
    new Select(chrome.find(form + " select")).selectByValue("MLC");
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

  private static void everyPageFitsATelephone() {
    chrome.width(390);
    for (String path :
        List.of(
            "/",
            "/integrations",
            "/products",
            "/listings",
            "/orders",
            "/sales",
            "/sales/new",
            "/syncs",
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

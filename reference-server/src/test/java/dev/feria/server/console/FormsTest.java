package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FormsTest {
  private ConsoleSite site;
  private Browser owner;
  private String account;

  @BeforeEach
  void start() {
    site = new ConsoleSite();
    account = SampleGoods.fill(site.shop).accountId().toString();
    owner = site.owner();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private String product(String sku) {
    return owner.page("/products?q=" + sku).select("tbody th a").attr("href");
  }

  private String unmatched() {
    String row = owner.page("/listings?match=unmatched").select("tbody tr").first().id();
    return row.substring("listing-".length());
  }

  @Test
  void move_receives_andSendsWhatChanged() {
    String path = product("CAF-1");
    String key = owner.page(path).select("#move-key").attr("value");
    Map<String, String> form =
        Map.of("kind", "receive", "quantity", "5", "reason", "factura <1>", "key", key);
    HttpResponse<String> answer = owner.htmx(path + "/movements", form);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Stock actualizado.", "hx-swap-oob");
    owner.htmx(path + "/movements", form);
    assertThat(site.shop.stock("CAF-1").onHand()).isEqualTo(15);
    assertThat(owner.page(path).text()).contains("factura <1>");
  }

  @Test
  void move_belowNothing_isRefusedInTheReadersLanguage() {
    String path = product("FIL-1");
    HttpResponse<String> answer =
        owner.htmx(
            path + "/movements",
            Map.of("kind", "adjust", "quantity", "-4", "reason", "rotura", "key", "k"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("el stock no puede quedar por debajo de cero");
    HttpResponse<String> wrong =
        owner.htmx(path + "/movements", Map.of("kind", "receive", "quantity", "x", "key", "k"));
    assertThat(wrong.body()).contains("Revise los datos: Cantidad");
  }

  @Test
  void link_matchesTheListing_andAppliesTheOrderThatWaited() {
    String listing = unmatched();
    String dialog = owner.get("/listings/" + listing + "/link", "HX-Request", "true").body();
    Element choice =
        Jsoup.parse(
                owner
                    .get("/listings/" + listing + "/link/products?q=CAF", "HX-Request", "true")
                    .body())
            .select("button")
            .first();
    assertThat(dialog).contains("<dialog");
    HttpResponse<String> answer =
        owner.htmx("/listings/" + listing + "/link", Map.of("product", choice.attr("value")));
    assertThat(answer.body()).contains("Café de Etiopía").doesNotContain("<script>");
    assertThat(site.shop.stock("CAF-1").onHand()).isEqualTo(9);
    owner.htmx("/listings/" + listing + "/unlink", Map.of());
    assertThat(unmatched()).isEqualTo(listing);
  }

  @Test
  void link_makesAProductOfTheListing() {
    String listing = unmatched();
    HttpResponse<String> taken =
        owner.htmx("/listings/" + listing + "/product", Map.of("sku", "CAF-1"));
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.headers().firstValue("HX-Retarget")).hasValue("#result");
    assertThat(taken.body()).contains("Ya existe un producto con este SKU");
    HttpResponse<String> answer =
        owner.htmx("/listings/" + listing + "/product", Map.of("sku", "TAZ-1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(owner.page("/products?q=TAZ-1").text()).contains(SampleGoods.EVIL);
    assertThat(site.shop.stock("TAZ-1").onHand()).as("7 at the channel, one sold").isEqualTo(6);
  }

  @Test
  void create_makesAProductWithStock() {
    String csrf = owner.csrf("/products/new");
    HttpResponse<String> made =
        owner.post(
            "/products", Map.of("sku", "NEW-1", "title", "Nuevo", "quantity", "4", "csrf", csrf));
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(site.shop.stock("NEW-1").onHand()).isEqualTo(4);
    HttpResponse<String> twice =
        owner.post("/products", Map.of("sku", "NEW-1", "title", "Otro", "csrf", csrf));
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(twice.body()).contains("Ya existe un producto con este SKU", "Otro");
    HttpResponse<String> empty =
        owner.post("/products", Map.of("sku", " ", "title", "x", "csrf", csrf));
    assertThat(empty.body()).contains("Escriba un SKU.");
  }

  @Test
  void sale_isSoldOnce_andRefusedWhereStockIsMissing() {
    Document form = owner.page("/sales/new");
    String id = product("CAF-1").substring("/products/".length());
    assertThat(owner.get("/sales/new/line?product=" + id, "HX-Request", "true").body())
        .contains("CAF-1");
    String start =
        "csrf="
            + form.select("#sale input[name=csrf]").attr("value")
            + "&key="
            + form.select("#sale input[name=key]").attr("value")
            + "&currency=CLP&sku=CAF-1&unit_price=12.990&quantity=";
    HttpResponse<String> missing = owner.postBody("/sales", start + "50");
    assertThat(missing.statusCode()).isEqualTo(409);
    assertThat(missing.body()).contains("solo quedan 9", "allow_negative");
    HttpResponse<String> sold = owner.postBody("/sales", start + "2");
    assertThat(sold.statusCode()).isEqualTo(303);
    owner.postBody("/sales", start + "2");
    assertThat(site.shop.stock("CAF-1").onHand()).isEqualTo(8);
    String sale = sold.headers().firstValue("Location").orElseThrow();
    assertThat(owner.page(sale).text()).contains("Venta registrada.", "CLP 25.980");
    HttpResponse<String> nothing =
        owner.postBody("/sales", start.replaceFirst("&sku=.*", "&quantity=1"));
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Revise los datos: Líneas");
  }

  @Test
  void order_isMarkedAsSentAndItsTrackingCorrected() {
    AccountRow own = site.shop.account("Envíos");
    site.shop.apply(
        own, SampleGoods.order("SHIP-1", "SHIP-1", OrderState.PAID, "S-1", "Prensa", 2));
    String order = owner.page("/orders?q=SHIP-1").select("tbody th a").attr("href");
    Document page = owner.page(order);
    String line = page.select("input[name=line]").attr("value");
    assertThat(page.select("input[name=quantity]").attr("max")).isEqualTo("2");
    assertThat(
            owner
                .htmx(
                    order + "/shipments",
                    Map.of("line", line, "quantity", "3", "carrier", "Correos"))
                .body())
        .contains("Revise los datos: Cantidad");
    HttpResponse<String> sent =
        owner.htmx(
            order + "/shipments",
            Map.of("line", line, "quantity", "2", "carrier", "Correos", "tracking_number", "RX9"));
    assertThat(sent.headers().firstValue("HX-Redirect")).hasValue(order + "?done=shipped");
    Document after = owner.page(order);
    assertThat(after.select(".shipment").text()).contains("Correos", "RX9", "Avisando al canal");
    assertThat(after.select("input[name=line]")).isEmpty();
    assertThat(owner.page("/orders?sent=yes").select("tbody th a")).hasSize(1);
    assertThat(owner.page("/orders?sent=no").text()).doesNotContain("SHIP-1");

    String form = after.select(".shipment a:contains(Corregir)").attr("href");
    assertThat(owner.page(form).select("input[name=tracking_number]").attr("value"))
        .isEqualTo("RX9");
    owner.htmx(form, Map.of("carrier", "Correos", "tracking_number", "RX10"));
    assertThat(owner.get(order + "/shipments", "HX-Request", "true").body()).contains("RX10");
  }

  @Test
  void account_isTestedSyncedChangedAndDisconnected() {
    String path = "/integrations/accounts/" + account;
    assertThat(owner.htmx(path + "/test", Map.of()).body()).contains("La conexión funciona.");
    assertThat(owner.htmx(path + "/sync", Map.of()).body())
        .contains("La sincronización comenzó.", "En cola", "hx-trigger=\"every 1s, refresh\"");
    assertThat(owner.get(path + "/progress", "HX-Request", "true").body()).contains("Pedidos");
    assertThat(owner.htmx("/sales/sync/" + account, Map.of()).body())
        .contains("<progress", "disabled", "hx-get=\"/sales/sync/" + account + "\"");
    Document sales = owner.page("/sales");
    assertThat(sales.select("#sync-" + account + " progress")).hasSize(2);
    assertThat(sales.select("#sync-" + account + " button[disabled]")).hasSize(1);
    assertThat(owner.page("/syncs").select("tbody tr")).hasSize(2);
    String sync = owner.page("/syncs").select("tbody th a").first().attr("href");
    assertThat(owner.page(sync).text()).contains("pedida a mano");
    assertThat(owner.get(sync + "/status", "HX-Request", "true").body()).contains("En cola");
    assertThat(
            owner
                .htmx(path + "/settings", Map.of("safety_buffer", "3", "publish_stock", "true"))
                .body())
        .contains("Guardado.", "value=\"3\"");
    assertThat(owner.htmx(path + "/settings", Map.of("safety_buffer", "-1")).body())
        .contains("Revise los datos: Reserva de seguridad");
    assertThat(owner.htmx(path + "/disconnect", Map.of()).body())
        .contains("Cuenta desconectada.", "Desconectada");
    assertThat(owner.page("/integrations").select(".account")).isEmpty();
  }

  @Test
  void connect_leadsToTheProvidersPage() {
    HttpResponse<String> byScript =
        owner.htmx("/integrations/stall/connect", Map.of("country", "CL"));
    assertThat(byScript.headers().firstValue("HX-Redirect").orElseThrow())
        .startsWith(StallProvider.AUTHORIZATION.toString());
    HttpResponse<String> plain =
        owner.post(
            "/integrations/stall/connect",
            Map.of("country", "CL", "csrf", owner.csrf("/integrations")));
    assertThat(Jsoup.parse(plain.body()).select("a.primary").attr("href"))
        .startsWith(StallProvider.AUTHORIZATION.toString());
    HttpResponse<String> wrong = owner.htmx("/integrations/stall/connect", Map.of("country", "XX"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(owner.page("/integrations?outcome=declined&provider=stall").text())
        .contains("No se autorizó el acceso");
    assertThat(owner.page("/integrations?outcome=connected").text())
        .contains("La cuenta está conectada");
  }

  @Test
  void connect_withAKey_provesItFirst() {
    HttpResponse<String> wrong = owner.htmx("/integrations/keystall/connect", Map.of("key", "x"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("El canal rechazó la solicitud");
    assertThat(owner.page("/integrations").select("input[name=key]").attr("type"))
        .isEqualTo("password");
    HttpResponse<String> right =
        owner.post(
            "/integrations/keystall/connect",
            Map.of("key", StallProvider.KEY, "csrf", owner.csrf("/integrations")));
    assertThat(right.headers().firstValue("Location")).hasValue("/integrations?outcome=connected");
    assertThat(owner.page("/integrations").text())
        .contains("Key holder", "por claves, no vence")
        .doesNotContain(StallProvider.KEY);
  }

  @Test
  void account_whoseProviderIsAway_saysSo() {
    site.db.asOwner(
        handle -> handle.execute("update accounts set external_id = 'away' || external_id"));
    HttpResponse<String> answer =
        owner.htmx("/integrations/accounts/" + account + "/test", Map.of());
    assertThat(answer.body()).contains("El canal no responde ahora", "role=\"alert\"");
  }

  @Test
  void apiKey_isShownOnce() {
    Document created =
        Jsoup.parse(
            owner
                .post(
                    "/settings/api-keys",
                    Map.of(
                        "name", "Caja", "role", "agent", "csrf", owner.csrf("/settings/api-keys")))
                .body());
    String key = created.select("#new-key").text();
    assertThat(key).startsWith("fk_");
    Document list = owner.page("/settings/api-keys");
    assertThat(list.text()).contains("Caja").doesNotContain(key);
    String revoke = list.select("form[action$=revoke]").attr("action");
    owner.htmx(revoke, Map.of());
    assertThat(owner.page("/settings/api-keys").text()).contains("Anulada");
    assertThat(owner.page("/settings/audit").text()).contains("Clave API anulada");
  }

  @Test
  void settings_changeTheBusinessAndAddPeople() {
    String csrf = owner.csrf("/settings");
    assertThat(
            owner
                .post("/settings", Map.of("name", "Café <Sur>", "locale", "pt", "csrf", csrf))
                .statusCode())
        .isEqualTo(303);
    assertThat(owner.page("/").select(".who").text()).contains("Café <Sur>");
    assertThat(owner.post("/settings", Map.of("name", "", "locale", "pt", "csrf", csrf)).body())
        .contains("Escriba un nombre.");
    Map<String, String> person =
        Map.of(
            "name",
            "Eva",
            "email",
            "eva@cafe.example",
            "password",
            ConsoleSite.PASSWORD,
            "role",
            "agent",
            "csrf",
            csrf);
    assertThat(owner.post("/settings/users", person).statusCode()).isEqualTo(303);
    assertThat(owner.post("/settings/users", person).body()).contains("Este correo ya está en uso");
    assertThat(site.browser().logIn("eva@cafe.example").page("/").text()).contains("Eva");
    String disable =
        owner.page("/settings/users").select("tr:contains(Eva) button").attr("hx-post");
    assertThat(owner.htmx(disable, Map.of()).headers().firstValue("HX-Redirect"))
        .hasValue("/settings/users?done=user_disabled");
    assertThat(owner.page("/settings/users").select("tr:contains(Eva)").text())
        .contains("Inactivo");
  }

  @Test
  void password_isChangedByItsOwner() {
    Browser agent = site.agent();
    String csrf = agent.csrf("/settings/users");
    String fresh = "an even longer password";
    Map<String, String> wrong =
        Map.of("current_password", "guess", "new_password", fresh, "csrf", csrf);
    assertThat(agent.post("/settings/password", wrong).body())
        .contains("No es su contraseña actual.");
    Map<String, String> right =
        Map.of("current_password", ConsoleSite.PASSWORD, "new_password", fresh, "csrf", csrf);
    assertThat(agent.post("/settings/password", right).headers().firstValue("Location"))
        .hasValue("/login?done=password");
    assertThat(agent.get("/products").statusCode()).isEqualTo(303);
  }

  @Test
  void language_isKept() {
    Browser browser = site.browser().speaking("pt-BR");
    assertThat(browser.page("/login").select("h1").text()).isEqualTo("Entrar no Feria");
    String csrf = browser.csrf("/login");
    browser.post("/language", Map.of("language", "en", "back", "/login", "csrf", csrf));
    assertThat(browser.page("/login").select("h1").text()).isEqualTo("Log in to Feria");
    String session = owner.csrf("/");
    owner.post("/language", Map.of("language", "pt", "back", "//evil.example", "csrf", session));
    assertThat(owner.page("/").select("h1").text()).isEqualTo("Início");
    assertThat(
            site.browser().speaking("en").logIn("ana@cafe.example").page("/").select("h1").text())
        .isEqualTo("Início");
  }
}

package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
  private static ConsoleSite site;
  private static String account;

  @BeforeAll
  static void start() {
    site = new ConsoleSite();
    account = SampleGoods.fill(site.shop).accountId().toString();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products",
        "/sales",
        "/logout",
        "/settings",
        "/settings/api-keys",
        "/settings/users",
        "/integrations/stall/connect",
        "/syncs/dead-letters/replay"
      })
  void post_withoutCsrf_isForbidden(String path) {
    HttpResponse<String> answer = site.owner().post(path, Map.of("name", "x"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("No permitido");
    assertThat(site.owner().post(path, Map.of("csrf", "guessed")).statusCode()).isEqualTo(403);
  }

  @Test
  void logIn_withoutOurForm_isForbidden() {
    HttpResponse<String> answer =
        site.browser()
            .post("/login", Map.of("email", "ana@cafe.example", "password", ConsoleSite.PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  @Test
  void logIn_withWrongPassword_saysSo() {
    Browser browser = site.browser();
    HttpResponse<String> answer =
        browser.post(
            "/login",
            Map.of(
                "email", "ana@cafe.example", "password", "wrong", "csrf", browser.csrf("/login")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("no coinciden").doesNotContain("wrong\"");
  }

  @Test
  void page_withoutLogIn_leadsThereAndBack() {
    Browser browser = site.browser();
    HttpResponse<String> answer = browser.get("/orders");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/login?next=%2Forders");
    assertThat(browser.page("/login?next=/orders").select("input[name=next]").attr("value"))
        .isEqualTo("/orders");
    assertThat(browser.page("/login?next=//evil.example").select("input[name=next]").attr("value"))
        .isEqualTo("/");
    HttpResponse<String> part = browser.poll("/products/changes?have=");
    assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/login");
    assertThat(part.body()).isEmpty();
  }

  @Test
  void logOut_endsTheSession() {
    Browser browser = site.owner();
    HttpResponse<String> answer = browser.post("/logout", Map.of("csrf", browser.csrf("/")));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.get("/products").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/settings",
        "/settings/api-keys",
        "/settings/users",
        "/integrations/stall/connect",
        "/integrations/accounts/{account}/disconnect",
        "/integrations/accounts/{account}/settings"
      })
  void agent_mayNotDoWhatOwnersDo(String path) {
    Browser agent = site.agent();
    HttpResponse<String> answer = agent.htmx(path.replace("{account}", account), Map.of());
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Su rol no permite hacer esto");
    assertThat(
            agent
                .post(path.replace("{account}", account), Map.of("csrf", agent.csrf("/settings")))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void agent_isNotShownWhatOwnersDo() {
    Browser agent = site.agent();
    assertThat(agent.page("/integrations").select("main .danger, form[action$=connect]")).isEmpty();
    assertThat(agent.page("/settings/api-keys").select("form[action='/settings/api-keys']"))
        .isEmpty();
    assertThat(agent.get("/settings/audit").statusCode()).isEqualTo(403);
    assertThat(agent.page("/products").select("tbody tr")).isNotEmpty();
  }
}

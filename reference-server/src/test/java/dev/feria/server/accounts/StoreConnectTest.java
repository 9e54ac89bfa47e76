package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.Booth;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connects shops in either way: keys that a seller enters, or that the shop posts by itself. */
final class StoreConnectTest {
  private static final String PATH = "/api/v1/integrations/booth";
  private static final String KEYS =
      "{\"url\":\"https://shop.example\",\"key\":\"good-ana\",\"secret\":\"s\"}";

  private final TestClock clock = new TestClock();
  private final Booth booth = new Booth();
  private TestServer server;
  private Tenant tenant;

  @BeforeEach
  void start() {
    server = TestServer.start(clock, Map.of(), List.of(booth));
    tenant = server.tenant("Demo");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String begin(ApiCaller api) {
    return api.get(PATH + "/auth-url?url=https%3A%2F%2Fshop.example").text("state");
  }

  private Answer post(String body) {
    return server
        .anonymous()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post(PATH + "/grant", body);
  }

  private String back(String state, int success) {
    return server
        .anonymous()
        .get(PATH + "/callback?success=" + success + "&user_id=" + state)
        .header("Location");
  }

  private List<?> accounts() {
    return (List<?>) tenant.api().get("/api/v1/integrations").at("data");
  }

  private static Principal owner(Tenant of) {
    return new Principal(of.id(), "test", Role.OWNER, null, null, null);
  }

  private String progress(String location) {
    return server
        .wiring()
        .accounts()
        .connecting()
        .progress(owner(tenant), location.replaceFirst(".*wait=", ""));
  }

  @Test
  void providers_withTwoWays_showTheFieldsOfEach() {
    Answer answer = tenant.api().get("/api/v1/providers");
    assertThat(answer.at("data.0.connect")).isEqualTo(List.of("oauth", "keys"));
    assertThat(answer.text("data.0.fields.0.name")).isEqualTo("url");
    assertThat((List<?>) answer.at("data.0.keys")).hasSize(3);
  }

  @Test
  void providers_withoutAnApplication_offerKeysOnly() {
    try (TestServer other = TestServer.start(clock, Map.of(), List.of(new Booth(false)))) {
      ApiCaller api = other.tenant("Other").api();
      Answer answer = api.get("/api/v1/providers");
      assertThat(answer.at("data.0.connect")).isEqualTo(List.of("keys"));
      assertThat(answer.at("data.0.fields")).isEqualTo(List.of());
      assertThat(api.get(PATH + "/auth-url?url=https%3A%2F%2Fshop.example").status())
          .isEqualTo(409);
      assertThat(api.post(PATH + "/config", KEYS).status()).isEqualTo(201);
    }
  }

  @Test
  void connect_withKeysBesideAFlow_connectsSeveralAccounts() {
    assertThat(tenant.api().post(PATH + "/config", KEYS).status()).isEqualTo(201);
    Answer second = tenant.api().post(PATH + "/config", KEYS.replace("good-ana", "good-luis"));
    assertThat(second.text("external_id")).isEqualTo("luis");
    assertThat(second.at("settings.publish_prices")).isEqualTo(false);
    assertThat(accounts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "good-ana,private-ana,422,url,must be a public address",
    "good-ana,odd-ana,422,key,must not be odd",
    "https://shop.example,http://shop.example,422,url,must be an https address"
  })
  void connect_whenRefused_namesTheField(
      String part, String wrong, int status, String field, String message) {
    Answer answer = tenant.api().post(PATH + "/config", KEYS.replace(part, wrong));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("errors.0.field")).isEqualTo(field);
    assertThat(answer.text("errors.0.message")).isEqualTo(message);
  }

  @Test
  void begin_whenTheFlowRefusesAField_namesIt() {
    Answer answer = tenant.api().get(PATH + "/auth-url?url=https%3A%2F%2Fnobody.example");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("url");
  }

  @Test
  void connect_whenPrivateHostsAreAllowed_acceptsHttp() {
    Map<String, String> allowed = Map.of("FERIA_ALLOW_PRIVATE_HOSTS", "true");
    try (TestServer other = TestServer.start(clock, allowed, List.of(new Booth()))) {
      Answer answer =
          other.tenant("Other").api().post(PATH + "/config", KEYS.replace("https://", "http://"));
      assertThat(answer.status()).isEqualTo(201);
    }
  }

  @Test
  void connect_inTheOtherWay_forgetsTheCredentialsOfBefore() {
    tenant.api().post(PATH + "/config", KEYS);
    String state = begin(tenant.api());
    assertThat(server.anonymous().get(PATH + "/callback?code=good-ana&state=" + state))
        .returns(303, Answer::status);
    assertThat(accounts()).hasSize(1);
    assertThat(tenant.api().get(PATH + "/config").at("fields"))
        .isEqualTo(Map.of("url", "https://shop.example"));
  }

  @Test
  void grant_beforeTheBrowserReturns_connects() {
    String state = begin(tenant.api());
    Answer granted = post(state + " good-ana");
    assertThat(granted.status()).isEqualTo(200);
    assertThat(granted.body()).isEmpty();
    assertThat(accounts()).hasSize(1);
    assertThat(back(state, 1)).isEqualTo("/integrations?outcome=connected&provider=booth");
  }

  @Test
  void grant_afterTheBrowserReturned_endsTheWaiting() {
    String state = begin(tenant.api());
    String waiting = back(state, 1);
    assertThat(waiting).startsWith("/integrations?outcome=waiting&provider=booth&wait=");
    assertThat(waiting).doesNotContain(state);
    assertThat(progress(waiting)).isEqualTo("waiting");
    assertThat(accounts()).isEmpty();

    assertThat(post(state + " good-ana").status()).isEqualTo(200);

    assertThat(progress(waiting)).isEqualTo("connected");
    assertThat(accounts()).hasSize(1);
  }

  @Test
  void grant_ofAStateFromABrowser_needsNoSession() {
    Answer login =
        server
            .anonymous()
            .post(
                "/api/v1/session",
                "{\"email\":\""
                    + tenant.email()
                    + "\",\"password\":\""
                    + TestServer.PASSWORD
                    + "\"}");
    ApiCaller browser =
        server.anonymous().with("Cookie", login.header("Set-Cookie").replaceFirst(";.*", ""));
    String state = begin(browser);
    assertThat(post(state + " good-ana").status()).isEqualTo(200);
    assertThat(back(state, 1)).contains("outcome=invalid_state");
    assertThat(browser.get(PATH + "/callback?success=1&user_id=" + state).header("Location"))
        .contains("outcome=connected");
  }

  @Test
  void grant_whenTheStateIsUsedOrUnknownOrOld_isRefusedWithoutDetail() {
    String used = begin(tenant.api());
    post(used + " good-ana");
    String old = begin(tenant.api());
    clock.advance(Duration.ofMinutes(10));
    String waiting = back(old, 1);

    for (String body : List.of(used + " good-luis", old + " good-luis", "guess good-luis", "")) {
      Answer answer = post(body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain("detail").contains("grant_refused");
    }
    assertThat(accounts()).hasSize(1);
    assertThat(waiting).contains("outcome=keys_not_received");
  }

  @Test
  void grant_whenTheKeysAreRefused_isToldToTheBrowserOnly() {
    String state = begin(tenant.api());
    Answer answer = post(state + " wrong");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("bad_key", "wrong");
    assertThat(back(state, 1)).contains("outcome=provider_refused");
    assertThat(post(state + " good-ana").status()).isEqualTo(400);
  }

  @Test
  void grant_atAProviderWithoutSuchAFlow_isRefused() {
    Answer answer = server.anonymous().post("/api/v1/integrations/nobody/grant", "x y");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void return_whenDeclined_usesTheStateUp() {
    String state = begin(tenant.api());
    assertThat(back(state, 0)).contains("outcome=declined");
    assertThat(post(state + " good-ana").status()).isEqualTo(400);
  }

  @Test
  void progress_ofAnotherTenant_isUnknown() {
    String waiting = back(begin(tenant.api()), 1);
    Tenant other = server.tenant("Other");
    assertThat(
            server
                .wiring()
                .accounts()
                .connecting()
                .progress(owner(other), waiting.replaceFirst(".*wait=", "")))
        .isEqualTo("invalid_state");
  }
}

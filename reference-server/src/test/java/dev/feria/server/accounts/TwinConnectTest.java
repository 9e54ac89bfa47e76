package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connects a seller of the sandbox through the real authorisation page. */
final class TwinConnectTest {
  private static final String ID = "mercadolibre";
  private static final String PATH = "/api/v1/integrations/" + ID;

  private final TestClock clock = new TestClock();
  private Sandbox sandbox;
  private TestServer server;
  private Tenant tenant;
  private Map<?, ?> twin;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 20).clock(clock));
    Answer about = new ApiCaller(sandbox.uri("/")).get("/_sandbox");
    twin =
        ((List<?>) about.at("providers"))
            .stream()
                .map(p -> (Map<?, ?>) p)
                .filter(p -> p.get("id").equals(ID))
                .findFirst()
                .orElseThrow();
    Map<?, ?> application = (Map<?, ?>) twin.get("application");
    Map<String, String> settings =
        Map.of(
            "FERIA_PROVIDER_MERCADOLIBRE_BASE_URL", (String) twin.get("base_url"),
            "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_ID", (String) application.get("client_id"),
            "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_SECRET", (String) application.get("client_secret"));
    server = TestServer.start(clock, settings, ServiceLoader.load(Provider.class));
    tenant = server.tenant("Demo");
  }

  @AfterEach
  void stop() {
    server.close();
    sandbox.close();
  }

  private Map<?, ?> seller(int place) {
    return (Map<?, ?>) ((List<?>) twin.get("accounts")).get(place);
  }

  /** Goes through the authorisation page as the seller, and returns where it sends the browser. */
  private String authorize(String page, Map<?, ?> seller, String decision) {
    Map<String, String> form = parameters(URI.create(page).getRawQuery());
    Map<?, ?> credentials = (Map<?, ?>) seller.get("credentials");
    form.put("nickname", String.valueOf(credentials.get("nickname")));
    form.put("password", String.valueOf(credentials.get("password")));
    form.put("decision", decision);
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Answer answer =
        new ApiCaller(sandbox.uri("/"))
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", page.replaceFirst("\\?.*", ""), body);
    return answer.header("Location");
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private String authUrl(ApiCaller api) {
    return api.get(PATH + "/auth-url?site=MLC").text("url");
  }

  private Answer connect(ApiCaller api, Map<?, ?> seller) {
    Map<String, String> back =
        parameters(URI.create(authorize(authUrl(api), seller, "allow")).getRawQuery());
    return api.post(PATH + "/callback", Json.write(back));
  }

  /** Waits until nothing is called any more on behalf of the new account. */
  private void awaitImport() {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!imported()) {
      assertThat(System.nanoTime()).as("deadline of the import").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private boolean imported() {
    List<?> syncs = (List<?>) tenant.api().get("/api/v1/syncs").at("data");
    return !syncs.isEmpty()
        && syncs.stream().allMatch(sync -> ((Map<?, ?>) sync).get("finished_at") != null);
  }

  private String control(String path, String body) {
    return new ApiCaller(sandbox.uri("/")).post("/_sandbox" + path, body).body();
  }

  @Test
  void callback_withCodeAndState_connectsTheAccount() {
    Answer connected = connect(tenant.api(), seller(0));

    assertThat(connected.status()).isEqualTo(200);
    assertThat(connected.text("status")).isEqualTo("connected");
    assertThat(connected.text("external_id")).isEqualTo(seller(0).get("id"));
    assertThat(connected.text("token.health")).isEqualTo("valid");
    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.id"))
        .isEqualTo(connected.text("id"));
    assertThat(tenant.api().post(PATH + "/test-connection", null).at("ok")).isEqualTo(true);
    assertThat(tenant.api().get("/api/v1/audit").body()).contains("account.connect");
  }

  @Test
  void callback_whenBrowserIsRedirected_connectsAndShowsTheConsole() {
    String location = authorize(authUrl(tenant.api()), seller(0), "allow");
    Answer answer = server.anonymous().get(location);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .isEqualTo("/integrations?outcome=connected&provider=" + ID);
    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.status"))
        .isEqualTo("connected");
  }

  @Test
  void callback_whenTheSellerDeclines_connectsNothing() {
    String location = authorize(authUrl(tenant.api()), seller(0), "deny");

    assertThat(server.anonymous().get(location).header("Location")).contains("outcome=declined");
    assertThat((List<?>) tenant.api().get("/api/v1/integrations").at("data")).isEmpty();
  }

  @Test
  void callback_whenStateIsUsedTwice_isRefused() {
    String location = authorize(authUrl(tenant.api()), seller(0), "allow");
    server.anonymous().get(location);

    assertThat(server.anonymous().get(location).header("Location"))
        .contains("outcome=invalid_state");
  }

  @Test
  void callback_whenStateIsTooOld_isRefused() {
    Map<String, String> back =
        parameters(URI.create(authorize(authUrl(tenant.api()), seller(0), "allow")).getRawQuery());
    clock.advance(Duration.ofMinutes(10));

    Answer answer = tenant.api().post(PATH + "/callback", Json.write(back));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("type")).isEqualTo("urn:feria:problem:invalid_state");
  }

  @Test
  void callback_whenAnotherTenantBringsTheState_isRefused() {
    Tenant other = server.tenant("Other");
    Map<String, String> back =
        parameters(URI.create(authorize(authUrl(tenant.api()), seller(0), "allow")).getRawQuery());

    assertThat(other.api().post(PATH + "/callback", Json.write(back)).status()).isEqualTo(400);
  }

  @Test
  void callback_whenBegunInABrowser_endsOnlyInThatBrowser() {
    Answer login =
        server
            .anonymous()
            .post(
                "/api/v1/session",
                Json.write(Map.of("email", tenant.email(), "password", TestServer.PASSWORD)));
    String cookie = login.header("Set-Cookie").replaceFirst(";.*", "");
    ApiCaller browser = server.anonymous().with("Cookie", cookie);

    String first = authorize(authUrl(browser), seller(0), "allow");
    assertThat(server.anonymous().get(first).header("Location")).contains("outcome=invalid_state");
    String second = authorize(authUrl(browser), seller(0), "allow");
    assertThat(browser.get(second).header("Location")).contains("outcome=connected");
  }

  @Test
  void connect_whenSellerIsAnotherTenants_isRefusedWithoutTellingWhy() {
    connect(tenant.api(), seller(0));
    Tenant other = server.tenant("Other");

    Answer answer = connect(other.api(), seller(0));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("cannot be connected here")
        .doesNotContain(tenant.id().toString())
        .doesNotContain("Demo");
  }

  @Test
  void connect_whenConnectedBefore_keepsTheAccount() {
    String before = connect(tenant.api(), seller(0)).text("id");
    assertThat(connect(tenant.api(), seller(0)).text("id")).isEqualTo(before);
    assertThat((List<?>) tenant.api().get("/api/v1/integrations").at("data")).hasSize(1);

    assertThat(tenant.api().delete(PATH + "/config").status()).isEqualTo(204);
    assertThat((List<?>) tenant.api().get("/api/v1/integrations").at("data")).isEmpty();
    assertThat(connect(tenant.api(), seller(0)).text("id")).isEqualTo(before);
    assertThat(tenant.api().post(PATH + "/test-connection", null).at("ok")).isEqualTo(true);
  }

  @Test
  void open_whenTokenEndedUnder64Calls_refreshesOnce() throws Exception {
    String id = connect(tenant.api(), seller(0)).text("id");
    Instant before =
        Instant.parse(tenant.api().get("/api/v1/integrations").text("data.0.token.expires_at"));
    clock.advance(Duration.ofHours(7));
    Accounts accounts = server.wiring().accounts().accounts();
    AccountRow row = accounts.get(tenant.id(), UUID.fromString(id));

    ExecutorService pool = Executors.newFixedThreadPool(64);
    List<Callable<String>> calls =
        IntStream.range(0, 64)
            .mapToObj(i -> (Callable<String>) () -> accounts.open(row).profile().externalId())
            .toList();
    for (Future<String> call : pool.invokeAll(calls)) {
      assertThat(call.get()).isEqualTo(row.externalId());
    }
    pool.shutdown();

    assertThat(accounts.get(tenant.id(), row.accountId()).tokenExpiresAt()).isAfter(before);
    assertThat(refreshes()).isEqualTo(2);
  }

  /** Counts the calls of the token endpoint: one for the code, the others are refreshes. */
  private long refreshes() {
    Answer calls = new ApiCaller(sandbox.uri("/")).get("/_sandbox/" + ID + "/calls");
    return ((List<?>) calls.at("calls"))
        .stream()
            .map(c -> (Map<?, ?>) c)
            .filter(c -> String.valueOf(c.get("operation")).contains("token"))
            .mapToLong(c -> ((Number) c.get("count")).longValue())
            .sum();
  }

  @Test
  void refreshToken_whenAskedFor_renewsAtOnce() {
    connect(tenant.api(), seller(0));
    long before = refreshes();

    Answer answer = tenant.api().post(PATH + "/refresh-token", null);

    assertThat(answer.at("ok")).isEqualTo(true);
    assertThat(refreshes()).isEqualTo(before + 1);
  }

  @Test
  void testConnection_whenRevoked_asksForReconnectionOnce() {
    String id = connect(tenant.api(), seller(0)).text("id");
    control("/" + ID + "/accounts/" + seller(0).get("id") + "/revoke", null);

    Answer answer = tenant.api().post(PATH + "/test-connection", null);
    tenant.api().post(PATH + "/test-connection", null);

    assertThat(answer.at("ok")).isEqualTo(false);
    assertThat(answer.text("error")).isEqualTo("reconnect_needed");
    assertThat(answer.text("status")).isEqualTo("reconnect");
    Answer notices = tenant.api().get("/api/v1/notices?unresolved=true");
    assertThat((List<?>) notices.at("data")).hasSize(1);
    assertThat(notices.text("data.0.kind")).isEqualTo("reconnect_needed");
    assertThat(notices.text("data.0.subject")).isEqualTo(id);

    connect(tenant.api(), seller(0));
    assertThat((List<?>) tenant.api().get("/api/v1/notices?unresolved=true").at("data")).isEmpty();
    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.status"))
        .isEqualTo("connected");
  }

  @Test
  void renewEnded_whenNothingWasCalled_renewsTheToken() {
    connect(tenant.api(), seller(0));
    awaitImport();
    clock.advance(Duration.ofHours(7));
    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.token.health"))
        .isEqualTo("expired");

    server.wiring().accounts().checks().renewEnded();

    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.token.health"))
        .isEqualTo("valid");
  }

  @Test
  void authUrl_whenAgentAsks_isRefused() {
    ApiCaller agent = server.anonymous().withKey(server.key(tenant.id(), Role.AGENT));
    assertThat(agent.get(PATH + "/auth-url?site=MLC").status()).isEqualTo(403);
    assertThat(agent.get("/api/v1/integrations").status()).isEqualTo(200);
  }

  @Test
  void authUrl_withUnknownCountry_namesTheField() {
    Answer answer = tenant.api().get(PATH + "/auth-url?site=XX&planet=mars");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("site");
    assertThat(answer.text("errors.1.field")).isEqualTo("planet");
  }

  @Test
  void pick_whenTwoAccountsAreConnected_wantsItNamed() {
    connect(tenant.api(), seller(0));
    String second = connect(tenant.api(), seller(1)).text("id");

    assertThat(tenant.api().post(PATH + "/test-connection", null).status()).isEqualTo(422);
    assertThat(tenant.api().post(PATH + "/test-connection?account=" + second, null).at("ok"))
        .isEqualTo(true);
  }
}

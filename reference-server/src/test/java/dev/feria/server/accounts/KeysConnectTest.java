package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.StallProvider;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connects accounts with keys. */
final class KeysConnectTest {
  private static final String PATH = "/api/v1/integrations/stall";
  private static final String GOOD =
      "{\"shop\":\"https://shop.example\",\"api_key\":\"" + StallProvider.GOOD_KEY + "\"}";

  private final StallProvider stall = new StallProvider();
  private TestServer server;
  private Tenant tenant;

  @BeforeEach
  void start() {
    server = TestServer.start(new TestClock(), Map.of(), List.of(stall));
    tenant = server.tenant("Demo");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void connect_withGoodKeys_isShownMasked() {
    Answer created = tenant.api().post(PATH + "/config", GOOD);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.text("status")).isEqualTo("connected");
    assertThat(created.at("token")).isNull();

    Answer config = tenant.api().get(PATH + "/config");
    assertThat(config.text("fields.api_key")).isEqualTo("********");
    assertThat(config.text("fields.shop")).isEqualTo("https://shop.example");
    assertThat(config.text("fields.country")).isEqualTo("CL");
    assertThat(config.body()).doesNotContain(StallProvider.GOOD_KEY);
    assertThat(tenant.api().post(PATH + "/test-connection", null).at("ok")).isEqualTo(true);
  }

  @Test
  void connect_whenProviderRefusesTheKeys_storesNothing() {
    Answer answer =
        tenant.api().post(PATH + "/config", GOOD.replace(StallProvider.GOOD_KEY, "wrong-key-123"));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).contains("bad_key").doesNotContain("wrong-key-123");
    assertThat((List<?>) tenant.api().get("/api/v1/integrations").at("data")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"shop\":\"https://a.example\"}|api_key|is missing",
        "{\"shop\":\"ftp://a.example\",\"api_key\":\"k\"}|shop|must be an https address",
        "{\"shop\":\"https://u:p@a.example\",\"api_key\":\"k\"}|shop|must be an https address",
        "{\"shop\":\"https://a.example\",\"api_key\":\"k\",\"country\":\"XX\"}|country|must be one of CL, BR",
        "{\"shop\":\"https://a.example\",\"api_key\":\"k\",\"planet\":\"mars\"}|planet|is not known",
        "{\"shop\":1,\"api_key\":\"k\"}|shop|must be text"
      })
  void connect_withBadFields_namesThem(String body, String field, String message) {
    Answer answer = tenant.api().post(PATH + "/config", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo(field);
    assertThat(answer.text("errors.0.message")).isEqualTo(message);
  }

  @Test
  void everything_ofAnotherTenant_isNotFound() {
    String id = tenant.api().post(PATH + "/config", GOOD).text("id");
    Tenant other = server.tenant("Other");

    assertThat((List<?>) other.api().get("/api/v1/integrations").at("data")).isEmpty();
    assertThat(other.api().get(PATH + "/config?account=" + id).status()).isEqualTo(404);
    assertThat(other.api().delete(PATH + "/config?account=" + id).status()).isEqualTo(404);
    assertThat(other.api().post(PATH + "/test-connection?account=" + id, null).status())
        .isEqualTo(404);
    assertThat(other.api().post(PATH + "/refresh-token?account=" + id, null).status())
        .isEqualTo(404);
    assertThat(other.api().patch(PATH + "/accounts/" + id, "{\"safety_buffer\":1}").status())
        .isEqualTo(404);
    assertThat(other.api().post(PATH + "/config", GOOD).status()).isEqualTo(409);
    assertThat(tenant.api().get("/api/v1/integrations").text("data.0.id")).isEqualTo(id);
  }

  @Test
  void change_setsTheSafetyBufferAndKeepsTheRest() {
    String id = tenant.api().post(PATH + "/config", GOOD).text("id");
    Answer changed =
        tenant
            .api()
            .patch(PATH + "/accounts/" + id, "{\"safety_buffer\":2,\"publish_stock\":false}");
    assertThat(changed.text("settings.safety_buffer")).isEqualTo("2");
    assertThat(changed.at("settings.publish_stock")).isEqualTo(false);
    assertThat(changed.at("settings.import_orders")).isEqualTo(true);
    Answer bad = tenant.api().patch(PATH + "/accounts/" + id, "{\"safety_buffer\":-1}");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.text("errors.0.field")).isEqualTo("safety_buffer");
  }

  @Test
  void agent_mayTestButNotConnect() {
    tenant.api().post(PATH + "/config", GOOD);
    ApiCaller agent = server.anonymous().withKey(server.key(tenant.id(), Role.AGENT));
    assertThat(agent.post(PATH + "/config", GOOD).status()).isEqualTo(403);
    assertThat(agent.delete(PATH + "/config").status()).isEqualTo(403);
    assertThat(agent.get(PATH + "/config").status()).isEqualTo(403);
    assertThat(agent.post(PATH + "/test-connection", null).status()).isEqualTo(200);
  }

  @Test
  void test_whenForbidden_showsAnErrorUntilItWorksAgain() {
    tenant.api().post(PATH + "/config", GOOD);
    stall.mood("forbidden");
    assertThat(tenant.api().post(PATH + "/test-connection", null).text("status"))
        .isEqualTo("error");
    stall.mood("away");
    assertThat(tenant.api().post(PATH + "/test-connection", null).text("error"))
        .isEqualTo("provider_unavailable");
    stall.mood("well");
    assertThat(tenant.api().post(PATH + "/test-connection", null).text("status"))
        .isEqualTo("connected");
  }

  @Test
  void failed_whenReportedForAConnectionOfBefore_changesNothing() {
    String id = tenant.api().post(PATH + "/config", GOOD).text("id");
    Accounts accounts = server.wiring().accounts().accounts();
    AccountRow before = accounts.get(tenant.id(), UUID.fromString(id));
    tenant.api().post(PATH + "/config", GOOD);

    accounts.revoked(before, "late");

    assertThat(accounts.get(tenant.id(), before.accountId()).status())
        .isEqualTo(AccountStatus.CONNECTED);
  }

  @Test
  void disconnect_whenProviderIsAway_forgetsTheKeysAllTheSame() {
    String id = tenant.api().post(PATH + "/config", GOOD).text("id");
    stall.mood("away");
    assertThat(tenant.api().delete(PATH + "/config").status()).isEqualTo(204);
    server
        .database()
        .asOwner(
            handle ->
                assertThat(
                        handle
                            .createQuery("select count(*) from account_secrets")
                            .mapTo(Long.class)
                            .one())
                    .isZero());
    assertThat(tenant.api().post(PATH + "/test-connection?account=" + id, null).status())
        .isEqualTo(409);
  }

  @Test
  void listener_isToldInTheTransaction() {
    List<String> told = new CopyOnWriteArrayList<>();
    server
        .wiring()
        .accounts()
        .connecting()
        .listen((handle, account, first) -> told.add(account.externalId() + " " + first));
    tenant.api().post(PATH + "/config", GOOD);
    tenant.api().post(PATH + "/config", GOOD);
    assertThat(told).containsExactly("seller true", "seller false");
  }

  @Test
  void providers_areListedWithLabelsInTheCallersLanguage() {
    Answer answer = tenant.api().with("Accept-Language", "es-CL,es;q=0.9").get("/api/v1/providers");
    assertThat(answer.text("data.0.id")).isEqualTo("stall");
    assertThat(answer.at("data.0.connect")).isEqualTo(List.of("keys"));
    assertThat(answer.at("data.0.fields")).isEqualTo(List.of());
    assertThat(answer.text("data.0.keys.0.label")).isEqualTo("Tienda");
    assertThat(answer.text("data.0.capabilities.0")).isEqualTo("order_source");
    assertThat(answer.at("data.0.configured")).isEqualTo(true);
    assertThat(answer.text("data.0.keys.2.choices.1.value")).isEqualTo("BR");
    assertThat(answer.text("data.0.keys.2.choices.1.label")).isEqualTo("Brasil");
    assertThat(answer.text("data.0.keys.2.choices.1.country")).isEqualTo("BR");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/integrations/nobody/config,404",
    "POST,/api/v1/integrations/nobody/test-connection,404",
    "GET,/api/v1/integrations/nobody/auth-url,404",
    "GET,/api/v1/integrations/stall/auth-url,409",
    "GET,/api/v1/integrations/stall/config,404",
    "POST,/api/v1/integrations/stall/refresh-token,404"
  })
  void request_forWhatIsNot_isAProblem(String method, String path, int status) {
    Answer answer = tenant.api().send(method, path, null);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}

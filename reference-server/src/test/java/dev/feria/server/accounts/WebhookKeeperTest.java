package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.WebhookSubscriber.Subscription;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.Booth;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeps the registrations of webhooks alive, and lists the locations of accounts. */
final class WebhookKeeperTest {
  private static final String PATH = "/api/v1/integrations/booth";
  private static final String KEYS =
      "{\"url\":\"https://shop.example\",\"key\":\"good-ana\",\"secret\":\"s\"}";

  private final TestClock clock = new TestClock();
  private final Booth booth = new Booth();
  private TestServer server;
  private Tenant tenant;

  @BeforeEach
  void start() {
    server = TestServer.start(clock, Map.of("FERIA_ALLOW_PRIVATE_HOSTS", "true"), List.of(booth));
    tenant = server.tenant("Demo");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer connect() {
    Answer answer = tenant.api().post(PATH + "/config", KEYS);
    assertThat(answer.status()).isEqualTo(201);
    return answer;
  }

  private void awaitRegistered() {
    for (int i = 0; i < 3000 && account().at("data.0.webhooks") == null; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(account().at("data.0.webhooks")).isNotNull();
  }

  private Answer account() {
    return tenant.api().get("/api/v1/integrations");
  }

  private WebhookKeeper keeper() {
    return server.wiring().accounts().keeper();
  }

  private Map<String, String> checkpoints(String account) {
    return server
        .wiring()
        .database()
        .inTenant(
            tenant.id(),
            handle ->
                handle
                    .createQuery("select name, value from checkpoints where account_id = :account")
                    .bind("account", UUID.fromString(account))
                    .setMapKeyColumn("name")
                    .setMapValueColumn("value")
                    .collectInto(
                        new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {}));
  }

  @Test
  void connect_registersTheAddressOfTheAccount() {
    Answer connected = connect();
    awaitRegistered();
    assertThat(booth.registered).containsOnly(connected.text("webhook_url"));
    assertThat(account().at("data.0.webhooks.created")).isEqualTo(List.of("orders"));
    assertThat(account().at("data.0.webhooks.error")).isNull();
  }

  @Test
  void due_isEachAccountOnceADay() {
    connect();
    awaitRegistered();
    assertThat(keeper().due()).isEmpty();
    clock.advance(Duration.ofHours(21));
    assertThat(keeper().due()).isEmpty();
    clock.advance(Duration.ofHours(3));
    assertThat(keeper().due()).hasSize(1);
  }

  @Test
  void all_afterAStart_areLookedAtWhetherDueOrNot() {
    connect();
    awaitRegistered();
    assertThat(keeper().due()).isEmpty();
    assertThat(keeper().all()).hasSize(1);
  }

  @Test
  void look_whenSomethingWasRevived_readsAgainAndTells() {
    String id = connect().text("id");
    awaitRegistered();
    String good = account().text("data.0.webhooks.good_at");
    clock.advance(Duration.ofHours(1));
    server
        .wiring()
        .database()
        .useTenant(
            tenant.id(),
            handle ->
                handle.execute(
                    "insert into checkpoints (tenant_id, account_id, name, value)"
                        + " values (?, ?::uuid, 'orders', ?)",
                    tenant.id(),
                    id,
                    clock.instant().toString()));
    booth.found = new Subscription(List.of(), List.of(), List.of("orders"));

    Answer looked = tenant.api().post(PATH + "/webhooks", null);

    assertThat(looked.at("revived")).isEqualTo(List.of("orders"));
    assertThat(tenant.api().get("/api/v1/notices?unresolved=true").text("data.0.kind"))
        .isEqualTo("webhooks_revived");
    assertThat(checkpoints(id)).containsEntry("orders", good).containsKey("sweep.listings");

    booth.found = new Subscription(List.of("orders"), List.of(), List.of());
    tenant.api().post(PATH + "/webhooks?account=" + id, null);
    assertThat((List<?>) tenant.api().get("/api/v1/notices?unresolved=true").at("data")).isEmpty();
  }

  @Test
  void look_whenTheShopIsAway_saysSoAndTriesSoon() {
    connect();
    awaitRegistered();
    booth.away = true;
    Answer looked = tenant.api().post(PATH + "/webhooks", null);
    assertThat(looked.text("error")).isEqualTo("provider_unavailable");
    assertThat(looked.at("good_at")).isNotNull();
    clock.advance(Duration.ofMinutes(15));
    assertThat(keeper().due()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example.com,false,false",
    "https://shop.example.com,false,true",
    "https://localhost:8443,false,false",
    "https://192.168.1.4,false,false",
    "https://172.20.0.4,false,false",
    "https://172.200.0.4,false,true",
    "https://[::1],false,false",
    "https://[2a02:1::5],false,true",
    "https://feria.local,false,false",
    "http://127.0.0.1:8080,true,true"
  })
  void place_isReachable_whereProvidersCanBeExpectedToReachIt(
      String url, boolean privateHosts, boolean reachable) {
    assertThat(new Place(URI.create(url), privateHosts).isReachable()).isEqualTo(reachable);
  }

  @Test
  void look_whenThePublicUrlCannotBeReached_callsNobody() {
    try (TestServer other = TestServer.start(clock, Map.of(), List.of(booth))) {
      Tenant shop = other.tenant("Other");
      shop.api().post(PATH + "/config", KEYS.replace("good-ana", "good-eva"));
      Answer looked = shop.api().post(PATH + "/webhooks", null);
      assertThat(looked.text("error")).isEqualTo("public_url_unreachable");
      assertThat(booth.registered).isEmpty();
    }
  }

  @Test
  void locations_areListedWithWhichAreChosen() {
    String id = connect().text("id");
    assertThat(tenant.api().get(PATH + "/locations").text("data.1.position")).isEqualTo("0");

    Answer changed =
        tenant
            .api()
            .patch(
                PATH + "/accounts/" + id,
                "{\"locations\":[\"L2\",\"L1\"],\"publish_prices\":true}");

    assertThat(changed.at("settings.locations")).isEqualTo(List.of("L2", "L1"));
    assertThat(changed.at("settings.publish_prices")).isEqualTo(true);
    Answer listed = tenant.api().get(PATH + "/locations?account=" + id);
    assertThat(listed.text("data.0.position")).isEqualTo("2");
    assertThat(listed.text("data.1.position")).isEqualTo("1");
    assertThat(listed.at("data.2.active")).isEqualTo(false);
    assertThat(booth.opened.get(booth.opened.size() - 1).locations()).containsExactly("L2", "L1");
    assertThat(tenant.api().patch(PATH + "/accounts/" + id, "{\"safety_buffer\":1}"))
        .returns(List.of("L2", "L1"), answer -> answer.at("settings.locations"));
  }

  @ParameterizedTest
  @CsvSource({
    "L9,locations[0],is no location of this account",
    "'L1\",\"L1',locations[1],is there twice"
  })
  void change_withAWrongLocation_namesIt(String given, String field, String message) {
    String id = connect().text("id");
    Answer answer =
        tenant.api().patch(PATH + "/accounts/" + id, "{\"locations\":[\"" + given + "\"]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo(field);
    assertThat(answer.text("errors.0.message")).isEqualTo(message);
  }
}

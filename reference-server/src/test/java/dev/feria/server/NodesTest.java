package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import dev.feria.server.testing.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two whole servers on one database, with a seller of the sandbox. */
final class NodesTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final TestClock clock = new TestClock();
  private Twin twin;
  private TestServer first;
  private TestServer second;
  private Tenant tenant;
  private ApiCaller atSecond;
  private UUID account;

  @BeforeEach
  void start() {
    twin = Twin.start(12, 12, clock);
    Map<String, String> settings = twin.settings();
    first = TestServer.start(clock, settings, ServiceLoader.load(Provider.class));
    second = TestServer.beside(first, clock, settings, ServiceLoader.load(Provider.class));
    tenant = first.tenant("Demo");
    atSecond = second.anonymous().withKey(tenant.key());
    twin.notifyTo(first.url());
    account = UUID.fromString(twin.connect(tenant.api()).text("id"));
    Twin.awaitSyncs(tenant.api(), SOON);
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
    twin.close();
  }

  private <T> List<T> onBoth(int times, NodeCall<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2 * times);
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      calls.add(() -> call.on(first));
      calls.add(() -> call.on(second));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : pool.invokeAll(calls)) {
      results.add(result.get());
    }
    pool.shutdown();
    return results;
  }

  /** Something that either node can do. */
  private interface NodeCall<T> {
    T on(TestServer node) throws Exception;
  }

  private String profile(TestServer node) {
    Accounts accounts = node.wiring().accounts().accounts();
    AccountRow row = accounts.get(tenant.id(), account);
    return accounts.open(row).profile().externalId();
  }

  private long count(String sql) {
    long[] found = new long[1];
    first.database().asOwner(h -> found[0] = h.createQuery(sql).mapTo(Long.class).one());
    return found[0];
  }

  private Map<?, ?> listing() {
    return ((List<?>) twin.ofSeller("GET", "/listings", null).at("data"))
        .stream()
            .map(l -> (Map<?, ?>) l)
            .filter(l -> l.get("sku") != null && "active".equals(l.get("status")))
            .filter(l -> ((Number) l.get("quantity")).longValue() > 5)
            .findFirst()
            .orElseThrow();
  }

  private long onHand(ApiCaller api, String sku) {
    return ((Number) api.get("/api/v1/products/" + sku + "/stock").at("on_hand")).longValue();
  }

  private long shown(Object listing) {
    return ((List<?>) twin.ofSeller("GET", "/listings", null).at("data"))
        .stream()
            .map(l -> (Map<?, ?>) l)
            .filter(l -> l.get("id").equals(listing))
            .mapToLong(l -> ((Number) l.get("quantity")).longValue())
            .sum();
  }

  @Test
  void token_whenItEndedOnBothNodes_isRefreshedOnce() throws Exception {
    long before = twin.calls("token");
    clock.advance(Duration.ofHours(7));

    assertThat(onBoth(16, this::profile)).hasSize(32).containsOnly(twin.sellerId());

    assertThat(twin.calls("token")).isEqualTo(before + 1);
  }

  @Test
  void sale_whenItsNotificationsReachBothNodes_movesStockOnce() throws Exception {
    Map<?, ?> listing = listing();
    String sku = (String) listing.get("sku");
    long before = onHand(tenant.api(), sku);

    Answer order =
        twin.ofSeller(
            "POST",
            "/orders",
            "{\"lines\":[{\"listing\":\"" + listing.get("id") + "\",\"quantity\":2}]}");
    String notification =
        """
        {"_id":"n-both","resource":"/orders/%s","user_id":%s,"topic":"orders_v2",
         "application_id":%s,"attempts":1,"sent":"2026-01-01T00:00:00Z",
         "received":"2026-01-01T00:00:00Z"}
        """
            .formatted(
                order.text("id"),
                twin.sellerId(),
                twin.settings().get("FERIA_PROVIDER_MERCADOLIBRE_CLIENT_ID"));
    List<Integer> answers =
        onBoth(8, node -> node.anonymous().post("/api/webhooks/" + Twin.ID, notification).status());

    assertThat(answers).containsOnly(200);
    Twin.await("the sale", SOON, () -> onHand(atSecond, sku) == before - 2);
    Twin.await(
        "all events", SOON, () -> count("select count(*) from inbox where state <> 'done'") == 0);
    assertThat(onHand(tenant.api(), sku)).isEqualTo(before - 2);
    assertThat(count("select count(*) from movements where reference = '" + order.text("id") + "'"))
        .isOne();
  }

  @Test
  void publication_whenBothNodesPublish_isSentOnceForEachVersion() {
    Map<?, ?> listing = listing();
    String sku = (String) listing.get("sku");
    long before = onHand(tenant.api(), sku);
    Twin.await("quiet", SOON, this::published);
    twin.control("DELETE", "/calls", null);

    Answer moved =
        atSecond.post(
            "/api/v1/products/" + sku + "/movements",
            "{\"kind\":\"receive\",\"quantity\":3,\"reason\":\"delivery\"}");

    assertThat(moved.status()).as(moved.body()).isBetween(200, 201);
    Twin.await("the quantity", SOON, () -> shown(listing.get("id")) == before + 3);
    Twin.await("quiet", SOON, this::published);
    assertThat(twin.calls("update") + twin.calls("stock.put") + twin.calls("stock.set")).isOne();
  }

  private boolean published() {
    return count(
            """
            select count(*) from publications
            where wanted_version > published_version and parked is null
            """)
        == 0;
  }

  @Test
  void sync_whenAskedForOnBothNodes_runsOnce() throws Exception {
    twin.control(
        "POST",
        "/faults",
        "[{\"match\":{\"operation\":\"orders.search\"},\"fault\":\"delay:1500ms\",\"times\":20}]");
    twin.control("DELETE", "/calls", null);

    List<String> ids =
        onBoth(
            4,
            node ->
                node.anonymous()
                    .withKey(tenant.key())
                    .post(Twin.PATH + "/sync-orders?wait=PT0S", null)
                    .text("sync_id"));

    Twin.awaitSyncs(tenant.api(), SOON);
    assertThat(ids).doesNotContain("null");
    assertThat(ids.stream().distinct().count()).isOne();
    // one of them may be a sweep's, which looks by itself after every start
    assertThat(twin.calls("orders.search")).isLessThanOrEqualTo(2);
    assertThat(count("select count(*) from syncs where reason = 'person'")).isLessThanOrEqualTo(1);
  }

  @Test
  void calls_ofBothNodes_stayWithinTheProvidersLimit() throws Exception {
    // what the provider refills in 600 ms is left for calls that travel longer than others
    twin.control("PUT", "/application", "{\"requests_per_second\":10,\"burst\":16}");
    twin.control("DELETE", "/calls", null);
    long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();

    List<Integer> made =
        onBoth(
            4,
            node -> {
              int calls = 0;
              while (System.nanoTime() < end) {
                profile(node);
                calls++;
              }
              return calls;
            });

    assertThat(made).allMatch(calls -> calls > 0);
    assertThat(twin.control("GET", "/calls", null).text("over_limit")).isEqualTo("0");
    assertThat(twin.calls("users")).isGreaterThan(10L);
  }
}

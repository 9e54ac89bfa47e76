package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncsResourceTest {
  private static final String START = "/api/v1/integrations/stall/";

  @TempDir Path folder;
  private final ShopAccount shop = new ShopAccount();
  private TestDatabase test;
  private UUID tenant;
  private UUID other;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    other = test.tenant("Otro");
    TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), new ManualClock(Shop.NOON));
    stall.accounts.opener = shop::open;
    for (int i = 0; i < 3; i++) {
      shop.order("o" + i, Instant.parse("2026-11-01T10:00:00Z"));
      shop.listing("L" + i, "G" + i, Instant.parse("2026-11-01T10:00:00Z"));
    }
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(HttpResponse<String> answer) {
    return (Map<String, Object>) Json.tree(answer.body());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> data(HttpResponse<String> answer) {
    return (List<Map<String, Object>>) json(answer).get("data");
  }

  private HttpResponse<String> finished(String what) {
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> stall.post(START + what + "?wait=PT20S", tenant));
    Stall.await(() -> !stall.jobs.isEmpty());
    stall.runJobs();
    return answer.join();
  }

  @Test
  void syncOrders_whenItEndsInTime_answersItsStatistics() {
    stall.sinks.onStore =
        record -> {
          if (record.equals("o1")) {
            throw new IllegalStateException("unknown currency");
          }
        };
    HttpResponse<String> answer = finished("sync-orders");
    assertThat(answer.statusCode()).isEqualTo(200);
    Map<String, Object> sync = json(answer);
    assertThat(sync).containsEntry("status", "done").containsEntry("kind", "orders");
    assertThat(sync.get("errors")).hasToString("1");
    assertThat(sync.get("processed")).hasToString("3");
    assertThat(sync).containsKeys("new_orders", "updated", "skipped", "sync_id");

    String path = "/api/v1/syncs/" + sync.get("sync_id");
    assertThat(json(stall.get(path, tenant))).isEqualTo(sync);
    List<Map<String, Object>> records = data(stall.get(path + "/records", tenant));
    assertThat(records).hasSize(1);
    assertThat(records.get(0))
        .containsEntry("external_id", "o1")
        .containsEntry("reason", "IllegalStateException: unknown currency");
    stall.sinks.onStore = record -> {};
    assertThat(json(stall.post(path + "/records/1/retry", tenant)))
        .containsEntry("outcome", "resolved");
    assertThat(stall.post(path + "/records/2/retry", tenant).statusCode()).isEqualTo(404);
    assertThat(stall.post(path + "/records/x/retry", tenant).statusCode()).isEqualTo(404);

    assertThat(stall.get(path, other).statusCode()).isEqualTo(404);
    assertThat(stall.get(path + "/records", other).statusCode()).isEqualTo(404);
    assertThat(stall.post(path + "/records/1/retry", other).statusCode()).isEqualTo(404);
  }

  @Test
  void syncListings_whenItTakesLonger_answers202() {
    HttpResponse<String> answer = stall.post(START + "sync-listings?wait=PT0S", tenant);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer)).containsEntry("status", "queued").containsKey("new_listings");
    stall.runJobs();
    List<Map<String, Object>> history = data(stall.get("/api/v1/syncs?kind=listings", tenant));
    assertThat(history).hasSize(1);
    assertThat(history.get(0)).containsEntry("status", "done");
    assertThat(history.get(0).get("new_listings")).hasToString("3");
    assertThat(data(stall.get("/api/v1/syncs", other))).isEmpty();
  }

  @Test
  void syncProducts_meansListings() {
    assertThat(json(finished("sync-products"))).containsEntry("kind", "listings");
  }

  @Test
  void start_whenSomethingIsWrong_saysWhat() {
    assertThat(stall.post(START + "sync-orders?wait=soon", tenant).statusCode()).isEqualTo(422);
    assertThat(stall.post(START + "sync-orders?wait=PT1H", tenant).statusCode()).isEqualTo(422);
    assertThat(stall.post(START + "sync-orders", other).statusCode()).isEqualTo(404);
    assertThat(stall.post(START + "sync-everything", tenant).statusCode()).isEqualTo(404);
    assertThat(stall.post("/api/v1/integrations/nobody/sync-orders", tenant).statusCode())
        .isEqualTo(404);
    assertThat(stall.get("/api/v1/syncs?kind=prices", tenant).statusCode()).isEqualTo(422);
    assertThat(stall.get("/api/v1/syncs/nonsense", tenant).statusCode()).isEqualTo(404);
    stall.accounts.capabilities = List.of();
    assertThat(stall.post(START + "sync-orders", tenant).statusCode()).isEqualTo(409);
  }
}

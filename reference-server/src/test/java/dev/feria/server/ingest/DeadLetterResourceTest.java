package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ManualClock;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeadLetterResourceTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Shop.NOON);
  private TestDatabase test;
  private UUID tenant;
  private UUID other;
  private UUID ana;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    other = test.tenant("Otro");
    ana = TestAccounts.connect(test, tenant, "ana");
    TestAccounts.connect(test, other, "eva");
    stall = Stall.of(test, folder.resolve("spool"), clock);
    stall.handler.onPrepare =
        (account, event) -> {
          throw new IllegalStateException("broken " + event.subject());
        };
    stall.ingest.start();
    stall.notify(
        StallReader.line("ana", "order", "1", "a1"),
        StallReader.line("ana", "order", "2", "a2"),
        StallReader.line("ana", "order", "3", "a3"),
        StallReader.line("eva", "order", "9", "b1"));
    Stall.await(() -> stall.notices.raised.size() == 4);
    stall.handler.onPrepare = (account, event) -> {};
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> list(String query, UUID as) {
    return (Map<String, Object>) Json.tree(stall.get("/api/v1/dead-letters" + query, as).body());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> data(Map<String, Object> page) {
    return (List<Map<String, Object>>) page.get("data");
  }

  @Test
  void list_showsReasonAndOwnOnly() {
    List<Map<String, Object>> letters = data(list("", tenant));
    assertThat(letters).hasSize(3);
    assertThat(letters.get(0))
        .containsEntry("provider", "stall")
        .containsEntry("account_id", ana.toString())
        .containsKeys("dead_letter_id", "received_at", "died_at", "attempts", "events");
    assertThat(letters)
        .extracting(l -> l.get("reason"))
        .allMatch(r -> r.toString().contains("broken order:"));
    assertThat(data(list("", other))).extracting(l -> l.get("subject")).containsExactly("order:9");
    assertThat(stall.get("/api/v1/dead-letters", null).statusCode()).isEqualTo(401);
  }

  @Test
  void list_inPages_showsEachOnce() {
    Map<String, Object> first = list("?limit=2", tenant);
    Map<String, Object> second = list("?limit=2&cursor=" + first.get("next"), tenant);
    assertThat(data(first)).hasSize(2);
    assertThat(data(second)).hasSize(1).doesNotContainAnyElementsOf(data(first));
    assertThat(second.get("next")).isNull();
    assertThat(data(list("?cursor=" + first.get("next"), other)))
        .allMatch(letter -> letter.get("subject").equals("order:9"));
    assertThat(data(list("?account=" + ana, other))).isEmpty();
  }

  @Test
  void replay_ofOne_handlesIt() {
    Object id = data(list("", tenant)).get(0).get("dead_letter_id");
    var answer = stall.post("/api/v1/dead-letters/" + id + "/replay", tenant);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"replayed\":1}");
    Stall.await(() -> stall.handler.stored.size() == 1);
    Stall.await(() -> data(list("", tenant)).size() == 2);
    assertThat(stall.audit).hasSize(1);
    assertThat(stall.notices.resolved).isNotEmpty();
    assertThat(stall.post("/api/v1/dead-letters/" + id + "/replay", tenant).statusCode())
        .isEqualTo(404);
  }

  @Test
  void replay_ofAnotherTenants_answers404AndDoesNothing() {
    Object id = data(list("", tenant)).get(0).get("dead_letter_id");
    assertThat(stall.post("/api/v1/dead-letters/" + id + "/replay", other).statusCode())
        .isEqualTo(404);
    assertThat(stall.post("/api/v1/dead-letters/replay?account=" + ana, other).body())
        .isEqualTo("{\"replayed\":0}");
    assertThat(data(list("", tenant))).hasSize(3);
    assertThat(stall.post("/api/v1/dead-letters/nonsense/replay", tenant).statusCode())
        .isEqualTo(404);
  }

  @Test
  void replayAll_handlesAllOfTheTenant() {
    assertThat(stall.post("/api/v1/dead-letters/replay", tenant).body())
        .isEqualTo("{\"replayed\":3}");
    Stall.await(() -> stall.handler.stored.size() == 3);
    assertThat(data(list("", other))).hasSize(1);
  }
}

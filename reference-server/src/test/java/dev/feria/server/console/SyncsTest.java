package dev.feria.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SyncsTest {
  private ConsoleSite site;
  private Browser owner;
  private UUID account;
  private final UUID sync = UUID.randomUUID();
  private final UUID letter = UUID.randomUUID();

  @BeforeEach
  void start() {
    site = new ConsoleSite();
    account = SampleGoods.fill(site.shop).accountId();
    owner = site.owner();
    site.db.asOwner(
        handle -> {
          handle.execute(
              """
              insert into syncs (tenant_id, sync_id, account_id, kind, reason, status, total,
                processed, created, errors, last_error, requested_by, started_at, finished_at)
              values (?, ?, ?, 'orders', 'connect', 'failed', 60, 43, 40, 3, 'Oh <no>', 'system',
                '2026-11-20T12:00:00Z', '2026-11-20T12:01:23Z')
              """,
              site.shop.tenant,
              sync,
              account);
          record(handle, 1, "O-77");
          record(handle, 2, "gone-1");
          record(handle, 3, "away-1");
          handle.execute(
              """
              insert into inbox_lanes (tenant_id, account_id, subject, provider, priority, attempts,
                due_at, waiting_since, dead, dead_id, died_at, last_error)
              values (?, ?, 'order:<9>', 'stall', 0, 8, now(), now(), true, ?, now(), 'no <way>')
              """,
              site.shop.tenant,
              account,
              letter);
        });
  }

  private void record(Handle handle, int n, String order) {
    handle.execute(
        """
        insert into sync_records (tenant_id, sync_id, n, kind, external_id, reference, outcome,
          reason)
        values (?, ?, ?, 'order', ?, ?, 'failed', 'half <body>')
        """,
        site.shop.tenant,
        sync,
        n,
        order,
        order);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void sync_showsWhatItDidAndWhatFailed() {
    Document page = owner.page("/syncs/" + sync);
    assertThat(page.select(".figures dd").eachText()).containsExactly("40", "0", "0", "3");
    assertThat(page.text()).contains("Oh <no>", "1 min 23 s", "half <body>", "43 de 60");
    assertThat(page.select("form[action$=retry]")).hasSize(3);
    assertThat(page.select("#sync-status[hx-get]")).isEmpty();
    assertThat(owner.page("/syncs").text()).contains("3 errores");
  }

  @Test
  void retry_resolvesTheRecord_orSaysWhyItFailsAgain() {
    HttpResponse<String> resolved = retry(1);
    assertThat(resolved.body()).contains("Resuelto").doesNotContain("/retry\"");
    HttpResponse<String> refused = retry(2);
    assertThat(refused.body()).contains("Falló", "gone &lt;now").contains("/retry\"");
    assertThat(retry(3).body()).contains("Falló", "status=503", "/retry\"");
    assertThat(retry(9).body()).contains("ya no exista");
    HttpResponse<String> plain =
        owner.post("/syncs/" + sync + "/records/2/retry", Map.of("csrf", owner.csrf("/settings")));
    assertThat(plain.headers().firstValue("Location")).hasValue("/syncs/" + sync + "?done=retried");
  }

  private HttpResponse<String> retry(int n) {
    return owner.htmx("/syncs/" + sync + "/records/" + n + "/retry", Map.of());
  }

  @Test
  void deadLetter_isShownAndReplayed() {
    Document page = owner.page("/syncs/dead-letters");
    assertThat(page.text()).contains("order:<9>", "no <way>", "Sin procesar (1)");
    String csrf = page.select("input[name=csrf]").attr("value");
    String path = "/syncs/dead-letters/" + letter + "/replay";
    assertThat(owner.post(path, Map.of("csrf", csrf)).headers().firstValue("Location"))
        .hasValue("/syncs/dead-letters?done=replayed");
    assertThat(owner.page("/syncs/dead-letters?done=replayed").text())
        .contains("Se está procesando de nuevo", "Nada quedó sin procesar");
    assertThat(owner.post(path, Map.of("csrf", csrf)).statusCode()).isEqualTo(404);
    assertThat(owner.post("/syncs/dead-letters/replay", Map.of("csrf", csrf)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void sync_ofAnotherTenant_isNotFound() {
    assertThat(owner.get("/syncs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(owner.get("/syncs?after=nonsense").statusCode()).isEqualTo(400);
  }
}

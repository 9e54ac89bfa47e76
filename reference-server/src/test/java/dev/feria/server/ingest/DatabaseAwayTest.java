package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.platform.EmbeddedDatabase;
import dev.feria.server.platform.Migrations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of its own, with fsync, that is really stopped while webhooks arrive. */
final class DatabaseAwayTest {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("java.io.tmpdir"), "feria-test-postgres-18.6.0");

  @TempDir Path folder;
  private EmbeddedDatabase postgres;
  private Door door;
  private DatabaseAddress address;
  private Database database;
  private Stall stall;

  @BeforeEach
  void open() throws IOException {
    postgres = EmbeddedDatabase.open(folder, PROGRAMS, true);
    new Migrations(postgres.address()).migrate();
    door = new Door(port());
    DatabaseAddress real = postgres.address();
    String url = "jdbc:postgresql://127.0.0.1:" + door.port() + "/feria";
    address = new DatabaseAddress(url, real.user(), real.password());
    database = Database.open(address, 8);
    asOwner(
        """
        with t as (insert into tenants (name) values ('Almacén') returning tenant_id)
        insert into accounts (tenant_id, provider, external_id, name, status, webhook_key)
        select tenant_id, 'stall', 'ana', 'ana', 'connected', 'key-ana' from t
        """);
    stall = stall();
    stall.handler.writing = true;
    stall.ingest.start();
  }

  @AfterEach
  void close() throws IOException {
    door.thaw();
    stall.close();
    database.close();
    door.close();
    postgres.close();
  }

  private Stall stall() {
    return new Stall(
        database, folder.resolve("spool"), Clock.systemUTC(), DispatchSettings.DEFAULT);
  }

  private int port() {
    return URI.create(postgres.address().jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private Jdbi owner() {
    DatabaseAddress real = postgres.address();
    return Jdbi.create(real.jdbcUrl(), real.user(), real.password().reveal());
  }

  private void asOwner(String sql) {
    owner()
        .useTransaction(
            handle -> {
              handle.execute("set local search_path to feria");
              handle.execute(sql);
            });
  }

  private long count(String what) {
    return owner()
        .inTransaction(
            handle -> {
              handle.execute("set local search_path to feria");
              return handle.createQuery("select count(*) from " + what).mapTo(Long.class).one();
            });
  }

  private void stopPostgres() {
    postgres.close();
  }

  private void startPostgres() {
    postgres = EmbeddedDatabase.open(folder, PROGRAMS, true);
    door.leadTo(port());
  }

  private List<Integer> burst(int from, int to) throws ExecutionException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = from; i < to; i++) {
        String line = StallReader.line("ana", "order", "o" + i, "e" + i);
        answers.add(senders.submit(() -> stall.notify(line)));
      }
      List<Integer> codes = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        codes.add(answer.get());
      }
      return codes;
    } finally {
      senders.shutdownNow();
    }
  }

  @Test
  void burst_whilePostgresIsStopped_isAnsweredAndHandledOnceAfterwards() throws Exception {
    assertThat(burst(0, 50)).containsOnly(200);
    stopPostgres();
    assertThat(burst(50, 250)).containsOnly(200);
    assertThat(stall.ingest.spool().isEmpty()).isFalse();
    startPostgres();
    assertThat(burst(250, 300)).containsOnly(200);
    Stall.await(() -> stall.ingest.spool().isEmpty());
    Stall.await(() -> count("inbox where state = 'done'") == 300);
    assertThat(count("inbox")).isEqualTo(300);
    assertThat(count("products")).isEqualTo(300);
    assertThat(count("inbox_lanes")).isZero();
    assertThat(burst(0, 1)).containsOnly(200);
    assertThat(count("inbox")).isEqualTo(300);
    assertThat(stall.counted("feria.webhooks.spooled")).isGreaterThanOrEqualTo(200);
  }

  @Test
  void process_thatEndsWhilePostgresIsStopped_leavesItsSpoolToTheNext() throws Exception {
    stopPostgres();
    assertThat(burst(0, 20)).containsOnly(200);
    stall.close();
    database.close();
    startPostgres();
    database = Database.open(address, 8);
    stall = stall();
    assertThat(stall.ingest.spool().isEmpty()).isFalse();
    stall.ingest.start();
    Stall.await(() -> count("inbox where state = 'done'") == 20);
    assertThat(stall.handler.stored).hasSize(20);
  }

  @Test
  void burst_whilePostgresHangs_isAnsweredFromTheSpool() throws Exception {
    assertThat(burst(0, 5)).containsOnly(200);
    door.freeze();
    assertThat(burst(5, 25)).containsOnly(200);
    assertThat(stall.ingest.spool().isEmpty()).isFalse();
    door.thaw();
    Stall.await(() -> count("inbox where state = 'done'") == 25);
    assertThat(count("inbox")).isEqualTo(25);
  }

  @Test
  void webhook_whoseSenderCannotBeCheckedNow_isCheckedLater() throws Exception {
    stall.reader.failure = new IllegalStateException(new SQLException("gone", "08006"));
    assertThat(stall.notify(StallReader.line("ana", "order", "o1", "e1"))).isEqualTo(200);
    assertThat(stall.send("/api/webhooks/stall", "forged", new byte[] {65}).statusCode())
        .isEqualTo(200);
    assertThat(count("inbox")).isZero();
    stall.reader.failure = null;
    Stall.await(() -> stall.ingest.spool().isEmpty());
    Stall.await(() -> count("inbox where state = 'done'") == 1);
    assertThat(stall.counted("feria.webhooks", "outcome", "dropped")).isEqualTo(1);
  }
}

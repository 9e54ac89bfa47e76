package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.accounts.MasterKey;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.platform.EmbeddedDatabase;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ServerProcess;
import dev.feria.server.testing.Twin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server writes to its log while PostgreSQL is stopped and started again. */
final class DatabaseAwayLogTest {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("java.io.tmpdir"), "feria-test-postgres-18.6.0");
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final List<String> WORKERS =
      List.of(
          "jobs", "dispatch of events", "claiming of publications", "wake-ups from other nodes");

  @TempDir Path folder;

  @Test
  void log_whileTheDatabaseIsAway_hasOneLineForEachChange() throws IOException {
    Path key = folder.resolve("key.json");
    MasterKey.create(key);
    EmbeddedDatabase postgres = EmbeddedDatabase.open(folder.resolve("db"), PROGRAMS, false);
    try (Door door = new Door(port(postgres));
        ServerProcess server =
            ServerProcess.serve(
                folder.resolve("data"),
                Map.of(
                    "FERIA_DATABASE_URL",
                    url(postgres.address(), door.port()),
                    "FERIA_MASTER_KEY",
                    "file:" + key))) {
      ApiCaller api = new ApiCaller(server.url());
      Twin.await("ready", SOON, () -> api.get("/health/ready").status() == 200);

      postgres.close();
      for (String worker : WORKERS) {
        Twin.await(worker, SOON, () -> has(server, worker + " failing"));
      }
      // each of these waits for a connection in vain; meanwhile the workers try on
      assertThat(api.get("/health/ready").status()).isEqualTo(503);
      assertThat(api.get("/health/ready").status()).isEqualTo(503);

      postgres = EmbeddedDatabase.open(folder.resolve("db"), PROGRAMS, false);
      door.leadTo(port(postgres));
      for (String worker : WORKERS) {
        Twin.await(worker, SOON, () -> has(server, worker + " working again"));
      }
      Twin.await("ready", SOON, () -> api.get("/health/ready").status() == 200);

      for (String worker : WORKERS) {
        assertThat(server.log()).filteredOn(line -> line.contains(worker + " failing")).hasSize(1);
        assertThat(server.log())
            .filteredOn(line -> line.contains(worker + " working again"))
            .hasSize(1);
      }
      assertThat(server.log()).noneMatch(line -> line.startsWith("\tat "));
      assertThat(server.log())
          .filteredOn(line -> line.contains(" WARN ") || line.contains(" ERROR "))
          .hasSizeLessThan(12);
      assertThat(server.log()).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*"));
    } finally {
      postgres.close();
    }
  }

  private static boolean has(ServerProcess server, String text) {
    return server.log().stream().anyMatch(line -> line.contains(text));
  }

  private static int port(EmbeddedDatabase postgres) {
    return URI.create(postgres.address().jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static String url(DatabaseAddress address, int port) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/feria?user="
        + address.user()
        + "&password="
        + address.password().reveal();
  }
}

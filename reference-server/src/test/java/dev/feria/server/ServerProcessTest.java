package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ServerProcess;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import dev.feria.server.testing.Twin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers in processes of their own, killed and stopped as an operating system would. */
final class ServerProcessTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir Path folder;

  private String command(String... arguments) {
    var out = new StringWriter();
    int code =
        Main.commandLine(Map.of("FERIA_DATA", folder.toString()), Clock.systemUTC())
            .setOut(new PrintWriter(out))
            .execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  /** Returns the process and the port of PostgreSQL. */
  private List<String> postmaster() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
    return List.of(lines.get(0).strip(), lines.get(3).strip());
  }

  private static boolean listens(List<String> postmaster) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port(postmaster))) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static int port(List<String> postmaster) {
    return Integer.parseInt(postmaster.get(1));
  }

  @Test
  void serve_afterKill_adoptsTheRunningDatabaseAndStopsItInOrder() throws IOException {
    String key;
    List<String> database;
    try (ServerProcess killed = ServerProcess.serve(folder, Map.of())) {
      killed.url();
      command("tenant", "create", "--name", "Demo", "--email", "ana@example.com");
      key = command("api-key", "create", "--tenant", "Demo").replaceFirst("(?s).*api_key: ", "");
      ApiCaller api = new ApiCaller(killed.url()).withKey(key.strip());
      assertThat(api.post("/api/v1/products", "{\"sku\":\"A-1\",\"title\":\"Té\"}").status())
          .isEqualTo(201);
      database = postmaster();
      killed.kill();
    }
    assertThat(listens(database)).isTrue();

    try (ServerProcess next = ServerProcess.serve(folder, Map.of())) {
      ApiCaller api = new ApiCaller(next.url()).withKey(key.strip());
      assertThat(api.get("/api/v1/products/A-1/stock").text("sku")).isEqualTo("A-1");
      assertThat(postmaster()).isEqualTo(database);
      assertThat(next.log()).anyMatch(line -> line.contains("database joined"));
      assertThat(next.stop()).isEqualTo(143);
      assertThat(next.log()).anyMatch(line -> line.contains("stopping"));
    }
    assertThat(listens(database)).isFalse();
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void sync_whenItsNodeIsKilled_isFinishedByAnother() {
    var clock = new TestClock();
    try (Twin twin = Twin.start(12, 200, clock);
        TestServer other =
            TestServer.start(clock, twin.settings(), ServiceLoader.load(Provider.class))) {
      Tenant tenant = other.tenant("Demo");
      twin.connect(tenant.api());
      Twin.awaitSyncs(tenant.api(), SOON);
      long orders = count(other, "select count(*) from orders");
      assertThat(orders).isGreaterThan(100);
      String sync = beginWhere(other, twin, tenant);

      Twin.await(
          "the other node's end",
          SOON,
          () -> tenant.api().get("/api/v1/syncs/" + sync).text("status").equals("done"));
      assertThat(tenant.api().get("/api/v1/syncs/" + sync).text("errors")).isEqualTo("0");
      assertThat(count(other, "select count(*) from orders")).isEqualTo(orders);
    }
  }

  /** Lets another process begin a sync of all orders, and kills it in the middle. */
  private String beginWhere(TestServer other, Twin twin, Tenant tenant) {
    var address = other.database().address();
    Map<String, String> settings = new HashMap<>(twin.settings());
    settings.put(
        "FERIA_DATABASE_URL",
        address.jdbcUrl() + "?user=" + address.user() + "&password=" + address.password().reveal());
    settings.put("FERIA_MASTER_KEY", "file:" + other.keyFile());
    other.database().asOwner(h -> h.execute("delete from checkpoints where name = 'orders'"));
    twin.control(
        "POST",
        "/faults",
        "[{\"match\":{\"operation\":\"orders.search\"},\"fault\":\"delay:2000ms\",\"times\":50}]");
    try (ServerProcess killed = ServerProcess.serve(folder, settings)) {
      ApiCaller api = new ApiCaller(killed.url()).withKey(tenant.key());
      String sync = api.post(Twin.PATH + "/sync-orders?wait=PT0S", null).text("sync_id");
      Twin.await(
          "the first page",
          SOON,
          () -> {
            var now = api.get("/api/v1/syncs/" + sync);
            assertThat(now.text("status")).isNotEqualTo("done");
            return !now.text("processed").equals("0");
          });
      killed.kill();
      return sync;
    }
  }

  private static long count(TestServer server, String sql) {
    long[] found = new long[1];
    server.database().asOwner(h -> found[0] = h.createQuery(sql).mapTo(Long.class).one());
    return found[0];
  }

  @Test
  void serve_withJsonLog_writesJsonLinesWithoutSecrets() {
    var clock = new TestClock();
    try (Twin twin = Twin.start(6, 6, clock)) {
      Map<String, String> settings = new HashMap<>(twin.settings());
      settings.put("FERIA_LOG_FORMAT", "json");
      command("tenant", "create", "--name", "Demo", "--email", "ana@example.com");
      String key =
          command("api-key", "create", "--tenant", "Demo")
              .replaceFirst("(?s).*api_key: ", "")
              .strip();
      try (ServerProcess server = ServerProcess.serve(folder, settings)) {
        ApiCaller api = new ApiCaller(server.url()).withKey(key);
        twin.control(
            "PUT",
            "/application",
            "{\"redirect_uris\":[\"http://localhost:0/api/v1/integrations/mercadolibre/callback\"]}");
        assertThat(twin.connect(api).text("status")).isEqualTo("connected");
        Twin.awaitSyncs(api, SOON);
        api.post(Twin.PATH + "/refresh-token", null);
        api.post(
            "/api/webhooks/" + Twin.ID, "{\"topic\":\"orders_v2\",\"resource\":\"/orders/1\"}");
        api.post("/api/v1/products", "{broken");
        server.stop();
        assertJson(server.log());
        assertThat(server.log()).noneMatch(line -> line.contains(key));
        assertThat(server.log()).noneMatch(line -> line.contains(twin.clientSecret()));
        assertThat(server.log()).noneMatch(line -> line.contains("APP_USR-"));
        assertThat(server.log()).noneMatch(line -> line.contains("TG-"));
      }
    }
  }

  private static void assertJson(List<String> log) {
    assertThat(log).hasSizeGreaterThan(2);
    List<String> json = log.stream().filter(line -> line.startsWith("{")).toList();
    assertThat(json).isEqualTo(log);
    for (String line : json) {
      Map<?, ?> event = (Map<?, ?>) dev.feria.server.platform.http.Json.tree(line);
      assertThat(event.get("@timestamp")).isNotNull();
      assertThat(event.get("level")).isNotNull();
      assertThat(event.get("message")).isNotNull();
    }
  }
}

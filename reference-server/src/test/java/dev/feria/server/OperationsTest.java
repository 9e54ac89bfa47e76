package dev.feria.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.server.platform.DatabaseAddress;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import dev.feria.server.testing.Twin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a server with a connected seller: metrics and the doctor. */
final class OperationsTest {
  private static final List<String> METERS =
      List.of(
          "feria_http_requests_seconds_count",
          "feria_provider_calls_seconds_count",
          "feria_provider_budget_wait_seconds_count",
          "feria_provider_attempts_total",
          "feria_lanes_lag_seconds",
          "feria_lanes_waiting",
          "feria_lanes_dead",
          "feria_spool_",
          "feria_publications_",
          "hikaricp_connections_active",
          "jvm_memory_used_bytes",
          "process_uptime_seconds");
  private static final Set<String> LABELS =
      Set.of(
          "method",
          "route",
          "status",
          "provider",
          "operation",
          "error",
          "pool",
          "area",
          "id",
          "state",
          "le",
          "kind",
          "outcome",
          "result",
          "topic",
          "lane",
          "reason",
          "job");

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private Twin twin;
  private TestServer server;

  @BeforeEach
  void start() {
    twin = Twin.start(6, 6, clock);
    server = TestServer.start(clock, twin.settings(), ServiceLoader.load(Provider.class));
  }

  @AfterEach
  void stop() {
    server.close();
    twin.close();
  }

  @Test
  void metrics_ofABusyServer_haveTheMetersAndNothingOfTenants() {
    Tenant tenant = server.tenant("Demo");
    String account = twin.connect(tenant.api()).text("id");
    Twin.awaitSyncs(tenant.api(), Duration.ofSeconds(60));
    tenant.api().get("/api/v1/products/NO-SUCH-SKU-77/stock");
    tenant.api().get("/api/v1/no/such/path-77");

    String text = server.anonymous().get("/metrics").body();

    assertThat(METERS).allMatch(text::contains);
    assertThat(text)
        .doesNotContain(tenant.id().toString())
        .doesNotContain(account)
        .doesNotContain(tenant.key())
        .doesNotContain(tenant.email())
        .doesNotContain(twin.sellerId())
        .doesNotContain(twin.clientSecret())
        .doesNotContain("NO-SUCH-SKU")
        .doesNotContain("no/such");
    assertThat(labels(text)).isSubsetOf(LABELS);
  }

  private static Set<String> labels(String text) {
    Set<String> labels = new TreeSet<>();
    for (String line : text.split("\n", -1)) {
      if (!line.startsWith("#") && line.contains("{")) {
        String inside = line.substring(line.indexOf('{') + 1, line.lastIndexOf('}'));
        Pattern.compile("(\\w+)=\"")
            .matcher(inside)
            .results()
            .map(MatchResult::group)
            .map(l -> l.replaceAll("\\W", ""))
            .forEach(labels::add);
      }
    }
    return labels;
  }

  /** How the doctor ended. */
  private record Ended(int code, String out, String err) {}

  private Ended doctor(Map<String, String> environment) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine(environment, Clock.systemUTC())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("doctor");
    return new Ended(code, out.toString(), err.toString());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(twin.settings());
    DatabaseAddress address = server.database().address();
    environment.put(
        "FERIA_DATABASE_URL",
        address.jdbcUrl() + "?user=" + address.user() + "&password=" + address.password().reveal());
    environment.put("FERIA_MASTER_KEY", "file:" + server.keyFile());
    environment.put("FERIA_PUBLIC_URL", server.url().toString());
    environment.put("FERIA_DATA", folder.toString());
    return environment;
  }

  @Test
  void doctor_whenAllIsWell_exitsWith0AndPrintsNoSecret() {
    Ended ended = doctor(environment());

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .contains("ok    settings")
        .contains("ok    database")
        .contains("ok    migrations: complete")
        .contains("ok    provider")
        .contains("ok    public url")
        .doesNotContain("WRONG")
        .doesNotContain(twin.clientSecret())
        .doesNotContain(server.database().address().password().reveal());
    assertThat(Arrays.asList(ended.out().strip().split("\n", -1))).allMatch(l -> l.contains(": "));
  }

  @Test
  void doctor_withAWrongSetting_namesIt() {
    Map<String, String> environment = environment();
    environment.put("FERIA_PORT", "eighty");

    Ended ended = doctor(environment);

    assertThat(ended.code()).isOne();
    assertThat(ended.err().strip()).isEqualTo("FERIA_PORT must be a number from 0 to 65535");
  }

  @Test
  void doctor_whenTheDatabaseIsAway_saysWhichAndGoesOn() {
    Map<String, String> environment = environment();
    environment.put("FERIA_DATABASE_URL", "postgres://feria:hidden-word@127.0.0.1:1/feria");

    Ended ended = doctor(environment);

    assertThat(ended.code()).isOne();
    assertThat(ended.out())
        .contains("WRONG database: does not answer")
        .contains("127.0.0.1:1")
        .contains("ok    public url")
        .doesNotContain("hidden-word");
  }

  @Test
  void doctor_whenTheProviderCannotBeReached_saysSo() {
    Map<String, String> environment = environment();
    environment.put("FERIA_PROVIDER_MERCADOLIBRE_BASE_URL", "http://127.0.0.1:1/");

    Ended ended = doctor(environment);

    assertThat(ended.code()).isOne();
    assertThat(ended.out()).contains("WRONG provider").contains("ok    database");
  }

  @Test
  void doctor_whenMigrationsAreMissing_isStillWell() {
    Map<String, String> environment = environment();
    server
        .database()
        .asOwner(
            h ->
                h.execute(
                    """
                    delete from flyway_schema_history
                    where version = (select max(version::int)::text from flyway_schema_history)
                    """));

    assertThat(doctor(environment).out()).contains("migrations: pending");
  }
}

package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.http.HttpListener;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiContract;
import dev.feria.server.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.glassfish.jersey.server.ResourceConfig;

/** The ingest of a server with one made-up provider, over real HTTP. */
final class Stall implements AutoCloseable {
  static final String GOOD = "good";

  final StallReader reader = new StallReader();
  final RecordingHandler handler = new RecordingHandler();
  final TestNotices notices = new TestNotices();
  final List<String> audit = Collections.synchronizedList(new ArrayList<>());
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Wakeups wakeups = new Wakeups();
  final RecordingSinks sinks = new RecordingSinks();
  final Queue<String> jobs = new ConcurrentLinkedQueue<>();
  final TestAccounts accounts;
  final Ingest ingest;
  private final HttpListener http;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Stall(Database database, Path spool, Clock clock, DispatchSettings dispatch) {
    this(database, spool, clock, dispatch, WriterLimits.DEFAULT);
  }

  Stall(
      Database database, Path spool, Clock clock, DispatchSettings dispatch, WriterLimits limits) {
    this.accounts = new TestAccounts(database);
    this.ingest =
        Ingest.open(
            new IngestSetup(
                database,
                wakeups,
                clock,
                () -> 0.5,
                registry,
                spool,
                IngestSetup.SPOOL_BYTES,
                id -> id.equals("stall") ? Optional.of(reader) : Optional.empty(),
                accounts,
                List.of(handler),
                notices,
                (handle, tenant, actor, action, subject, detail) ->
                    audit.add(actor + " " + action + " " + detail),
                dispatch,
                sources()),
            limits);
    ResourceConfig config = HttpListener.plumbing(false);
    ingest.resources().forEach(config::register);
    config.register(
        (ContainerRequestFilter)
            request -> {
              String tenant = request.getHeaderString("X-Test-Tenant");
              if (tenant != null) {
                new Principal(UUID.fromString(tenant), "user:test", Role.OWNER, null, null, null)
                    .attach(request);
              }
            });
    this.http = HttpListener.start("127.0.0.1", 0, 16, config);
  }

  private IngestSetup.Sources sources() {
    return new IngestSetup.Sources(
        sinks::orders,
        sinks::listings,
        sinks::repair,
        (name, id, due) -> jobs.add(name + " " + id),
        (tenant, provider, account) ->
            accounts.usable().stream()
                .filter(row -> row.tenantId().equals(tenant) && row.provider().equals(provider))
                .filter(row -> account == null || row.accountId().toString().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("no such account").exception()),
        provider -> Duration.ofMinutes(5),
        sinks::sleep,
        Duration.ofDays(30));
  }

  /** Runs the jobs that were asked for, and those that these ask for, on the calling thread. */
  void runJobs() {
    for (String job = jobs.poll(); job != null; job = jobs.poll()) {
      ingest.runJob(job.substring(0, job.indexOf(' ')), job.substring(job.indexOf(' ') + 1));
    }
  }

  static Stall of(TestDatabase test, Path spool, Clock clock) {
    return new Stall(test.database(), spool, clock, DispatchSettings.DEFAULT);
  }

  HttpResponse<String> send(String path, String signature, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!signature.isEmpty()) {
      request.header("X-Stall-Signature", signature);
    }
    return exchange(request.build());
  }

  int notify(String... lines) {
    return send(
            "/api/webhooks/stall", GOOD, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .statusCode();
  }

  HttpResponse<String> get(String path, UUID tenant) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).GET();
    if (tenant != null) {
      request.header("X-Test-Tenant", tenant.toString());
    }
    return exchange(request.build());
  }

  HttpResponse<String> post(String path, UUID tenant) {
    return exchange(
        HttpRequest.newBuilder(uri(path))
            .header("X-Test-Tenant", tenant.toString())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      ApiContract.check(request.method(), request.uri(), null, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  double counted(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  /** Waits until a condition holds, 40 s at most. */
  static void await(BooleanSupplier condition) {
    await(Duration.ofSeconds(40), condition);
  }

  /** Waits until a condition holds. */
  static void await(Duration most, BooleanSupplier condition) {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("did not come true within " + most);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    http.close();
    ingest.close();
  }
}

package dev.feria.bench.rig;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The server on its embedded database, as durable as it comes. */
public final class Server implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Child child;
  private final URI url;
  private final Rest api;
  private final String apiKey;
  private final Path data;
  private final Path gcLog;

  private Server(Child child, URI url, String apiKey, Path data, Path gcLog) {
    this.child = child;
    this.url = url;
    this.api = new Rest(url, apiKey);
    this.apiKey = apiKey;
    this.data = data;
    this.gcLog = gcLog;
  }

  /**
   * How a server is started.
   *
   * @param jar the runnable jar
   * @param folder keeps the data and logs
   * @param port where it listens
   * @param run the how manieth start on the folder
   * @param heap the largest heap, as the {@code -Xmx} option wants it
   * @param providers settings of the providers, by name
   */
  record Setup(
      Path jar, Path folder, int port, int run, String heap, Map<String, String> providers) {}

  /** A run of an import. */
  public record Sync(
      String kind,
      String status,
      long processed,
      long errors,
      @Nullable Instant started,
      @Nullable Instant finished) {
    boolean isOpen() {
      return status.equals("queued") || status.equals("running");
    }
  }

  /** Starts the server of a tenant that exists or is made now. */
  static Server start(Setup setup, @Nullable String apiKey)
      throws IOException, InterruptedException {
    Path data = setup.folder().resolve("server");
    Path gcLog = setup.folder().resolve("gc-" + setup.run() + ".log");
    Map<String, String> settings = settings(setup, data);
    Child child =
        Child.start(
            List.of(
                "-Xmx" + setup.heap(),
                "-Xlog:gc:file=" + gcLog,
                "-jar",
                setup.jar().toString(),
                "serve"),
            settings,
            setup.folder().resolve("server-" + setup.run() + ".log"));
    try {
      child.awaitPort(setup.port());
      String key = apiKey == null ? tenant(setup, settings) : apiKey;
      URI url = URI.create("http://127.0.0.1:" + setup.port());
      return new Server(child, url, key, data, gcLog);
    } catch (IOException | InterruptedException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  private static Map<String, String> settings(Setup setup, Path data) {
    int port = setup.port();
    Map<String, String> settings = new HashMap<>(setup.providers());
    settings.put("FERIA_HOST", "127.0.0.1");
    settings.put("FERIA_PORT", Integer.toString(port));
    settings.put("FERIA_PUBLIC_URL", "http://127.0.0.1:" + port);
    settings.put("FERIA_DATA", data.toString());
    return settings;
  }

  private static String tenant(Setup setup, Map<String, String> settings)
      throws IOException, InterruptedException {
    command(setup, settings, "tenant", "create", "--name=bench", "--email=bench@example.com");
    String printed = command(setup, settings, "api-key", "create", "--tenant=bench");
    return printed
        .lines()
        .filter(line -> line.startsWith("api_key: "))
        .findFirst()
        .orElseThrow(() -> new IOException("no API key in: " + printed))
        .substring("api_key: ".length());
  }

  private static String command(Setup setup, Map<String, String> settings, String... words)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-jar", setup.jar().toString()));
    arguments.addAll(List.of(words));
    Path log = setup.folder().resolve(String.join("-", words[0], words[1]) + ".log");
    return Child.start(arguments, settings, log).output();
  }

  /** Returns its address. */
  public URI url() {
    return url;
  }

  String apiKey() {
    return apiKey;
  }

  /** Returns what looks into its database. */
  public StoredEvents storedEvents() {
    return new StoredEvents(data);
  }

  /** Returns what its garbage collector wrote. */
  public GcLog gcLog() {
    return new GcLog(gcLog);
  }

  /** Connects the seller; the server then imports by itself. */
  void connect() throws IOException, InterruptedException {
    URI page = URI.create(Rest.text(api.get("/api/v1/integrations/mercadolibre/auth-url"), "url"));
    URI back = Consent.give(page);
    String code = parameter(back, "code");
    String state = parameter(back, "state");
    api.send(
        "POST", "/api/v1/integrations/mercadolibre/callback", Map.of("code", code, "state", state));
  }

  /** Connects an account with keys; the server then imports by itself. */
  public void connect(String provider, Map<String, Object> keys)
      throws IOException, InterruptedException {
    api.send("POST", "/api/v1/integrations/" + provider + "/config", keys);
  }

  /** Returns how many records of a kind the latest import has come through. */
  public long processed(String kind) throws IOException, InterruptedException {
    return syncs().stream()
        .filter(sync -> sync.kind().equals(kind))
        .mapToLong(Sync::processed)
        .findFirst()
        .orElse(0);
  }

  /** Ends it without warning. */
  public void kill() throws InterruptedException {
    child.kill();
  }

  static String parameter(URI address, String name) throws IOException {
    Matcher found = Pattern.compile("[?&]" + name + "=([^&#]*)").matcher(address.toString());
    if (!found.find()) {
      throw new IOException("no " + name + " in " + address);
    }
    return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
  }

  /** Waits until the first import of a kind has ended, and returns it. */
  public Sync awaitImport(String kind, Duration longest) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + longest.toNanos();
    while (true) {
      Optional<Sync> done =
          syncs().stream().filter(s -> s.kind().equals(kind) && !s.isOpen()).findFirst();
      if (done.isPresent()) {
        return done.get();
      }
      if (System.nanoTime() > giveUp) {
        throw new IOException("the import did not end within " + longest + ": " + syncs());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Waits until nothing is being imported. */
  void awaitQuiet(Duration longest) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + longest.toNanos();
    while (syncs().stream().anyMatch(Sync::isOpen) && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  private List<Sync> syncs() throws IOException, InterruptedException {
    return Rest.list(api.get("/api/v1/syncs"), "data").stream()
        .map(
            each ->
                new Sync(
                    Rest.text(each, "kind"),
                    Rest.text(each, "status"),
                    number(each, "processed"),
                    number(each, "errors"),
                    instant(each, "started_at"),
                    instant(each, "finished_at")))
        .toList();
  }

  private static long number(Map<String, Object> parent, String name) {
    return new BigDecimal(Rest.text(parent, name)).longValueExact();
  }

  private static @Nullable Instant instant(Map<String, Object> parent, String name) {
    Object value = parent.get(name);
    return value == null ? null : Instant.parse(value.toString());
  }

  @Override
  public void close() {
    child.close();
  }
}

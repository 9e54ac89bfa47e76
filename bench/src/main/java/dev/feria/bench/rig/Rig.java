package dev.feria.bench.rig;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.mercadolibre.MercadoLibreClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filled sandbox, and a server that can be started and stopped on one data folder. */
public final class Rig implements AutoCloseable {
  /** As many requests a second as anybody could want. */
  public static final int UNLIMITED = 1_000_000;

  private static final Duration QUIET = Duration.ofMinutes(10);

  private final Path serverJar;
  private final Path folder;
  private final Sandbox sandbox;
  private final int port;
  private @Nullable String apiKey;
  private int runs;

  private Rig(Path serverJar, Path folder, Sandbox sandbox, int port) {
    this.serverJar = serverJar;
    this.folder = folder;
    this.sandbox = sandbox;
    this.port = port;
  }

  /**
   * Starts a sandbox.
   *
   * @param jars where both runnable jars are
   * @param folder keeps everything that is written; must be empty or absent
   * @param orders how many orders the seller has
   */
  public static Rig start(Jars jars, Path folder, int orders)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Sandbox sandbox = Sandbox.start(jars.sandbox(), folder, 2_000, orders);
    return new Rig(jars.server(), folder, sandbox, Child.freePort());
  }

  /** Returns the sandbox. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /**
   * Starts the server.
   *
   * @param heap the largest heap, for example {@code 256m}
   * @param requestsPerSecond what it may ask the provider for; null for its default
   */
  public Server serve(String heap, @Nullable Integer requestsPerSecond)
      throws IOException, InterruptedException {
    runs++;
    Server server =
        Server.start(
            new Server.Setup(serverJar, folder, port, runs, heap, settings(requestsPerSecond)),
            apiKey);
    if (apiKey == null) {
      apiKey = server.apiKey();
      server.connect();
    } else {
      server.awaitQuiet(QUIET);
    }
    return server;
  }

  private Map<String, String> settings(@Nullable Integer requestsPerSecond) {
    String provider = "FERIA_PROVIDER_MERCADOLIBRE_";
    Map<String, String> settings = new HashMap<>();
    settings.put(provider + "BASE_URL", sandbox.baseUrl().toString());
    settings.put(provider + "CLIENT_ID", sandbox.application("client_id"));
    settings.put(provider + "CLIENT_SECRET", sandbox.application("client_secret"));
    if (requestsPerSecond != null) {
      settings.put(provider + "REQUESTS_PER_SECOND", requestsPerSecond.toString());
    }
    return settings;
  }

  /** Returns a client of the same seller; the server's own token ends with this. */
  public MercadoLibreClient client() throws IOException, InterruptedException {
    String redirect = "http://127.0.0.1:" + port + "/api/v1/integrations/mercadolibre/callback";
    URI back =
        Consent.give(
            URI.create(
                sandbox.baseUrl()
                    + "-auth/authorization?"
                    + form(
                        Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            sandbox.application("client_id"),
                            "redirect_uri",
                            redirect,
                            "state",
                            "walk"))));
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form(grant(back, redirect))))
                    .build(),
                BodyHandlers.ofByteArray());
    Map<String, Object> token = Json.standard().read(answer.body(), JsonType.mapOf(Object.class));
    InMemoryTokenStore tokens = new InMemoryTokenStore();
    tokens.put(
        sandbox.seller(),
        new OAuthToken(Secret.of(Rest.text(token, "access_token")), null, null, null));
    return MercadoLibreClient.builder()
        .application(
            sandbox.application("client_id"), Secret.of(sandbox.application("client_secret")))
        .seller(sandbox.seller())
        .tokens(tokens)
        .base(sandbox.baseUrl())
        .requestsPerSecond(UNLIMITED)
        .build();
  }

  private Map<String, String> grant(URI back, String redirect) throws IOException {
    return Map.of(
        "grant_type",
        "authorization_code",
        "client_id",
        sandbox.application("client_id"),
        "client_secret",
        sandbox.application("client_secret"),
        "code",
        Server.parameter(back, "code"),
        "redirect_uri",
        redirect);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

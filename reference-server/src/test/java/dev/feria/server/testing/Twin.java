package dev.feria.server.testing;

import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiCaller.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The sandbox's first provider, with the first seller of which tests connect servers. */
public final class Twin implements AutoCloseable {
  /** The provider's id. */
  public static final String ID = "mercadolibre";

  /** Where its integration is in our API. */
  public static final String PATH = "/api/v1/integrations/" + ID;

  private final Sandbox sandbox;
  private final Map<?, ?> about;

  private Twin(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.about =
        ((List<?>) new ApiCaller(sandbox.uri("/")).get("/_sandbox").at("providers"))
            .stream()
                .map(p -> (Map<?, ?>) p)
                .filter(p -> p.get("id").equals(ID))
                .findFirst()
                .orElseThrow();
  }

  /** Starts a sandbox with a small catalogue. */
  public static Twin start(int listings, int orders, Clock clock) {
    return new Twin(Sandbox.start(SandboxOptions.DEFAULT.catalogue(listings, orders).clock(clock)));
  }

  /** Returns the settings with which a server finds it. */
  public Map<String, String> settings() {
    Map<?, ?> application = (Map<?, ?>) about.get("application");
    String prefix = "FERIA_PROVIDER_" + ID.toUpperCase(java.util.Locale.ROOT);
    return Map.of(
        prefix + "_BASE_URL", (String) about.get("base_url"),
        prefix + "_CLIENT_ID", (String) application.get("client_id"),
        prefix + "_CLIENT_SECRET", clientSecret());
  }

  /** Returns the application's secret. */
  public String clientSecret() {
    return (String) ((Map<?, ?>) about.get("application")).get("client_secret");
  }

  private Map<?, ?> seller() {
    return (Map<?, ?>) ((List<?>) about.get("accounts")).get(0);
  }

  /** Returns the seller's id. */
  public String sellerId() {
    return String.valueOf(seller().get("id"));
  }

  /** Connects the seller through the authorisation page. */
  public Answer connect(ApiCaller api) {
    String page = api.get(PATH + "/auth-url?site=MLC").text("url");
    Map<String, String> form = parameters(URI.create(page).getRawQuery());
    Map<?, ?> credentials = (Map<?, ?>) seller().get("credentials");
    form.put("nickname", String.valueOf(credentials.get("nickname")));
    form.put("password", String.valueOf(credentials.get("password")));
    form.put("decision", "allow");
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String location =
        new ApiCaller(sandbox.uri("/"))
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", page.replaceFirst("\\?.*", ""), body)
            .header("Location");
    return api.post(PATH + "/callback", Json.write(parameters(URI.create(location).getRawQuery())));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  /** Asks the control API of this provider. */
  public Answer control(String method, String path, String body) {
    return new ApiCaller(sandbox.uri("/")).send(method, "/_sandbox/" + ID + path, body);
  }

  /** Asks the control API for something of the seller. */
  public Answer ofSeller(String method, String path, String body) {
    return control(method, "/accounts/" + sellerId() + path, body);
  }

  /** Lets notifications be sent to a server. */
  public void notifyTo(URI server) {
    control(
        "PUT", "/application", "{\"notification_url\":\"" + server + "/api/webhooks/" + ID + "\"}");
  }

  /** Counts the calls whose operation contains a text. */
  public long calls(String operation) {
    return ((List<?>) control("GET", "/calls", null).at("calls"))
        .stream()
            .map(c -> (Map<?, ?>) c)
            .filter(c -> String.valueOf(c.get("operation")).contains(operation))
            .mapToLong(c -> ((Number) c.get("count")).longValue())
            .sum();
  }

  /** Waits until something is so, with a deadline. */
  public static void await(String what, Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in time: " + what);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Waits until the syncs that were begun have ended. */
  public static void awaitSyncs(ApiCaller api, Duration deadline) {
    await(
        "the import",
        deadline,
        () -> {
          List<?> syncs = (List<?>) api.get("/api/v1/syncs").at("data");
          return syncs.size() > 1
              && syncs.stream().allMatch(sync -> ((Map<?, ?>) sync).get("finished_at") != null);
        });
  }

  @Override
  public void close() {
    sandbox.close();
  }
}

package dev.feria.mercadolibre;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.retry.Sleeper;
import dev.feria.mercadolibre.provider.MercadoLibreProvider;
import dev.feria.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A seller of the sandbox, connected as a person would do it, and the truth about its shop. */
public final class SandboxSeller {
  public static final URI REDIRECT = URI.create("https://feria.example/callback");
  private static final Secret VERIFIER =
      Secret.of("M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag");

  public final InMemoryTokenStore tokens = new InMemoryTokenStore();
  public final Map<String, String> credentials;
  public final URI base;
  public final String id;
  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Takes the seller at a place in the sandbox's list. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public SandboxSeller(Sandbox sandbox, int place) {
    this.sandbox = sandbox;
    Map<String, Object> provider =
        ((List<Map<String, Object>>) control("GET", "", null).get("providers"))
            .stream().filter(p -> "mercadolibre".equals(p.get("id"))).findFirst().orElseThrow();
    Map<String, Object> account = ((List<Map<String, Object>>) provider.get("accounts")).get(place);
    this.base = URI.create((String) provider.get("base_url"));
    this.id = (String) account.get("id");
    this.credentials = new HashMap<>();
    if (provider.get("application") instanceof Map<?, ?> application) {
      application.forEach((k, v) -> credentials.put(String.valueOf(k), String.valueOf(v)));
    }
    ((Map<String, Object>) account.get("credentials"))
        .forEach((k, v) -> credentials.put(k, String.valueOf(v)));
  }

  /** The provider's application, with the sandbox's own client. */
  public ProviderApplication application() {
    Clock clock = Clock.systemUTC();
    return new MercadoLibreProvider()
        .configure(
            new ProviderSettings(
                base,
                Map.of(
                    "client_id", Secret.of(credentials.get("client_id")),
                    "client_secret", Secret.of(credentials.get("client_secret")),
                    "requests_per_second", Secret.of("1000"))),
            new ProviderRuntime(
                Transport.create(),
                Transport.create(),
                clock,
                Sleeper.realTime(),
                tokens,
                new InMemoryBudgets(clock, Sleeper.realTime()),
                CallListener.NONE));
  }

  /** Goes through the authorisation page and returns the connected account. */
  public Account connect(ProviderApplication application) {
    Connection connection = authorize(application);
    tokens.put("account", connection.token());
    return application.open(
        new AccountHandle(
            "account", connection.profile().externalId(), connection.profile().attributes()),
        Map.of());
  }

  /** Goes through the authorisation page. */
  public Connection authorize(ProviderApplication application) {
    AuthorizationFlow flow = application.authorization().orElseThrow();
    URI page =
        flow.url(
            new AuthorizationFlow.Request(REDIRECT, "state-1", VERIFIER, Map.of("site", "MLC")));
    Map<String, String> form = parameters(page.getRawQuery());
    form.put("nickname", credentials.get("nickname"));
    form.put("password", credentials.get("password"));
    form.put("decision", "allow");
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(page.toString().replaceFirst("\\?.*", "")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build());
    String location = answer.headers().firstValue("Location").orElseThrow();
    Map<String, String> back = parameters(URI.create(location).getRawQuery());
    if (!"state-1".equals(back.get("state"))) {
      throw new AssertionError("state lost: " + location);
    }
    return flow.exchange(
        new AuthorizationFlow.Grant(
            Secret.of(back.get("code")), REDIRECT, VERIFIER, Map.of("site", "MLC"), null));
  }

  /** The seller's listings as the sandbox knows them. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public List<Map<String, Object>> listings() {
    return (List<Map<String, Object>>)
        control("GET", "/mercadolibre/accounts/" + id + "/listings", null).get("data");
  }

  /** The seller's orders as the sandbox knows them. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public List<Map<String, Object>> orders() {
    return (List<Map<String, Object>>)
        control("GET", "/mercadolibre/accounts/" + id + "/orders", null).get("data");
  }

  /** Calls the control API below the seller's account. */
  public Map<String, Object> tell(String path, String json) {
    return control("POST", "/mercadolibre/accounts/" + id + path, json);
  }

  /** Calls the control API. */
  public Map<String, Object> control(String method, String path, String json) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(sandbox.uri("/_sandbox" + path))
                .method(
                    method,
                    json == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json))
                .build());
    if (answer.statusCode() >= 300) {
      throw new AssertionError(method + " " + path + ": " + answer.body());
    }
    try {
      return answer.body().isEmpty()
          ? Map.of()
          : Json.standard()
              .read(answer.body().getBytes(StandardCharsets.UTF_8), JsonType.mapOf(Object.class));
    } catch (IOException unexpected) {
      throw new AssertionError(answer.body(), unexpected);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

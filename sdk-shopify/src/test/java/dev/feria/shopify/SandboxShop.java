package dev.feria.shopify;

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
import dev.feria.sandbox.Sandbox;
import dev.feria.shopify.provider.ShopifyProvider;
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

/** A shop of the sandbox, connected as a person would do it, and the truth about it. */
public final class SandboxShop {
  public static final URI REDIRECT = URI.create("https://feria.example/callback");

  public final InMemoryTokenStore tokens = new InMemoryTokenStore();
  public final Map<String, String> credentials = new HashMap<>();
  public final Map<String, String> application = new HashMap<>();
  public final URI base;
  public final String id;
  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Takes the shop at a place in the sandbox's list. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public SandboxShop(Sandbox sandbox, int place) {
    this.sandbox = sandbox;
    Map<String, Object> provider =
        ((List<Map<String, Object>>) control("GET", "", null).get("providers"))
            .stream().filter(p -> "shopify".equals(p.get("id"))).findFirst().orElseThrow();
    Map<String, Object> account = ((List<Map<String, Object>>) provider.get("accounts")).get(place);
    this.base = URI.create((String) provider.get("base_url"));
    this.id = (String) account.get("id");
    ((Map<String, Object>) provider.get("application"))
        .forEach((k, v) -> application.put(k, String.valueOf(v)));
    ((Map<String, Object>) account.get("credentials"))
        .forEach((k, v) -> credentials.put(k, String.valueOf(v)));
  }

  /** The provider with the operator's application. */
  public ProviderApplication operator() {
    return configured(
        Map.of(
            "client_id", Secret.of(application.get("client_id")),
            "client_secret", Secret.of(application.get("client_secret"))));
  }

  /** The provider without an application of the operator. */
  public ProviderApplication withoutApplication() {
    return configured(Map.of());
  }

  private ProviderApplication configured(Map<String, Secret> settings) {
    Clock clock = Clock.systemUTC();
    Transport pool = Transport.create();
    return new ShopifyProvider()
        .configure(
            new ProviderSettings(base, settings),
            new ProviderRuntime(
                pool,
                pool.publicOnly(),
                clock,
                Sleeper.realTime(),
                tokens,
                new InMemoryBudgets(clock, Sleeper.realTime()),
                CallListener.NONE));
  }

  /** Connects with the token of an application made in the shop's administration. */
  public Account withToken() {
    return open(
        withoutApplication(), Map.of("shop", id, "access_token", credentials.get("access_token")));
  }

  /** Connects with an application of the shop's own organisation. */
  public Account withOwnApplication() {
    return open(
        withoutApplication(),
        Map.of(
            "shop", id,
            "client_id", credentials.get("client_id"),
            "client_secret", credentials.get("client_secret")));
  }

  private Account open(ProviderApplication provider, Map<String, String> fields) {
    Map<String, Secret> secrets = new HashMap<>();
    fields.forEach((name, value) -> secrets.put(name, Secret.of(value)));
    return open(provider, provider.connect(secrets));
  }

  /** Opens a connected account. */
  public Account open(ProviderApplication provider, Connection connection) {
    if (connection.token() != null) {
      tokens.put("account", connection.token());
    }
    return provider.open(
        new AccountHandle(
            "account", connection.profile().externalId(), connection.profile().attributes()),
        connection.credentials());
  }

  /** Goes through the authorisation page. */
  public Connection authorize(ProviderApplication provider) {
    AuthorizationFlow flow = provider.authorization().orElseThrow();
    Map<String, String> fields = Map.of("shop", id.replace(".myshopify.com", ""));
    URI page =
        flow.url(new AuthorizationFlow.Request(REDIRECT, "state-1", Secret.of("unused"), fields));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(page).build());
    if (answer.statusCode() == 200) {
      Map<String, String> form = parameters(page.getRawQuery());
      form.put("decision", "allow");
      answer =
          send(
              HttpRequest.newBuilder(URI.create(page.toString().replaceFirst("\\?.*", "")))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                  .build());
    }
    String location = answer.headers().firstValue("Location").orElseThrow(unexpected(answer));
    Map<String, String> back = parameters(URI.create(location).getRawQuery());
    AuthorizationFlow.Return returned = flow.returned(back).orElseThrow();
    return flow.exchange(
        new AuthorizationFlow.Grant(returned.code(), REDIRECT, Secret.of("unused"), fields, back));
  }

  private static java.util.function.Supplier<AssertionError> unexpected(
      HttpResponse<String> answer) {
    return () -> new AssertionError(answer.statusCode() + " " + answer.body());
  }

  /** The shop's listings as the sandbox knows them. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public List<Map<String, Object>> listings() {
    return (List<Map<String, Object>>)
        control("GET", "/shopify/accounts/" + id + "/listings", null).get("data");
  }

  /** The shop's orders as the sandbox knows them. */
  @SuppressWarnings("unchecked") // the sandbox's own answer
  public List<Map<String, Object>> orders() {
    return (List<Map<String, Object>>)
        control("GET", "/shopify/accounts/" + id + "/orders", null).get("data");
  }

  /** Calls the control API below the shop's account. */
  public Map<String, Object> tell(String path, String json) {
    return control("POST", "/shopify/accounts/" + id + path, json);
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
    StringBuilder text = new StringBuilder();
    form.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }
}

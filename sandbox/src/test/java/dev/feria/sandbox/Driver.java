package dev.feria.sandbox;

import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Drives a sandbox over real HTTP, as an application and through the control API. */
public final class Driver {
  public static final String CALLBACK = "http://localhost:8080/callback";

  /** What an application holds of one seller. */
  public record Tokens(String access, String refresh, long userId) {}

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String base;

  public Driver(Sandbox sandbox) {
    this(sandbox.baseUrl());
  }

  public Driver(String base) {
    this.base = base;
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
  }

  public Answer get(String path) {
    return send(request(path));
  }

  public Answer post(String path, Object body) {
    return send(json(path, "POST", body));
  }

  public Answer put(String path, Object body) {
    return send(json(path, "PUT", body));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public HttpRequest.Builder json(String path, String method, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  public Answer form(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(e -> Forms.encode(e.getKey()) + "=" + Forms.encode(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Calls with a token; the path is the platform's own. */
  public Answer api(Tokens tokens, String method, String path, Object body) {
    HttpRequest.Builder request =
        body == null
            ? request("/mercadolibre" + path).method(method, BodyPublishers.noBody())
            : json("/mercadolibre" + path, method, body);
    return send(request.header("Authorization", "Bearer " + tokens.access()));
  }

  public Answer api(Tokens tokens, String path) {
    return api(tokens, "GET", path, null);
  }

  /** An authorised GET with one more header. */
  public Answer apiWith(Tokens tokens, String path, String header, String value) {
    return send(
        request("/mercadolibre" + path)
            .header("Authorization", "Bearer " + tokens.access())
            .header(header, value));
  }

  /** The seller with this position in the list of accounts. */
  public Map<?, ?> credentials(int index) {
    return (Map<?, ?>) get("/_sandbox").at("providers", 0, "accounts", index, "credentials");
  }

  public Map<String, String> authorization(String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("response_type", "code");
    fields.put("client_id", get("/_sandbox").string("providers", 0, "application", "client_id"));
    fields.put("redirect_uri", CALLBACK);
    fields.put("state", "s-1 +&");
    for (int i = 0; i + 1 < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  /** Logs in and presses a button; answers what came back in the redirect. */
  public Map<String, String> decide(int account, String decision, String... more) {
    Map<String, String> fields = authorization(more);
    fields.putIfAbsent("nickname", credentials(account).get("nickname").toString());
    fields.putIfAbsent("password", credentials(account).get("password").toString());
    fields.put("decision", decision);
    Answer answer = form("/mercadolibre-auth/authorization", fields).expect(302);
    return Forms.parse(URI.create(answer.header("Location")).getRawQuery());
  }

  public Answer token(String... fields) {
    Map<?, ?> application = (Map<?, ?>) get("/_sandbox").at("providers", 0, "application");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", application.get("client_id").toString());
    form.put("client_secret", application.get("client_secret").toString());
    for (int i = 0; i + 1 < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form("/mercadolibre/oauth/token", form);
  }

  public Answer refresh(String refreshToken) {
    return token("grant_type", "refresh_token", "refresh_token", refreshToken);
  }

  /** Connects an account through the whole flow. */
  public Tokens connect(int account) {
    String code = decide(account, "allow").get("code");
    return tokens(
        token("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK)
            .expect(200));
  }

  public static Tokens tokens(Answer answer) {
    return new Tokens(
        answer.string("access_token"), answer.string("refresh_token"), answer.number("user_id"));
  }

  public String control(Tokens tokens, String path) {
    return "/_sandbox/mercadolibre/accounts/" + tokens.userId() + path;
  }

  public Answer application(Object... settings) {
    return put("/_sandbox/mercadolibre/application", Json.obj(settings)).expect(200);
  }

  public Answer advance(String duration) {
    return post("/_sandbox/clock", Json.obj("advance", duration)).expect(200);
  }

  public Answer fault(String operation, String fault, int times) {
    return post(
            "/_sandbox/mercadolibre/faults",
            List.of(
                Json.obj(
                    "match", Json.obj("operation", operation), "fault", fault, "times", times)))
        .expect(200);
  }

  /** A customer buys one listing. */
  public Answer buy(Tokens tokens, String listing, int quantity, String status) {
    return post(
        control(tokens, "/orders"),
        Json.obj(
            "lines",
            List.of(Json.obj("listing", listing, "quantity", quantity)),
            "status",
            status));
  }

  /** The truth about one listing. */
  public Map<String, Object> listing(Tokens tokens, String id) {
    return get(control(tokens, "/listings")).maps("data").stream()
        .filter(listing -> listing.get("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}

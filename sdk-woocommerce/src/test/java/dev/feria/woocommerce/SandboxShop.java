package dev.feria.woocommerce;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.http.CallListener;
import dev.feria.core.http.Transport;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.retry.Sleeper;
import dev.feria.sandbox.Sandbox;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.provider.WooCommerceProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A shop of the sandbox, and the truth about it. */
final class SandboxShop {
  final String id;
  final String url;
  final Map<String, Object> credentials;
  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("unchecked") // the sandbox's own answer
  SandboxShop(Sandbox sandbox, String id) {
    this.sandbox = sandbox;
    this.id = id;
    Map<String, Object> provider =
        ((List<Map<String, Object>>) control("GET", "", null).get("providers"))
            .stream().filter(p -> "woocommerce".equals(p.get("id"))).findFirst().orElseThrow();
    Map<String, Object> account =
        ((List<Map<String, Object>>) provider.get("accounts"))
            .stream().filter(a -> id.equals(a.get("id"))).findFirst().orElseThrow();
    this.credentials = (Map<String, Object>) account.get("credentials");
    this.url = (String) credentials.get("url");
  }

  StoreKeys keys() {
    return new StoreKeys(
        Secret.of((String) credentials.get("consumer_key")),
        Secret.of((String) credentials.get("consumer_secret")));
  }

  static ProviderApplication application(Sandbox sandbox) {
    Transport pool = Transport.create();
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.realTime();
    return new WooCommerceProvider()
        .configure(
            new ProviderSettings(
                URI.create(sandbox.baseUrl() + "/woocommerce"),
                Map.of("requests_per_second", Secret.of("1000"))),
            new ProviderRuntime(
                pool,
                pool,
                clock,
                sleeper,
                new InMemoryTokenStore(),
                new InMemoryBudgets(clock, sleeper),
                CallListener.NONE));
  }

  Connection connection(ProviderApplication application) {
    return application.connect(
        Map.of(
            "url", Secret.of(url),
            "consumer_key", keys().consumerKey(),
            "consumer_secret", keys().consumerSecret()));
  }

  static Account open(ProviderApplication application, Connection connection) {
    return application.open(
        new AccountHandle(
            "account-1", connection.profile().externalId(), connection.profile().attributes()),
        connection.credentials());
  }

  /** Calls the control API of this shop. */
  Map<String, Object> shop(String method, String path, String body) {
    return control(method, "/woocommerce/accounts/" + id + path, body);
  }

  @SuppressWarnings("unchecked") // the sandbox's own answer
  List<Map<String, Object>> all(String path) {
    return (List<Map<String, Object>>) shop("GET", path, null).get("data");
  }

  Map<String, Object> control(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/_sandbox" + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body().isBlank()
          ? Map.of()
          : Json.standard().read(answer.body(), JsonType.mapOf(Object.class));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}

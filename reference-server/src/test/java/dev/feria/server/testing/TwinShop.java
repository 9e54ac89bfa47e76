package dev.feria.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TestServer.Tenant;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** A server whose only tenant sells at a twin, over real HTTP throughout. */
public final class TwinShop implements AutoCloseable {
  private static final String ID = "mercadolibre";

  /** Where the account's integration is. */
  public static final String PATH = "/api/v1/integrations/" + ID;

  /** Calls the sandbox's control API. */
  public final ApiCaller control;

  /** Calls the server as the tenant. */
  public final ApiCaller api;

  private final Sandbox sandbox;
  private final TestServer server;
  private final Map<?, ?> seller;

  /**
   * Starts both; the account is not connected yet.
   *
   * @param listings how many items the seller has
   */
  public TwinShop(int listings, int orders) {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(listings, orders));
    control = new ApiCaller(sandbox.uri("/"));
    Map<?, ?> twin =
        ((List<?>) control.get("/_sandbox").at("providers"))
            .stream()
                .map(p -> (Map<?, ?>) p)
                .filter(p -> p.get("id").equals(ID))
                .findFirst()
                .orElseThrow();
    Map<?, ?> application = (Map<?, ?>) twin.get("application");
    seller = (Map<?, ?>) ((List<?>) twin.get("accounts")).get(0);
    server =
        TestServer.start(
            new TestClock(),
            Map.of(
                "FERIA_PROVIDER_MERCADOLIBRE_BASE_URL", (String) twin.get("base_url"),
                "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_ID", (String) application.get("client_id"),
                "FERIA_PROVIDER_MERCADOLIBRE_CLIENT_SECRET",
                    (String) application.get("client_secret")),
            ServiceLoader.load(Provider.class));
    application(Map.of("notification_url", server.url() + "/api/webhooks/" + ID));
    Tenant tenant = server.tenant("Demo");
    api = tenant.api();
  }

  /** Changes settings of the application. */
  public void application(Map<String, ?> settings) {
    assertThat(
            control.send("PUT", "/_sandbox/" + ID + "/application", Json.write(settings)).status())
        .isEqualTo(200);
  }

  /** Connects the seller through the authorisation page. */
  public void connect() {
    String page = api.get(PATH + "/auth-url?site=MLC").text("url");
    Map<String, String> form = parameters(URI.create(page).getRawQuery());
    Map<?, ?> credentials = (Map<?, ?>) seller.get("credentials");
    form.put("nickname", String.valueOf(credentials.get("nickname")));
    form.put("password", String.valueOf(credentials.get("password")));
    form.put("decision", "allow");
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    Answer answer =
        control
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", page.replaceFirst("\\?.*", ""), body);
    Map<String, String> back = parameters(URI.create(answer.header("Location")).getRawQuery());
    assertThat(api.post(PATH + "/callback", Json.write(back)).status()).isEqualTo(200);
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

  /** Returns the path of the seller's control API. */
  public String account() {
    return "/_sandbox/" + ID + "/accounts/" + seller.get("id");
  }

  /** Returns what the twin shows for sale. */
  public List<Map<?, ?>> listings() {
    return ((List<?>) control.get(account() + "/listings").at("data"))
        .stream().<Map<?, ?>>map(listing -> (Map<?, ?>) listing).toList();
  }

  /** Returns what the twin shows of one listing. */
  public Map<?, ?> listing(Object id) {
    return listings().stream().filter(l -> l.get("id").equals(id)).findFirst().orElseThrow();
  }

  /** Lets a customer buy. */
  public Answer buy(Map<String, ?> line) {
    Answer order =
        control.post(
            account() + "/orders", Json.write(Map.of("lines", List.of(line), "status", "paid")));
    assertThat(order.status()).isBetween(200, 201);
    return order;
  }

  /** Returns what is on hand of a product, null where there is none such. */
  public Integer onHand(String sku) {
    Answer answer = api.get(product(sku) + "/stock");
    return answer.status() == 200 ? ((Number) answer.at("on_hand")).intValue() : null;
  }

  /** Moves stock by hand. */
  public void move(String sku, String kind, int quantity) {
    Answer moved =
        api.post(
            product(sku) + "/movements", Json.write(Map.of("kind", kind, "quantity", quantity)));
    assertThat(moved.status()).isBetween(200, 201);
  }

  private static String product(String sku) {
    return "/api/v1/products/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Tells whether a sync of a kind has come to its end. */
  public boolean synced(String kind) {
    Answer history = api.get("/api/v1/syncs?kind=" + kind);
    return ((List<?>) history.at("data"))
        .stream().anyMatch(sync -> "done".equals(((Map<?, ?>) sync).get("status")));
  }

  @Override
  public void close() {
    server.close();
    sandbox.close();
  }
}

package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.provider.Provider;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a customer's purchase at a twin to the stock of the product, over real HTTP throughout. */
final class SaleToStockTest {
  private static final Logger LOG = LoggerFactory.getLogger(SaleToStockTest.class);
  private static final String ID = "mercadolibre";
  private static final String PATH = "/api/v1/integrations/" + ID;

  private Sandbox sandbox;
  private ApiCaller control;
  private TestServer server;
  private Tenant tenant;
  private Map<?, ?> seller;

  @BeforeEach
  void connect() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(30, 40));
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
    control.send(
        "PUT",
        "/_sandbox/" + ID + "/application",
        Json.write(Map.of("notification_url", server.url() + "/api/webhooks/" + ID)));
    tenant = server.tenant("Demo");
    authorize();
  }

  @AfterEach
  void stop() {
    server.close();
    sandbox.close();
  }

  private void authorize() {
    String page = tenant.api().get(PATH + "/auth-url?site=MLC").text("url");
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
    assertThat(tenant.api().post(PATH + "/callback", Json.write(back)).status()).isEqualTo(200);
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

  private Map<?, ?> sellable() {
    return ((List<?>) control.get(account() + "/listings").at("data"))
        .stream()
            .map(listing -> (Map<?, ?>) listing)
            .filter(listing -> listing.get("sku") != null)
            .filter(listing -> "active".equals(listing.get("status")))
            .filter(listing -> ((Number) listing.get("quantity")).intValue() > 5)
            .filter(listing -> stockOf((String) listing.get("sku")) != null)
            .findFirst()
            .orElseThrow();
  }

  private String account() {
    return "/_sandbox/" + ID + "/accounts/" + seller.get("id");
  }

  private Integer stockOf(String sku) {
    Answer answer =
        tenant
            .api()
            .get(
                "/api/v1/products/"
                    + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20")
                    + "/stock");
    return answer.status() == 200 ? ((Number) answer.at("on_hand")).intValue() : null;
  }

  @Test
  void purchase_afterTheFirstSyncs_lowersTheStockOnceAndCancellingRaisesIt() {
    Stall.await(Duration.ofSeconds(90), () -> synced("orders") && synced("listings"));
    Map<?, ?> listing = sellable();
    String sku = (String) listing.get("sku");
    int before = stockOf(sku);

    long bought = System.nanoTime();
    Answer order =
        control.post(
            account() + "/orders",
            Json.write(
                Map.of(
                    "lines",
                    List.of(Map.of("listing", listing.get("id"), "quantity", 2)),
                    "status",
                    "paid")));
    assertThat(order.status()).isBetween(200, 201);
    Stall.await(Duration.ofSeconds(60), () -> stockOf(sku) == before - 2);
    LOG.info("purchase_to_stock_ms={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - bought));

    control.post(account() + "/orders/" + order.at("id") + "/cancel", null);
    Stall.await(Duration.ofSeconds(60), () -> stockOf(sku) == before);
    assertThat(tenant.api().get("/api/v1/dead-letters").at("data")).isEqualTo(List.of());
  }

  @Test
  void syncOrders_whenAskedFor_answersStatistics() {
    Answer answer = tenant.api().post(PATH + "/sync-orders?wait=PT90S", null);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("done");
    assertThat(answer.at("errors")).hasToString("0");
    assertThat(((Number) answer.at("processed")).intValue()).isGreaterThanOrEqualTo(40);
  }

  private boolean synced(String kind) {
    Answer history = tenant.api().get("/api/v1/syncs?kind=" + kind);
    return ((List<?>) history.at("data"))
        .stream().anyMatch(sync -> "done".equals(((Map<?, ?>) sync).get("status")));
  }
}

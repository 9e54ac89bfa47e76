package dev.feria.woocommerce.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.woocommerce.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts of every kind, one test each for what their owner is told. */
class ConnectingTest {
  private static final String PAGE = "<!DOCTYPE html><html><title>404</title></html>";
  private static final String ANONYMOUS =
      "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"no\",\"data\":{\"status\":401}}";
  private static final String WRONG =
      "{\"code\":\"woocommerce_rest_authentication_error\",\"data\":{\"status\":401}}";

  @StartStop final MockWebServer server = new MockWebServer();
  private final List<String> asked = new ArrayList<>();
  private Wire wire;

  /** What this host is like. */
  private String prefix = "/loja/wp-json";

  private boolean plain;
  private String namespaces = "\"wp/v2\",\"wc/v3\"";
  private Function<HttpUrl, MockResponse> orders = url -> Wire.json(200, "[{\"id\":1}]");
  private Function<HttpUrl, MockResponse> front = url -> Wire.json(404, PAGE);
  private MockResponse status =
      Wire.json(
          200,
          "{\"environment\":{\"wc_version\":\"10.4.2\",\"wp_cron\":false},\"settings\":{\"currency\":\"CLP\","
              + "\"number_of_decimals\":0},\"active_plugins\":[{\"plugin\":\"woocommerce-shipment-tracking/x.php\"}]}");

  @BeforeEach
  void answer() {
    wire = new Wire(server);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.add(request.getTarget());
            return reply(request);
          }
        });
  }

  private MockResponse reply(RecordedRequest request) {
    HttpUrl url = request.getUrl();
    String route = url.queryParameter("rest_route");
    if (plain && route == null) {
      return front.apply(url);
    }
    String path = plain ? route : below(url.encodedPath());
    if (path == null) {
      return front.apply(url);
    }
    return switch (path) {
      case "/" ->
          Wire.json(
              200,
              "{\"name\":\"Loja\",\"home\":\"%s\",\"timezone_string\":\"America/Santiago\",\"namespaces\":[%s]}"
                  .formatted(wire.base(), namespaces));
      case "/wc/v3/orders" -> {
        boolean header = request.getHeaders().get("Authorization") != null;
        yield orders.apply(
            header ? url.newBuilder().addQueryParameter("header", "1").build() : url);
      }
      case "/wc/v3/system_status" -> status;
      case "/wc/v3/data/currencies/current" -> Wire.json(200, "{\"code\":\"PEN\"}");
      default -> Wire.json(404, "{\"code\":\"rest_no_route\"}");
    };
  }

  private String below(String path) {
    return path.startsWith(prefix) ? path.substring(prefix.length()) : null;
  }

  private Connection connect() {
    return connect(wire.base().toString());
  }

  private Connection connect(String url) {
    return wire.application()
        .connect(
            Map.of(
                "url", Secret.of(url),
                "consumer_key", Secret.of(" " + Wire.KEY + "\n"),
                "consumer_secret", Secret.of(Wire.SECRET)));
  }

  private void refused(String start, String... parts) {
    assertThatThrownBy(this::connect)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(start)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Wire.SECRET));
  }

  @Test
  void connect_atAUsualHost_keepsWhatMustBeKnown() {
    Connection connection = connect();
    assertThat(connection.profile().name()).isEqualTo("Loja");
    assertThat(connection.profile().attributes())
        .containsEntry("auth", "basic")
        .containsEntry("permalinks", "wp-json")
        .containsEntry("currency", "CLP")
        .containsEntry("decimals", "0")
        .containsEntry("wc_version", "10.4.2")
        .containsEntry("wp_cron", "false")
        .containsEntry("tracking", "true")
        .containsEntry("time_zone", "America/Santiago");
    assertThat(connection.token()).isNull();
    assertThat(connection.credentials())
        .containsEntry("consumer_key", Secret.of(Wire.KEY))
        .containsEntry("consumer_secret", Secret.of(Wire.SECRET));
  }

  @Test
  void connect_whenTheShopKeepsItsStatusToItself_asksForTheCurrency() {
    status = Wire.json(403, "{\"code\":\"woocommerce_rest_cannot_view\"}");
    assertThat(connect().profile().attributes()).containsEntry("currency", "PEN");
  }

  @Test
  void connect_whenTheHeaderIsDropped_showsTheKeysInTheQuery() {
    orders =
        url ->
            url.queryParameter("consumer_secret") == null
                ? Wire.json(401, ANONYMOUS)
                : Wire.json(200, "[]");
    assertThat(connect().profile().attributes()).containsEntry("auth", "query");
  }

  @Test
  void connect_whenTlsEndsElsewhere_signs() {
    orders =
        url ->
            url.queryParameter("oauth_signature") == null
                ? Wire.json(401, ANONYMOUS)
                : Wire.json(200, "[]");
    assertThat(connect().profile().attributes()).containsEntry("auth", "oauth_https");
  }

  @Test
  void connect_whenOnlyAnHttpSignatureFits_findsThat() {
    List<String> signatures = new ArrayList<>();
    orders =
        url -> {
          String signature = url.queryParameter("oauth_signature");
          if (signature == null) {
            return Wire.json(401, ANONYMOUS);
          }
          signatures.add(signature);
          return signatures.size() == 1 ? Wire.json(401, WRONG) : Wire.json(200, "[]");
        };
    assertThat(connect().profile().attributes()).containsEntry("auth", "oauth_http");
    assertThat(signatures).doesNotHaveDuplicates();
  }

  @Test
  void connect_withAWrongSecret_stopsAtOnceAndNamesTheField() {
    orders = url -> Wire.json(401, WRONG);
    refused("consumer_secret: ", "Read/Write");
    assertThat(asked.stream().filter(target -> target.contains("/orders"))).hasSize(1);
  }

  @Test
  void connect_whenNothingWorks_namesBothCauses() {
    orders = url -> Wire.json(401, ANONYMOUS);
    refused("consumer_key: ", "not of this shop", "Authorization header", "CGIPassAuth");
    assertThat(asked.stream().filter(target -> target.contains("/orders"))).hasSize(4);
  }

  @Test
  void connect_whenSignaturesAreRefusedToo_namesBothCauses() {
    orders =
        url -> Wire.json(401, url.queryParameter("oauth_signature") == null ? ANONYMOUS : WRONG);
    refused("consumer_key: ", "not of this shop", "Settings > General");
  }

  @Test
  void connect_whenTheUserMayNot_saysWho() {
    orders = url -> Wire.json(403, ANONYMOUS);
    refused("consumer_key: ", "Shop manager");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 406, 415})
  void connect_behindAFirewall_saysWhatToAllow(int blocked) {
    orders = url -> Wire.json(blocked, "<html>captcha</html>");
    refused("url: ", "firewall", "/wp-json/");
    front = url -> Wire.json(blocked, "<html>captcha</html>");
    prefix = "/elsewhere";
    refused("url: ", "firewall");
  }

  @Test
  void connect_whenTheShopIsDown_isNotTheOwnersFault() {
    orders = url -> Wire.json(503, "<html>maintenance</html>");
    assertThatThrownBy(this::connect).isInstanceOf(UnavailableException.class);
  }

  @Test
  void connect_withPlainPermalinks_findsTheRoute() {
    plain = true;
    assertThat(connect().profile().attributes()).containsEntry("permalinks", "");
  }

  @Test
  void connect_onAServerThatRewritesNothing_goesThroughIndexPhp() {
    prefix = "/loja/index.php/wp-json";
    assertThat(connect().profile().attributes()).containsEntry("permalinks", "index.php/wp-json");
  }

  @Test
  void connect_whenAPluginChangedThePrefix_findsItInTheLink() {
    prefix = "/loja/api-da-loja";
    front =
        url ->
            url.encodedPath().equals("/loja/")
                ? new MockResponse.Builder()
                    .addHeader(
                        "Link", "<" + wire.base() + "/api-da-loja/>; rel=\"https://api.w.org/\"")
                    .body("<html>")
                    .build()
                : Wire.json(404, PAGE);
    assertThat(connect().profile().attributes()).containsEntry("permalinks", "api-da-loja");
  }

  @Test
  void connect_whereThereIsNoShop_saysWhatToLookAt() {
    prefix = "/elsewhere";
    refused("url: ", "Permalinks");
    namespaces = "\"wp/v2\"";
    prefix = "/loja/wp-json";
    refused("url: ", "wc/v3 is missing");
  }

  @Test
  void connect_whenStrangersSeeNothing_triesTheKeys() {
    Function<HttpUrl, MockResponse> shop = orders;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getHeaders().get("Authorization") == null
                ? Wire.json(401, "{\"code\":\"rest_not_logged_in\"}")
                : request.getUrl().encodedPath().endsWith("/orders")
                    ? shop.apply(request.getUrl())
                    : status;
          }
        });
    assertThat(connect().profile().name()).endsWith("/loja");
  }

  @Test
  void connect_toAHostThatSendsElsewhere_followsAndKeepsIt() throws Exception {
    try (MockWebServer old = new MockWebServer()) {
      old.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .code(301)
                  .addHeader(
                      "Location", wire.base() + request.getTarget().replaceFirst("^/antiga", ""))
                  .build();
            }
          });
      old.start();
      Connection connection = connect(old.url("/antiga").toString());
      assertThat(connection.profile().attributes()).containsEntry("base", wire.base().toString());
      assertThat(old.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void connect_toAPrivateHost_isRefusedWithoutAConnection() {
    ProviderRuntime open = wire.runtime();
    ProviderRuntime guarded =
        new ProviderRuntime(
            open.transport(),
            open.transport().publicOnly(),
            open.clock(),
            open.sleeper(),
            new InMemoryTokenStore(),
            open.budgets(),
            open.listener());
    ProviderApplication application =
        new WooCommerceProvider()
            .configure(
                new ProviderSettings(null, Map.of("allow_http", Secret.of("true"))), guarded);
    assertThatThrownBy(
            () ->
                application.connect(
                    Map.of(
                        "url", Secret.of(wire.base().toString()),
                        "consumer_key", Secret.of(Wire.KEY),
                        "consumer_secret", Secret.of(Wire.SECRET))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ")
        .hasMessageContaining("private network");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void connect_withoutAField_namesIt() {
    assertThatThrownBy(() -> wire.application().connect(Map.of("url", Secret.of("x.example"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("consumer_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many"})
  void configure_withAWrongNumber_namesTheSetting(String value) {
    assertThatThrownBy(
            () ->
                new WooCommerceProvider()
                    .configure(
                        new ProviderSettings(null, Map.of("requests_per_second", Secret.of(value))),
                        wire.runtime()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requests_per_second");
  }

  @Test
  void configure_withoutAnySetting_works() {
    assertThat(
            new WooCommerceProvider()
                .configure(new ProviderSettings(null, Map.of()), wire.runtime())
                .authorization())
        .isPresent();
  }

  private AuthorizationFlow flow() {
    return wire.application().authorization().orElseThrow();
  }

  private AuthorizationFlow.Request request() {
    return new AuthorizationFlow.Request(
        URI.create("https://feria.example/back?x=1"),
        "n_1",
        Secret.of("v"),
        Map.of("url", wire.base().toString()),
        URI.create("https://feria.example/grants/1"));
  }

  @Test
  void authorizationUrl_ofAShop_hasAllFiveParameters() {
    assertThat(flow().url(request()).toString())
        .isEqualTo(
            wire.base()
                + "/wc-auth/v1/authorize?app_name=Feria&scope=read_write&user_id=n_1"
                + "&return_url=https%3A%2F%2Fferia.example%2Fback%3Fx%3D1"
                + "&callback_url=https%3A%2F%2Fferia.example%2Fgrants%2F1");
    plain = true;
    assertThat(flow().url(request()).toString())
        .startsWith(wire.base() + "/?wc-auth-version=1&wc-auth-route=authorize&app_name=Feria&");
  }

  @Test
  void authorizationUrl_whenThisHostHasNoHttps_saysSo() {
    ProviderApplication strict =
        new WooCommerceProvider().configure(new ProviderSettings(null, Map.of()), wire.runtime());
    assertThatThrownBy(
            () ->
                strict
                    .authorization()
                    .orElseThrow()
                    .url(
                        new AuthorizationFlow.Request(
                            URI.create("http://localhost/back"),
                            "n_1",
                            Secret.of("v"),
                            Map.of("url", "loja.example"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void returned_fromTheShop_tellsWhatTheOwnerDid() {
    assertThat(flow().returned(Map.of("success", "1", "user_id", "n_1")).orElseThrow().outcome())
        .isEqualTo(AuthorizationFlow.Outcome.POSTED);
    assertThat(flow().returned(Map.of("success", "0", "user_id", "n_1")).orElseThrow().outcome())
        .isEqualTo(AuthorizationFlow.Outcome.DECLINED);
    assertThat(flow().returned(Map.of("code", "x", "state", "n_1"))).isEmpty();
  }

  private static WebhookRequest post(String body) {
    return new WebhookRequest(
        "POST", "/", Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8), Wire.NOW);
  }

  private AuthorizationFlow.Grant grant(Secret code) {
    return new AuthorizationFlow.Grant(
        code,
        URI.create("https://feria.example/back"),
        Secret.of("v"),
        Map.of("url", wire.base().toString()),
        null);
  }

  @Test
  void posted_byTheShop_isExchangedForAProvenConnection() {
    String body =
        "{\"key_id\":7,\"user_id\":\"n_5c1f0b7e9d2a4c60\",\"consumer_key\":\"%s\",\"consumer_secret\":\"%s\",\"key_permissions\":\"%s\"}";
    AuthorizationFlow.Return granted =
        flow().posted(post(body.formatted(Wire.KEY, Wire.SECRET, "read_write"))).orElseThrow();
    assertThat(granted.state()).isEqualTo("n_5c1f0b7e9d2a4c60");
    assertThat(granted.toString()).doesNotContain(Wire.SECRET);
    assertThat(flow().exchange(grant(granted.code())).credentials())
        .containsEntry("consumer_secret", Secret.of(Wire.SECRET));

    AuthorizationFlow.Return weak =
        flow().posted(post(body.formatted(Wire.KEY, Wire.SECRET, "read"))).orElseThrow();
    assertThatThrownBy(() -> flow().exchange(grant(weak.code())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Read/Write");
  }

  @Test
  void posted_bySomebodyElse_isNoGrant() {
    assertThat(flow().posted(post("webhook_id=12"))).isEmpty();
    assertThat(flow().posted(post("{\"id\":1}"))).isEmpty();
    assertThatThrownBy(() -> flow().exchange(grant(Secret.of("hush"))))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
  }
}

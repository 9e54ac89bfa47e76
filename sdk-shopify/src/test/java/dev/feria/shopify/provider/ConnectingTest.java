package dev.feria.shopify.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.shopify.oauth.SignedQuery;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {
  private static final Map<String, String> SETTINGS =
      Map.of("client_id", "app", "client_secret", "app-hush", "previous_client_secret", "old-hush");
  private static final URI REDIRECT = URI.create("https://feria.example/callback");
  private static final Map<String, String> FIELDS = Map.of("shop", "feria-norte");
  private static final String IDENTITY =
      """
      {"data": {"shop": {"id": "gid://shopify/Shop/1", "name": "Feria Norte",
        "myshopifyDomain": "feria-norte.myshopify.com", "currencyCode": "CLP",
        "ianaTimezone": "America/Santiago", "plan": {"publicDisplayName": "Basic"}},
       "currentAppInstallation": {"accessScopes": [{"handle": "read_orders"}]}}}""";

  @StartStop private final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(server);
  }

  private AuthorizationFlow flow() {
    return wire.application(SETTINGS).authorization().orElseThrow();
  }

  private Map<String, String> query(String secret) {
    Map<String, String> query = new HashMap<>();
    query.put("code", "code-1");
    query.put("shop", "feria-norte.myshopify.com");
    query.put("state", "state-1");
    query.put("host", "YWRtaW4");
    query.put("timestamp", String.valueOf(wire.clock.instant().getEpochSecond()));
    query.put("hmac", SignedQuery.sign(query, Secret.of(secret)));
    return query;
  }

  private static AuthorizationFlow.Grant grant(Map<String, String> query) {
    return new AuthorizationFlow.Grant(
        Secret.of("code-1"), REDIRECT, Secret.of("verifier"), FIELDS, query);
  }

  private void refused(Map<String, String> query, String code) {
    assertThatThrownBy(() -> flow().exchange(grant(query)))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.failure().code()).isEqualTo(code));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void configure_withoutSettings_offersKeysOnly() {
    assertThat(wire.application(Map.of()).authorization()).isEmpty();
  }

  @Test
  void configure_withHalfAnApplication_namesTheOtherHalf() {
    assertThatThrownBy(() -> wire.application(Map.of("client_id", "app")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("client_secret");
  }

  @Test
  void url_ofAShop_isItsAuthorisationPage() {
    URI url =
        flow()
            .url(
                new AuthorizationFlow.Request(
                    REDIRECT, "state-1", Secret.of("verifier"), FIELDS));

    assertThat(url.getPath()).isEqualTo("/feria-norte.myshopify.com/admin/oauth/authorize");
    assertThat(url.getQuery())
        .contains("client_id=app", "state=state-1", "redirect_uri=" + REDIRECT, "write_inventory");
  }

  @Test
  void url_ofWhatIsNoShop_namesTheField() {
    assertThatThrownBy(
            () ->
                flow()
                    .url(
                        new AuthorizationFlow.Request(
                            REDIRECT,
                            "state-1",
                            Secret.of("verifier"),
                            Map.of("shop", "evil.example"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop");
  }

  @Test
  void exchange_ofASignedReturn_asksForAnExpiringToken() throws InterruptedException {
    wire.enqueue(
        "{\"access_token\":\"at-1\",\"expires_in\":3600,\"refresh_token\":\"rt-1\",\"scope\":\"read_orders\"}");
    wire.enqueue(IDENTITY);

    Connection connection = flow().exchange(grant(query("app-hush")));

    assertThat(connection.profile().externalId()).isEqualTo("feria-norte.myshopify.com");
    assertThat(connection.profile().attributes()).containsEntry("currency", "CLP");
    assertThat(connection.credentials()).isEmpty();
    assertThat(connection.token().refreshToken()).isEqualTo(Secret.of("rt-1"));
    RecordedRequest token = server.takeRequest();
    assertThat(token.getTarget())
        .isEqualTo("/feria-norte.myshopify.com/admin/oauth/access_token");
    assertThat(token.getBody().utf8())
        .contains("client_id=app", "client_secret=app-hush", "code=code-1", "expiring=1");
    assertThat(server.takeRequest().getHeaders().get("X-Shopify-Access-Token")).isEqualTo("at-1");
  }

  @Test
  void exchange_signedWithThePreviousSecret_isAccepted() {
    wire.enqueue("{\"access_token\":\"at-1\",\"scope\":\"read_orders\"}");
    wire.enqueue(IDENTITY);

    assertThat(flow().exchange(grant(query("old-hush"))).profile().name()).isEqualTo("Feria Norte");
  }

  @Test
  void exchange_ofWhatTheShopDidNotSend_sendsTheSecretNowhere() {
    refused(query("wrong"), "hmac_invalid");
    refused(null, "hmac_invalid");
    Map<String, String> other = query("app-hush");
    other.put("shop", "feria-sur.myshopify.com");
    refused(other, "hmac_invalid");
    other.remove("hmac");
    other.put("hmac", SignedQuery.sign(other, Secret.of("app-hush")));
    refused(other, "shop_mismatch");
    Map<String, String> old = query("app-hush");
    wire.clock.advance(Duration.ofSeconds(91));
    refused(old, "timestamp_outside_tolerance");
  }

  private static Map<String, Secret> keys(String... pairs) {
    Map<String, Secret> keys = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      keys.put(pairs[i], Secret.of(pairs[i + 1]));
    }
    return keys;
  }

  @Test
  void connect_withAToken_keepsItAndTheSecretOfItsWebhooks() {
    wire.enqueue(IDENTITY);

    Connection connection =
        wire.application(SETTINGS)
            .connect(keys("shop", "feria-norte", "access_token", "t", "client_secret", "s"));

    assertThat(connection.token()).isNull();
    assertThat(connection.credentials()).containsOnlyKeys("access_token", "client_secret");
  }

  @Test
  void connect_withAnApplicationOfTheShop_asksAgainWhenTheTokenEnds() {
    wire.enqueue("{\"access_token\":\"at-1\",\"expires_in\":86399,\"scope\":\"read_orders\"}");
    wire.enqueue(IDENTITY);
    ProviderApplication application = wire.application(Map.of());
    Connection connection =
        application.connect(keys("shop", "feria-norte", "client_id", "own", "client_secret", "s"));
    wire.tokens.put("account", connection.token());
    wire.clock.advance(Duration.ofDays(1));
    wire.enqueue("{\"access_token\":\"at-2\",\"expires_in\":86399,\"scope\":\"read_orders\"}");
    wire.enqueue(IDENTITY);

    application
        .open(
            new AccountHandle("account", Wire.SHOP, Map.of(), List.of()), connection.credentials())
        .profile();

    assertThat(wire.tokens.load("account").orElseThrow().token().accessToken())
        .isEqualTo(Secret.of("at-2"));
  }

  @Test
  void connect_ofAnotherOrganisation_isForbiddenWithItsCode() {
    wire.enqueue(400, "{\"error\":\"shop_not_permitted\",\"error_description\":\"made up\"}");

    assertThatThrownBy(
            () ->
                wire.application(Map.of())
                    .connect(
                        keys("shop", "feria-norte", "client_id", "own", "client_secret", "s")))
        .isInstanceOfSatisfying(
            ForbiddenException.class,
            refused -> assertThat(refused.failure().code()).isEqualTo("shop_not_permitted"));
  }

  @Test
  void connect_withoutKeys_namesWhatIsMissing() {
    ProviderApplication application = wire.application(Map.of());
    assertThatThrownBy(() -> application.connect(keys("access_token", "t")))
        .hasMessageContaining("shop");
    assertThatThrownBy(() -> application.connect(keys("shop", "feria-norte")))
        .hasMessageContaining("access_token");
    assertThatThrownBy(
            () -> application.connect(keys("shop", "feria-norte", "client_id", "own")))
        .hasMessageContaining("client_secret");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void call_withADeadToken_saysReconnect() {
    wire.enqueue(401, "{\"errors\":\"[API] Invalid API key or access token\"}");

    assertThatThrownBy(() -> wire.account().profile())
        .isInstanceOf(ReconnectException.class)
        .isInstanceOf(ProviderException.class);
  }
}

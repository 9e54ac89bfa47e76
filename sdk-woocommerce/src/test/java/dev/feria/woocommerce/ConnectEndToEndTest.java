package dev.feria.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Secret;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.core.webhook.WebhookRequest;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting to shops of the sandbox, in every way, and hearing from them. */
class ConnectEndToEndTest {
  private static Sandbox sandbox;
  private static ProviderApplication application;

  @StartStop final MockWebServer host = new MockWebServer();

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT);
    application = SandboxShop.application(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Account account(SandboxShop shop) {
    return SandboxShop.open(application, shop.connection(application));
  }

  @ParameterizedTest
  @CsvSource({
    "tienda-norte, basic, wp-json",
    "tienda-sur, oauth_http, wp-json",
    "tienda-quechua, query, ''",
    "tienda-vieja, basic, wp-json"
  })
  void connect_atEveryKindOfHost_findsTheWayThatWorks(String id, String auth, String permalinks) {
    Connection connection = new SandboxShop(sandbox, id).connection(application);
    assertThat(connection.profile().attributes())
        .containsEntry("auth", auth)
        .containsEntry("permalinks", permalinks);
    assertThat(connection.profile().externalId()).endsWith("/woocommerce/" + id);
    assertThat(connection.credentials().get("webhook_secret").reveal()).matches("[A-Za-z0-9]{40}");
  }

  @Test
  void subscribe_untilTheShopSwitchesOff_revivesWhatWasLost() throws Exception {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-quechua");
    Connection connection = shop.connection(application);
    Account account = SandboxShop.open(application, connection);
    WebhookSubscriber subscriber = (WebhookSubscriber) account;
    for (int i = 0; i < 40; i++) {
      host.enqueue(new MockResponse.Builder().code(200).build());
    }
    URI address = URI.create(host.url("/hooks/a1").toString());
    assertThat(subscriber.subscribe(address).created()).hasSize(8);
    assertThat(subscriber.subscribe(address).kept()).hasSize(8);

    // a new connection has a secret of its own, which the shop must get
    Connection again = shop.connection(application);
    WebhookSubscriber renewed = (WebhookSubscriber) SandboxShop.open(application, again);
    assertThat(renewed.subscribe(address).revived()).hasSize(8);
    assertThat(shop.all("/webhooks"))
        .filteredOn(webhook -> address.toString().equals(webhook.get("delivery_url")))
        .hasSize(8)
        .allMatch(
            webhook ->
                again.credentials().get("webhook_secret").reveal().equals(webhook.get("secret")));

    RecordedRequest ping = host.takeRequest(10, TimeUnit.SECONDS);
    assertThat(ping).isNotNull();
    var reader = application.webhooks(account.handle(), again.credentials());
    assertThat(reader.verify(webhook(ping)).accepted()).isTrue();
    assertThat(reader.read(webhook(ping))).isEmpty();

    account(shop).disconnect(); // another secret: leaves these alone
    assertThat(renewed.subscribe(address).kept()).hasSize(8);
    ((Account) renewed).disconnect();
    assertThat(shop.all("/webhooks"))
        .noneMatch(webhook -> address.toString().equals(webhook.get("delivery_url")));
  }

  private static WebhookRequest webhook(RecordedRequest request) {
    return new WebhookRequest(
        "POST",
        request.getUrl().encodedPath(),
        Map.of(),
        request.getHeaders().toMultimap(),
        request.getBody() == null ? new byte[0] : request.getBody().toByteArray(),
        Wire.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tienda-norte", "tienda-sur", "tienda-quechua"})
  void grant_onThePageOfTheShop_connects(String id) throws Exception {
    SandboxShop shop = new SandboxShop(sandbox, id);
    AuthorizationFlow flow = application.authorization().orElseThrow();
    host.enqueue(new MockResponse.Builder().code(200).build());
    URI grantUri = URI.create(host.url("/grant").toString());
    URI page =
        flow.url(
            new AuthorizationFlow.Request(
                URI.create("https://feria.example/callback"),
                "n_5c1f0b7e9d2a4c60",
                Secret.of("verifier"),
                Map.of("url", shop.url),
                grantUri));

    HttpResponse<String> back = approve(page, shop);

    Map<String, String> query =
        query(URI.create(back.headers().firstValue("Location").orElseThrow()));
    assertThat(flow.returned(query))
        .hasValueSatisfying(
            returned -> {
              assertThat(returned.state()).isEqualTo("n_5c1f0b7e9d2a4c60");
              assertThat(returned.outcome()).isEqualTo(AuthorizationFlow.Outcome.POSTED);
            });
    RecordedRequest posted = host.takeRequest(10, TimeUnit.SECONDS);
    assertThat(posted).isNotNull();
    AuthorizationFlow.Return grant = flow.posted(webhook(posted)).orElseThrow();
    assertThat(grant.outcome()).isEqualTo(AuthorizationFlow.Outcome.GRANTED);
    assertThat(grant.state()).isEqualTo("n_5c1f0b7e9d2a4c60");
    Connection connection =
        flow.exchange(
            new AuthorizationFlow.Grant(
                Objects.requireNonNull(grant.code()),
                URI.create("https://feria.example/callback"),
                Secret.of("verifier"),
                Map.of("url", shop.url),
                null));
    assertThat(SandboxShop.open(application, connection).profile().externalId())
        .endsWith("/woocommerce/" + id);
  }

  private static HttpResponse<String> approve(URI page, SandboxShop shop)
      throws IOException, InterruptedException {
    String form =
        "username=%s&password=%s&decision=approve"
            .formatted(
                URLEncoder.encode(
                    String.valueOf(shop.credentials.get("username")), StandardCharsets.UTF_8),
                URLEncoder.encode(
                    String.valueOf(shop.credentials.get("password")), StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static Map<String, String> query(URI uri) {
    return java.util.Arrays.stream(uri.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void connect_withKeysThatAreWrong_namesWhatCanBeDone() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-norte");
    Map<String, Secret> fields =
        Map.of(
            "url", Secret.of(shop.url),
            "consumer_key", shop.keys().consumerKey(),
            "consumer_secret", Secret.of("cs_" + "0".repeat(40)));
    assertThatThrownBy(() -> application.connect(fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("consumer_secret: ");
    Map<String, Secret> unknown =
        Map.of(
            "url", Secret.of(shop.url),
            "consumer_key", Secret.of("ck_" + "0".repeat(40)),
            "consumer_secret", Secret.of("cs_" + "0".repeat(40)));
    assertThatThrownBy(() -> application.connect(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not of this shop")
        .hasMessageContaining("Authorization");
    Map<String, Secret> nowhere =
        Map.of(
            "url", Secret.of(sandbox.baseUrl() + "/woocommerce/no-such-shop"),
            "consumer_key", shop.keys().consumerKey(),
            "consumer_secret", shop.keys().consumerSecret());
    assertThatThrownBy(() -> application.connect(nowhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ");
  }

  @Test
  void calls_afterTheOwnerDeletedTheKeys_askForAPerson() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-vieja");
    Account account = account(shop);
    List<Map<String, Object>> keys = shop.all("/keys");
    assertThat(keys).isNotEmpty();
    shop.shop("POST", "/revoke", "{}");
    try {
      assertThatThrownBy(account::profile)
          .isInstanceOfSatisfying(
              ReconnectException.class, gone -> assertThat(gone.reconnectNeeded()).isTrue());
    } finally {
      sandbox.reset();
    }
  }
}

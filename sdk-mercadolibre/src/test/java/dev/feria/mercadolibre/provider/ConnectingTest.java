package dev.feria.mercadolibre.provider;

import static dev.feria.mercadolibre.Wire.body;
import static dev.feria.mercadolibre.Wire.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.AuthorizationFlow;
import dev.feria.core.provider.Connection;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.mercadolibre.Site;
import dev.feria.mercadolibre.Wire;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectingTest {
  private static final URI REDIRECT = URI.create("https://feria.example/callback?x=1");
  private static final Secret VERIFIER =
      Secret.of("M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag");

  @StartStop public final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
  }

  private static ProviderApplication real(Map<String, Secret> values) {
    return new MercadoLibreProvider()
        .configure(
            new ProviderSettings(null, values),
            ProviderRuntime.standalone(new InMemoryTokenStore()));
  }

  private static final Map<String, Secret> CREDENTIALS =
      Map.of("client_id", Secret.of("123"), "client_secret", Secret.of("s"));

  private static AuthorizationFlow.Request request(Map<String, String> fields) {
    return new AuthorizationFlow.Request(REDIRECT, "st ate", VERIFIER, fields);
  }

  private Connection exchange() {
    return wire.application()
        .authorization()
        .orElseThrow()
        .exchange(
            new AuthorizationFlow.Grant(
                Secret.of("TG-code"), REDIRECT, VERIFIER, Map.of("site", "MLC"), null));
  }

  @Test
  void provider_whenSearchedByTheServiceLoader_isFound() {
    assertThat(ServiceLoader.load(Provider.class))
        .anySatisfy(
            provider -> {
              ProviderDescriptor descriptor = provider.descriptor();
              assertThat(descriptor.id()).isEqualTo("mercadolibre");
              assertThat(descriptor.connects()).containsExactly(ProviderDescriptor.Connect.OAUTH);
              assertThat(descriptor.webhooks().signed()).isFalse();
              assertThat(descriptor.webhooks().scope())
                  .isEqualTo(ProviderDescriptor.Webhooks.Scope.APPLICATION);
              assertThat(descriptor.fields().get(0).choices())
                  .startsWith(CredentialField.Choice.ofCountry("MLC", "CL"))
                  .hasSize(18);
              assertThat(provider.accountType()).isEqualTo(MercadoLibreAccount.class);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "MLA,https://auth.mercadolibre.com.ar/authorization",
    "MLB,https://auth.mercadolivre.com.br/authorization",
    "MLM,https://auth.mercadolibre.com.mx/authorization",
    "MLC,https://auth.mercadolibre.cl/authorization",
    "MCO,https://auth.mercadolibre.com.co/authorization",
    "MLU,https://auth.mercadolibre.com.uy/authorization",
    "MPE,https://auth.mercadolibre.com.pe/authorization",
    "MLV,https://auth.mercadolibre.com.ve/authorization",
    "MEC,https://auth.mercadolibre.com.ec/authorization",
    "MBO,https://auth.mercadolibre.com.bo/authorization",
    "MPY,https://auth.mercadolibre.com.py/authorization",
    "MGT,https://auth.mercadolibre.com.gt/authorization",
    "MPA,https://auth.mercadolibre.com.pa/authorization",
    "MRD,https://auth.mercadolibre.com.do/authorization",
    "MCR,https://auth.mercadolibre.co.cr/authorization",
    "MHN,https://auth.mercadolibre.com.hn/authorization",
    "MSV,https://auth.mercadolibre.com.sv/authorization",
    "MNI,https://auth.mercadolibre.com.ni/authorization"
  })
  void url_whenCountryIsChosen_leadsToItsPage(String site, String page) {
    assertThat(Site.ids()).contains(site);
    assertThat(real(CREDENTIALS).authorization().orElseThrow().url(request(Map.of("site", site))))
        .hasToString(
            page
                + "?response_type=code&client_id=123"
                + "&redirect_uri=https%3A%2F%2Fferia.example%2Fcallback%3Fx%3D1&state=st%20ate"
                + "&code_challenge=qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es"
                + "&code_challenge_method=S256");
  }

  @Test
  void url_whenCountryIsUnknown_namesTheField() {
    AuthorizationFlow flow = real(CREDENTIALS).authorization().orElseThrow();
    assertThatThrownBy(() -> flow.url(request(Map.of("site", "XXX"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("site");
    assertThat(flow.url(request(Map.of())).getHost()).isEqualTo("auth.mercadolibre.cl");
  }

  @Test
  void url_whenSandbox_leadsToTheSiblingOfItsBase() {
    URI url = wire.application().authorization().orElseThrow().url(request(Map.of("site", "MLB")));

    assertThat(url.getPath()).isEqualTo("/mercadolibre-auth/authorization");
    assertThat(url.getPort()).isEqualTo(server.getPort());
  }

  @Test
  void exchange_whenCodeIsGood_givesTokenAndProfile() {
    wire.answer(Wire.fixture("token.json"));
    wire.answer("{\"id\":241983636,\"nickname\":\"TIENDA\",\"site_id\":\"MLC\",\"tags\":[]}");

    Connection connection = exchange();

    assertThat(connection.profile().externalId()).isEqualTo("241983636");
    assertThat(connection.token().expiresAt()).isEqualTo(Wire.NOW.plusSeconds(21600));
    assertThat(connection.token().refreshToken().reveal()).startsWith("TG-691f0b8a2c");
    RecordedRequest token = wire.taken();
    assertThat(line(token)).isEqualTo("POST /oauth/token");
    assertThat(token.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(token.getHeaders().get("Content-Type"))
        .startsWith("application/x-www-form-urlencoded");
    assertThat(token.getHeaders().get("Authorization")).isNull();
    assertThat(body(token))
        .isEqualTo(
            "grant_type=authorization_code&client_id=4934588586838432&client_secret=app-secret"
                + "&code=TG-code&redirect_uri=https%3A%2F%2Fferia.example%2Fcallback%3Fx%3D1"
                + "&code_verifier="
                + VERIFIER.reveal().replace("~", "%7E"));
    assertThat(wire.taken().getHeaders().get("Authorization"))
        .isEqualTo("Bearer " + connection.token().accessToken().reveal());
  }

  @ParameterizedTest
  @CsvSource({
    "400,invalid_grant,dev.feria.core.error.ReconnectException",
    "400,invalid_client,dev.feria.core.error.ForbiddenException",
    "401,invalid_client,dev.feria.core.error.ForbiddenException",
    "400,invalid_request,dev.feria.core.error.RejectedException",
    "400,unsupported_grant_type,dev.feria.core.error.RejectedException",
    "400,invalid_scope,dev.feria.core.error.ForbiddenException",
    "400,unauthorized_client,dev.feria.core.error.ForbiddenException",
    "400,unauthorized_application,dev.feria.core.error.ForbiddenException",
    "403,forbidden,dev.feria.core.error.ForbiddenException"
  })
  void exchange_whenRefused_throwsWhatTheCallerCanActOn(
      int status, String code, Class<? extends ProviderException> type) {
    wire.answer(
        status,
        "{\"message\":\"x\",\"error\":\"%s\",\"status\":%d,\"cause\":[]}".formatted(code, status));

    assertThatThrownBy(this::exchange)
        .isInstanceOf(type)
        .hasMessageContaining(code)
        .hasMessageNotContaining("app-secret");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void exchange_whenThrottled_waitsAndRepeats() {
    wire.answer(429, "{\"error\":\"local_rate_limited\",\"status\":429}");
    wire.answer(Wire.fixture("token.json"));
    wire.answer("{\"id\":241983636,\"tags\":[]}");

    assertThat(exchange().profile().name()).isEqualTo("241983636");
    assertThat(wire.slept).hasSize(1);
  }

  @Test
  void exchange_whenTheNewTokenIsRefused_asksToConnectAgain() {
    wire.answer(Wire.fixture("token.json"));
    wire.answer(401, "{\"message\":\"x\",\"error\":\"unauthorized\",\"status\":401}");

    assertThatThrownBy(this::exchange).isInstanceOf(ReconnectException.class);
  }

  @Test
  void connect_whenTriedWithKeys_saysThatItTakesAuthorisation() {
    assertThatThrownBy(() -> real(CREDENTIALS).connect(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("authorisation");
  }

  @ParameterizedTest
  @CsvSource({
    "client_id,' '",
    "client_secret,' '",
    "requests_per_second,many",
    "requests_per_second,0",
    "messaging_participants,MLC:12",
    "messaging_participants,MLC=x"
  })
  void configure_whenASettingIsWrong_namesIt(String name, String value) {
    assertThatThrownBy(() -> wire.application(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void call_whenTokenExpired_refreshesOnceAndStoresBeforeUse() {
    wire.answer(401, "{\"message\":\"expired_token\",\"error\":\"unauthorized\",\"status\":401}");
    wire.answer(Wire.fixture("token.json"));
    wire.answer("{\"id\":241983636,\"tags\":[]}");

    wire.account().profile();

    wire.taken();
    RecordedRequest refresh = wire.taken();
    assertThat(body(refresh))
        .isEqualTo(
            "grant_type=refresh_token&client_id=4934588586838432&client_secret=app-secret"
                + "&refresh_token=TG-refresh");
    String stored = wire.tokens.load(Wire.SELLER).orElseThrow().token().accessToken().reveal();
    assertThat(wire.taken().getHeaders().get("Authorization")).isEqualTo("Bearer " + stored);
  }

  @Test
  void call_whenGrantIsDead_asksToConnectAgainAndAsksNobodyTwice() {
    wire.answer(401, "{\"error\":\"unauthorized\",\"status\":401}");
    wire.answer(400, "{\"error\":\"invalid_grant\",\"status\":400,\"cause\":[]}");
    var account = wire.account();

    for (int i : List.of(1, 2)) {
      assertThatThrownBy(account::profile)
          .as("call " + i)
          .isInstanceOfSatisfying(
              ReconnectException.class, e -> assertThat(e.reconnectNeeded()).isTrue());
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void call_whenPolicyForbids_saysSoWithItsCode() {
    wire.answer(
        403,
        "{\"code\":\"PA_UNAUTHORIZED_RESULT_FROM_POLICIES\",\"blocked_by\":\"PolicyAgent\","
            + "\"status\":403,\"message\":\"At least one policy returned UNAUTHORIZED.\"}");

    assertThatThrownBy(() -> wire.account().profile())
        .isInstanceOfSatisfying(
            ForbiddenException.class,
            e -> assertThat(e.failure().code()).isEqualTo("PA_UNAUTHORIZED_RESULT_FROM_POLICIES"));
  }
}

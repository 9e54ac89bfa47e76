package dev.feria.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.fixture.FakeClock;
import dev.feria.core.fixture.LogCapture;
import dev.feria.core.fixture.RecordingSleeper;
import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ErrorCodes;
import dev.feria.core.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuthClientTest {
  private static final URI REDIRECT = URI.create("https://app.example/callback?x=1");
  private static final Secret VERIFIER = Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  private static final String ANSWER =
      """
      {"access_token":"hush-a","token_type":"bearer","expires_in":21600,"scope":"read write",
       "user_id":241983636,"refresh_token":"hush-r","id_token":"hush-i"}
      """;

  @StartStop final MockWebServer server = new MockWebServer();
  private final FakeClock clock = new FakeClock();
  private OAuthClient oauth;

  @BeforeEach
  void start() {
    ApiClient http =
        ApiClient.builder("shop", server.url("/").uri())
            .transport(Transport.create())
            .clock(clock)
            .sleeper(new RecordingSleeper(clock))
            .errors(
                ErrorCodes.builder()
                    .codeFields("error")
                    .row(400, "invalid_grant", ErrorKind.RECONNECT)
                    .build())
            .build();
    oauth =
        new OAuthClient(
            http, "/oauth/token", new OAuthApplication("493", Secret.of("hush-secret")), clock);
  }

  private void enqueue(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void url_ofTheAuthorisationPage_carriesEverything() {
    URI url =
        AuthorizationUrl.of(URI.create("https://auth.shop.example/authorization"), "493")
            .redirectUri(REDIRECT)
            .state("a+b")
            .pkce(VERIFIER)
            .scopes(List.of("read", "write"))
            .parameter("prompt", "login")
            .toUri();
    assertThat(url)
        .hasToString(
            "https://auth.shop.example/authorization?response_type=code&client_id=493"
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback%3Fx%3D1&state=a%2Bb"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&code_challenge_method=S256&scope=read%20write&prompt=login");
    assertThatThrownBy(() -> AuthorizationUrl.of(URI.create("mailto:x"), "1").toUri())
        .hasMessageContaining("mailto");
  }

  @Test
  void exchange_ofACode_givesTokenAndExtras() throws InterruptedException {
    enqueue(200, ANSWER);
    TokenAnswer answer = oauth.exchange(Secret.of("TG-1"), REDIRECT, VERIFIER);
    assertThat(answer.token().accessToken().reveal()).isEqualTo("hush-a");
    assertThat(answer.token().refreshToken()).isEqualTo(Secret.of("hush-r"));
    assertThat(answer.token().expiresAt()).isEqualTo(FakeClock.START.plus(Duration.ofHours(6)));
    assertThat(answer.token().scope()).isEqualTo("read write");
    assertThat(answer.extras()).hasSize(2).containsKeys("user_id", "token_type");
    assertThat(answer.toString()).doesNotContain("hush");
    assertThat(server.takeRequest().getBody().utf8())
        .isEqualTo(
            "grant_type=authorization_code&client_id=493&client_secret=hush-secret&code=TG-1"
                + "&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback%3Fx%3D1"
                + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  }

  @Test
  void exchange_whenTheCodeIsUsed_saysReconnectAndIsNotRepeated() {
    enqueue(400, "{\"error\":\"invalid_grant\",\"message\":\"code TG-1 used\"}");
    assertThatThrownBy(() -> oauth.exchange(Secret.of("TG-1"), REDIRECT, null))
        .isInstanceOf(ReconnectException.class);
    enqueue(500, "");
    assertThatThrownBy(() -> oauth.exchange(Secret.of("TG-1"), REDIRECT, null))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void refresh_ofAToken_isRepeatedUntilAnswered() throws InterruptedException {
    enqueue(503, "");
    enqueue(200, "{\"access_token\":\"b\"}");
    OAuthToken token =
        oauth.refresh(new OAuthToken(Secret.of("a"), Secret.of("TG-r"), clock.instant(), null));
    assertThat(token).isEqualTo(new OAuthToken(Secret.of("b"), null, null, null));
    server.takeRequest();
    assertThat(server.takeRequest().getBody().utf8())
        .isEqualTo(
            "grant_type=refresh_token&client_id=493&client_secret=hush-secret&refresh_token=TG-r");
  }

  @Test
  void refresh_withoutARefreshToken_saysReconnectWithoutACall() {
    assertThatThrownBy(() -> oauth.refresh(new OAuthToken(Secret.of("a"), null, null, null)))
        .isInstanceOf(ReconnectException.class)
        .hasMessageStartingWith("shop oauth.refresh");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void refresh_whenThrottledForLong_saysSo() {
    server.enqueue(
        new MockResponse.Builder().code(429).addHeader("Retry-After", "999").body("{}").build());
    assertThatThrownBy(
            () -> oauth.refresh(new OAuthToken(Secret.of("a"), Secret.of("r"), null, null)))
        .isInstanceOf(ThrottledException.class);
  }

  @Test
  void clientCredentials_always_areForTheApplication() throws InterruptedException {
    enqueue(200, "{\"access_token\":\"b\",\"expires_in\":\"60\",\"refresh_token\":null}");
    assertThat(oauth.clientCredentials().token().expiresAt())
        .isEqualTo(FakeClock.START.plusSeconds(60));
    assertThat(server.takeRequest().getBody().utf8()).startsWith("grant_type=client_credentials&");
  }

  @Test
  void call_whenTheAnswerLacksTheToken_isUnreadableAndShowsNoSecret() {
    for (String body :
        List.of(
            "{\"refresh_token\":\"hush-r\"}",
            "{\"access_token\":{\"hush\":1},\"refresh_token\":\"hush-r\"}",
            "{\"access_token\":\"hush-a\",\"expires_in\":\"hush\"}",
            "[\"hush\"]",
            "<html>hush-secret</html>")) {
      enqueue(200, body);
      try (LogCapture logs = new LogCapture()) {
        assertThatThrownBy(() -> oauth.clientCredentials())
            .isInstanceOfSatisfying(
                UnreadableException.class,
                e ->
                    assertThat(chain(e) + (body.startsWith("[") ? "" : e.body()))
                        .doesNotContain("hush"));
        assertThat(logs.text().replace("[\"hush\"]", "")).doesNotContain("hush-");
      }
    }
  }

  private static String chain(ProviderException e) {
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) {
      all.append(t);
    }
    return all.toString();
  }
}

package dev.feria.sandbox.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
final class OAuthTest {
  private static final String VERIFIER =
      "M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag";
  private static final String CHALLENGE = "qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es";

  private Driver driver;

  @BeforeEach
  void open(Sandbox sandbox) {
    driver = new Driver(sandbox);
  }

  private Answer exchange(String code, String... more) {
    String[] fields = {
      "grant_type", "authorization_code", "code", code, "redirect_uri", Driver.CALLBACK
    };
    String[] all = new String[fields.length + more.length];
    System.arraycopy(fields, 0, all, 0, fields.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return driver.token(all);
  }

  @ParameterizedTest
  @CsvSource({"/authorization", "/MLB/authorization", "/authorization?site=MLA&x=1"})
  void authorization_whenAskedFor_showsFormForTheSeller(String path) {
    StringBuilder query = new StringBuilder(path.contains("?") ? "&" : "?");
    driver
        .authorization("scope", "<b>")
        .forEach((k, v) -> query.append(k).append('=').append(Forms.encode(v)).append('&'));
    Answer page = driver.get("/mercadolibre-auth" + path + query).expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text())
        .contains("<form method=\"post\"", "Permitir", "Cancelar", "name=\"state\"", "&lt;b&gt;")
        .contains("Feria Demo")
        .doesNotContain("<b>");
    String nickname =
        path.contains("MLB")
            ? "LOJA_DO_BAIRRO"
            : path.contains("MLA") ? "DEPOSITOS_DEL_SUR" : "MINIMARKET_LA_ESQUINA";
    assertThat(page.text()).contains("name=\"nickname\" autocomplete=\"off\" value=\"" + nickname);
  }

  @Test
  void authorization_whenAllowed_bringsCodeAndState() {
    Map<String, String> back = driver.decide(0, "allow");
    assertThat(back.get("code")).startsWith("TG-");
    assertThat(back).containsEntry("state", "s-1 +&");
  }

  @Test
  void authorization_whenRefused_bringsAccessDenied() {
    assertThat(driver.decide(0, "deny")).containsEntry("error", "access_denied");
  }

  @Test
  void authorization_whenOperatorLogsIn_bringsInvalidOperator() {
    assertThat(driver.decide(0, "allow", "nickname", "OPERADOR_MLC"))
        .containsEntry("error", "invalid_operator_user_id");
  }

  @Test
  void authorization_whenPasswordIsWrong_showsThePageAgain() {
    Map<String, String> fields = driver.authorization("nickname", "x", "password", "y");
    Answer page = driver.form("/mercadolibre-auth/authorization", fields).expect(401);
    assertThat(page.text()).contains("incorrectos");
  }

  @Test
  void authorization_whenRedirectDiffersByOneByte_refuses() {
    driver.application("redirect_uris", List.of(Driver.CALLBACK + "/"));
    driver
        .form("/mercadolibre-auth/authorization", driver.authorization("decision", "allow"))
        .expect(400);
  }

  @Test
  void authorization_whenClientOrResponseTypeIsWrong_refuses() {
    driver
        .form("/mercadolibre-auth/authorization", driver.authorization("client_id", "1"))
        .expect(400);
    Answer answer =
        driver.form(
            "/mercadolibre-auth/authorization", driver.authorization("response_type", "token"));
    assertThat(answer.expect(302).header("Location")).contains("error=unsupported_response_type");
  }

  @Test
  void authorization_whenPkceIsRequired_refusesWithoutChallenge() {
    driver.application("pkce_required", true);
    assertThat(driver.decide(0, "allow")).containsEntry("error", "invalid_request");
    assertThat(driver.decide(0, "allow", "code_challenge", "x", "code_challenge_method", "S1"))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void token_whenCodeIsGood_bringsBothTokens() {
    Answer answer = exchange(driver.decide(0, "allow").get("code")).expect(200);
    assertThat(answer.string("access_token")).startsWith("APP_USR-4934588586838432-");
    assertThat(answer.string("refresh_token")).startsWith("TG-");
    assertThat(answer.number("expires_in")).isEqualTo(21_600);
    assertThat(answer.string("token_type")).isEqualTo("bearer");
    assertThat(answer.string("scope")).isEqualTo("offline_access read write");
    assertThat(answer.number("user_id")).isGreaterThan(Integer.MAX_VALUE);
  }

  @Test
  void token_whenChallengeIsS256_verifiesTheVerifier() {
    String[] challenge = {"code_challenge", CHALLENGE, "code_challenge_method", "S256"};
    exchange(driver.decide(0, "allow", challenge).get("code"), "code_verifier", VERIFIER)
        .expect(200);
    Answer wrong =
        exchange(driver.decide(0, "allow", challenge).get("code"), "code_verifier", "no");
    assertThat(wrong.expect(400).string("error")).isEqualTo("invalid_grant");
    Answer none = exchange(driver.decide(0, "allow", challenge).get("code"));
    assertThat(none.expect(400).string("error")).isEqualTo("invalid_request");
  }

  @Test
  void token_whenChallengeIsPlain_comparesIt() {
    String code = driver.decide(0, "allow", "code_challenge", "abc").get("code");
    exchange(code, "code_verifier", "abc").expect(200);
  }

  @Test
  void token_whenCodeIsUsedTwice_isInvalidGrant() {
    String code = driver.decide(0, "allow").get("code");
    exchange(code).expect(200);
    Answer again = exchange(code).expect(400);
    assertThat(again.string("error")).isEqualTo("invalid_grant");
    assertThat(again.number("status")).isEqualTo(400);
    assertThat(again.at("cause")).isEqualTo(List.of());
  }

  @Test
  void token_whenCodeIsElevenMinutesOld_isInvalidGrant() {
    String code = driver.decide(0, "allow").get("code");
    driver.advance("PT11M");
    assertThat(exchange(code).expect(400).string("error")).isEqualTo("invalid_grant");
  }

  @Test
  void token_whenRequestIsMalformed_saysWhy() {
    assertThat(driver.token("grant_type", "password").expect(400).string("error"))
        .isEqualTo("unsupported_grant_type");
    assertThat(driver.token().expect(400).string("error")).isEqualTo("invalid_request");
    assertThat(
            driver
                .token("grant_type", "refresh_token", "refresh_token", "x", "client_secret", "no")
                .expect(400)
                .string("error"))
        .isEqualTo("invalid_client");
    assertThat(
            driver
                .post("/mercadolibre/oauth/token", Json.obj("grant_type", "refresh_token"))
                .expect(400)
                .string("error"))
        .isEqualTo("invalid_request");
    driver.get("/mercadolibre/oauth/token").expect(405);
  }

  @Test
  void refresh_whenUsedOnce_rotates() {
    Tokens first = driver.connect(0);
    Tokens second = Driver.tokens(driver.refresh(first.refresh()).expect(200));
    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    driver.api(second, "/users/me").expect(200);
  }

  @Test
  void refresh_whenReused_killsTheGrantWithItsAccessTokens() {
    Tokens first = driver.connect(0);
    Tokens second = Driver.tokens(driver.refresh(first.refresh()).expect(200));
    assertThat(driver.refresh(first.refresh()).expect(400).string("error"))
        .isEqualTo("invalid_grant");
    driver.api(second, "/users/me").expect(401);
    driver.refresh(second.refresh()).expect(400);
  }

  @Test
  void refresh_whenSellerAuthorisesAgain_voidsTheOlderToken() {
    Tokens first = driver.connect(0);
    driver.connect(0);
    driver.refresh(first.refresh()).expect(400);
  }

  @Test
  void refresh_whenSevenMonthsOld_isInvalidGrant() {
    Tokens tokens = driver.connect(0);
    driver.advance("P210D");
    assertThat(driver.refresh(tokens.refresh()).expect(400).string("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void token_whenApplicationLacksOfflineAccess_bringsNoRefreshToken() {
    driver.application("offline_access", false);
    Answer answer = exchange(driver.decide(0, "allow").get("code")).expect(200);
    assertThat(((Map<?, ?>) answer.at()).containsKey("refresh_token")).isFalse();
  }

  @Test
  void call_whenSixHoursPassed_is401AndRefreshHelps() {
    Tokens tokens = driver.connect(0);
    driver.advance("PT5H59M");
    driver.api(tokens, "/users/me").expect(200);
    driver.advance("PT2M");
    Answer expired = driver.api(tokens, "/users/me").expect(401);
    assertThat(expired.number("status")).isEqualTo(401);
    assertThat(expired.string("message")).contains("expired");
    driver.api(Driver.tokens(driver.refresh(tokens.refresh())), "/users/me").expect(200);
    Answer calls = driver.get("/_sandbox/mercadolibre/calls");
    assertThat(calls.maps("calls"))
        .contains(Map.of("operation", "oauth.token", "status", 200L, "count", 2L));
  }

  @Test
  void call_whenTokenIsMissingOrInTheQuery_is401() {
    Tokens tokens = driver.connect(0);
    driver.get("/mercadolibre/users/me").expect(401);
    driver.get("/mercadolibre/users/me?access_token=" + tokens.access()).expect(401);
    driver.api(new Tokens("nonsense", "", 0), "/users/me").expect(401);
  }

  @Test
  void revoke_whenSellerWithdraws_voidsEverything() {
    Tokens tokens = driver.connect(0);
    driver.post(driver.control(tokens, "/revoke"), Json.obj()).expect(200);
    driver.api(tokens, "/users/me").expect(401);
    assertThat(driver.refresh(tokens.refresh()).expect(400).string("error"))
        .isEqualTo("invalid_grant");
  }

  @Test
  void revoke_whenApplicationDisconnects_voidsEverything() {
    Tokens tokens = driver.connect(0);
    String path = "/users/" + tokens.userId() + "/applications/4934588586838432";
    driver.api(tokens, "DELETE", path, null).expect(200);
    driver.api(tokens, "/users/me").expect(401);
  }

  @Test
  void call_whenPermissionOrScopeIsMissing_is403() {
    driver.application("permissions_off", List.of("orders"));
    Tokens tokens = driver.connect(0);
    Answer refused = driver.api(tokens, "/orders/search?seller=" + tokens.userId()).expect(403);
    assertThat(refused.string("code")).isEqualTo("PA_UNAUTHORIZED_RESULT_FROM_POLICIES");
    assertThat(refused.string("blocked_by")).isEqualTo("PolicyAgent");
    driver.application("scopes", List.of("read"), "permissions_off", List.of());
    Tokens reader = driver.connect(0);
    assertThat(driver.api(reader, "POST", "/items/validate", Json.obj()).expect(403).string("code"))
        .isEqualTo("FORBIDDEN");
  }

  @Test
  void users_whenAskedFor_showTagsAndHideOthersMail() {
    Tokens tokens = driver.connect(1);
    Answer me = driver.api(tokens, "/users/me").expect(200);
    assertThat(me.strings("tags")).contains("user_product_seller");
    assertThat(me.string("site_id")).isEqualTo("MLB");
    assertThat(me.string("email")).contains("@");
    String other = driver.credentials(0).get("user_id").toString();
    Answer seller = driver.api(tokens, "/users/" + other).expect(200);
    assertThat(((Map<?, ?>) seller.at()).containsKey("email")).isFalse();
    driver.api(tokens, "/users/77").expect(404);
  }

  @Test
  void applications_whenOwnerAsks_showLimitAndGrants() {
    Tokens owner = driver.connect(0);
    Tokens other = driver.connect(1);
    assertThat(
            driver
                .api(owner, "/applications/4934588586838432")
                .expect(200)
                .number("max_requests_per_hour"))
        .isEqualTo(18_000);
    assertThat(
            driver.api(owner, "/applications/4934588586838432/grants").expect(200).maps("grants"))
        .hasSize(2);
    driver.api(other, "/applications/4934588586838432/grants").expect(403);
    driver.api(owner, "/applications/1").expect(404);
  }

  @Test
  void testUser_whenCreated_canAuthorise() {
    Tokens tokens = driver.connect(0);
    Answer user =
        driver.api(tokens, "POST", "/users/test_user", Json.obj("site_id", "MCO")).expect(201);
    assertThat(user.string("site_status")).isEqualTo("active");
    Map<String, String> back =
        driver.decide(
            0, "allow", "nickname", user.string("nickname"), "password", user.string("password"));
    assertThat(exchange(back.get("code")).expect(200).number("user_id"))
        .isEqualTo(user.number("id"));
    driver.api(tokens, "POST", "/users/test_user", Json.obj("site_id", "XXX")).expect(400);
  }
}

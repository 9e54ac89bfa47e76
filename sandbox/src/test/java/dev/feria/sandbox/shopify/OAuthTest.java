package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.junit.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OAuthTest {
  private static final String ME = "{ shop { name } }";

  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(20, 30));

  private ShopDriver shop;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.NORTE);
  }

  @Test
  void page_whenOpened_hasTwoButtons() {
    Answer page =
        shop.http.get(
            "/shopify/"
                + shop.shop
                + "/admin/oauth/authorize?client_id="
                + shop.application().get("client_id")
                + "&scope=read_orders&redirect_uri="
                + Forms.encode(ShopDriver.CALLBACK));
    assertThat(page.expect(200).text())
        .contains("id=\"allow\"", "id=\"deny\"", "read_orders", shop.shop);
    shop.http
        .get(
            "/shopify/" + shop.shop + "/admin/oauth/authorize?client_id=none&redirect_uri=http://x")
        .expect(400);
    shop.http.get("/shopify/none.myshopify.com/admin/oauth/authorize?client_id=x").expect(404);
  }

  @Test
  void redirect_whenAllowed_isSigned() throws Exception {
    Map<String, String> answer = shop.decide("allow", "read_orders");
    assertThat(answer).containsKeys("code", "host", "timestamp").containsEntry("state", "n-1");
    assertThat(answer).containsEntry("shop", shop.shop);
    Map<String, String> rest = new TreeMap<>(answer);
    String hmac = rest.remove("hmac");
    String message =
        rest.entrySet().stream()
            .map(e -> e.getKey() + "=" + Forms.encode(e.getValue()).replace("+", "%20"))
            .collect(Collectors.joining("&"));
    Mac mac = Mac.getInstance("HmacSHA256");
    String secret = shop.application().get("client_secret").toString();
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    assertThat(hmac).isEqualTo(HexFormat.of().formatHex(expected));
    assertThat(shop.decide("deny", "read_orders"))
        .containsEntry("error", "access_denied")
        .doesNotContainKey("code");
  }

  @Test
  void code_whenExchanged_worksOnce() {
    String code = shop.decide("allow", "read_products").get("code");
    Answer permanent = shop.oauth("code", code).expect(200);
    assertThat(permanent.at())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("access_token", "scope");
    assertThat(shop.oauth("code", code).expect(400).string("error")).isEqualTo("invalid_request");
    shop.token(permanent.string("access_token"));
    shop.http.advance("P200D");
    shop.good(ME);
    assertThat(
            shop.query("{ orders(first: 1) { nodes { id } } }")
                .string("errors", 0, "extensions", "code"))
        .isEqualTo("ACCESS_DENIED");
    assertThat(shop.account()).containsEntry("connected", true).containsEntry("demo", true);
  }

  @Test
  void redirectUri_whenNotRegistered_isRefused() {
    shop.settings("redirect_uris", java.util.List.of("https://other.example/cb"));
    shop.http
        .get(
            "/shopify/"
                + shop.shop
                + "/admin/oauth/authorize?client_id="
                + shop.application().get("client_id")
                + "&redirect_uri="
                + Forms.encode(ShopDriver.CALLBACK))
        .expect(400);
  }

  @Test
  void token_whenExpiring_endsAfterAnHourAndIsRefreshed() {
    Answer first = shop.install();
    assertThat(first.number("expires_in")).isEqualTo(3600);
    assertThat(first.number("refresh_token_expires_in")).isEqualTo(7_776_000);
    shop.good(ME);
    shop.http.advance("PT61M");
    Answer dead = shop.query(ME).expect(401);
    assertThat(dead.string("errors")).startsWith("[API] Invalid API key or access token");
    Answer next = refresh(first.string("refresh_token")).expect(200);
    shop.token(next.string("access_token"));
    shop.good(ME);
    assertThat(next.string("refresh_token")).isNotEqualTo(first.string("refresh_token"));
  }

  private Answer refresh(String token) {
    return shop.oauth("grant_type", "refresh_token", "refresh_token", token);
  }

  @Test
  void refresh_whenTriedAgain_givesTheSameReplacementUntilThatIsUsed() {
    String first = shop.install().string("refresh_token");
    String second = refresh(first).expect(200).string("refresh_token");
    assertThat(refresh(first).expect(200).string("refresh_token")).isEqualTo(second);
    shop.http.advance("P20D");
    assertThat(refresh(first).expect(200).string("refresh_token")).isEqualTo(second);
    refresh(second).expect(200);
    assertThat(refresh(first).expect(400).string("error")).isEqualTo("invalid_grant");
  }

  @Test
  void refresh_whenTriedAgainAfterThirtyDays_isRefused() {
    String first = shop.install().string("refresh_token");
    String second = refresh(first).expect(200).string("refresh_token");
    shop.http.advance("P31D");
    assertThat(refresh(first).expect(400).string("error")).isEqualTo("invalid_grant");
    refresh(second).expect(200);
    shop.http.advance("P91D");
    refresh(second).expect(400);
  }

  @Test
  void install_whenRepeated_endsTheEarlierExpiringToken() {
    Answer first = shop.install();
    Answer second = shop.install();
    shop.token(first.string("access_token"));
    shop.query(ME).expect(401);
    refresh(first.string("refresh_token")).expect(400);
    shop.token(second.string("access_token"));
    shop.good(ME);
  }

  @Test
  void clientCredentials_whenAppIsTheShopsOwn_giveATokenForADay() {
    Map<String, Object> own = shop.credentials();
    Answer token =
        shop.oauth(
            "client_id",
            own.get("client_id"),
            "client_secret",
            own.get("client_secret"),
            "grant_type",
            "client_credentials");
    assertThat(token.expect(200).number("expires_in")).isEqualTo(86_399);
    shop.token(token.string("access_token"));
    shop.good(ME);
    shop.http.advance("P1D");
    shop.query(ME).expect(401);
    assertThat(shop.oauth("grant_type", "client_credentials").expect(400).string("error"))
        .isEqualTo("shop_not_permitted");
  }

  @Test
  void exchange_whenPermanentTokenIsGiven_replacesIt() {
    Map<String, Object> own = shop.credentials();
    Answer next =
        shop.oauth(
            "client_id",
            own.get("client_id"),
            "client_secret",
            own.get("client_secret"),
            "grant_type",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "subject_token",
            own.get("access_token"),
            "subject_token_type",
            "urn:shopify:params:oauth:token-type:offline-access-token",
            "requested_token_type",
            "urn:shopify:params:oauth:token-type:offline-access-token",
            "expiring",
            "1");
    assertThat(next.expect(200).string("refresh_token")).startsWith("shprt_");
    shop.query(ME).expect(401);
    shop.token(next.string("access_token"));
    shop.good(ME);
  }

  @Test
  void secret_whenWrong_isRefused() {
    assertThat(shop.oauth("client_secret", "wrong", "code", "x").expect(400).string("error"))
        .isEqualTo("invalid_client");
    shop.oauth("grant_type", "password").expect(400);
  }

  @Test
  void revoke_whenOwnerWithdraws_killsTokens() {
    Answer tokens = shop.install();
    shop.control("/revoke", Map.of()).expect(200);
    shop.query(ME).expect(401);
    refresh(tokens.string("refresh_token")).expect(400);
    assertThat(shop.account()).containsEntry("connected", false);
    shop.token(shop.credentials().get("access_token").toString());
    shop.good(ME);
  }

  @Test
  void uninstall_whenAppLeaves_killsItsToken() {
    shop.install();
    shop.good("mutation { appUninstall { app { id } userErrors { code } } }");
    shop.query(ME).expect(401);
  }

  @Test
  void permanentToken_whenExpiringIsRequired_is403() {
    String code = shop.decide("allow", "read_orders").get("code");
    shop.token(shop.oauth("code", code).expect(200).string("access_token"));
    shop.good(ME);
    shop.settings("expiring_required", true);
    shop.query(ME).expect(403);
  }
}

package dev.feria.woocommerce.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.OutgoingCall;
import dev.feria.core.auth.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked vector of the provider sheet, section 3.3, November 2026. */
class OAuthSignatureTest {
  private static final String KEY = "ck_1f2e3d4c5b6a79880f1e2d3c4b5a69788f9e0d1c";
  private static final Secret SECRET = Secret.of("cs_00112233445566778899aabbccddeeff00112233");
  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1795190400L), ZoneOffset.UTC);
  private static final String BASE =
      "GET&http%3A%2F%2Floja.example.com.br%2Fwp-json%2Fwc%2Fv3%2Forders&"
          + "oauth_consumer_key%3Dck_1f2e3d4c5b6a79880f1e2d3c4b5a69788f9e0d1c"
          + "%26oauth_nonce%3D0123456789abcdef0123456789abcdef"
          + "%26oauth_signature_method%3DHMAC-SHA256%26oauth_timestamp%3D1795190400"
          + "%26per_page%3D100%26search%3Dcamisa%2520S%25C3%25A3o"
          + "%26status%3Dprocessing%252Ccompleted";

  private static List<Map.Entry<String, String>> parameters(String method) {
    return List.of(
        Map.entry("status", "processing,completed"),
        Map.entry("search", "camisa São"),
        Map.entry("per_page", "100"),
        Map.entry("oauth_timestamp", "1795190400"),
        Map.entry("oauth_signature_method", method),
        Map.entry("oauth_nonce", NONCE),
        Map.entry("oauth_consumer_key", KEY));
  }

  private static String base(String method) {
    return OAuthSignature.baseString(
        "GET", "http://loja.example.com.br/wp-json/wc/v3/orders", parameters(method));
  }

  @Test
  void baseString_ofTheVector_isTheVectors() {
    assertThat(base(OAuthSignature.SHA256)).isEqualTo(BASE);
  }

  @Test
  void signature_ofTheVector_isTheVectors() {
    assertThat(OAuthSignature.of(SECRET, OAuthSignature.SHA256, BASE))
        .isEqualTo("qGLRN7sgK7I+V7nOi1v4ubcwaEuIPzk3mAbgl4AFD4E=");
    assertThat(OAuthSignature.of(SECRET, OAuthSignature.SHA1, base(OAuthSignature.SHA1)))
        .isEqualTo("XL24lS1TshpJ610oYmrVTz1S3Zk=");
  }

  @Test
  void signature_withAMethodThatShopsDoNotKnow_isRefused() {
    assertThatThrownBy(() -> OAuthSignature.of(SECRET, "PLAINTEXT", BASE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void baseString_whenTwoNamesAreEqual_sortsByValueToo() {
    assertThat(
            OAuthSignature.baseString(
                "GET", "http://x", List.of(Map.entry("a", "2"), Map.entry("a", "1"))))
        .endsWith("a%3D1%26a%3D2");
  }

  /** The header or the query that a call gets. */
  private static Authorization authorization(StoreSite site, String url) {
    return site.credentials(new StoreKeys(Secret.of(KEY), SECRET), CLOCK, () -> NONCE)
        .authorize(
            new OutgoingCall() {
              @Override
              public String method() {
                return "GET";
              }

              @Override
              public URI url() {
                return URI.create(url);
              }

              @Override
              public byte[] body() {
                return new byte[0];
              }
            });
  }

  @Test
  void credentials_overAProxyThatEndsTls_signTheHttpAddress() {
    StoreSite site =
        StoreSite.at(URI.create("https://loja.example.com.br")).with(AuthMode.OAUTH_HTTP);
    Authorization signed =
        authorization(
            site,
            "https://loja.example.com.br/wp-json/wc/v3/orders?per_page=100"
                + "&search=camisa%20S%C3%A3o&status=processing%2Ccompleted");
    assertThat(signed.headers()).isEmpty();
    assertThat(signed.query().get("oauth_signature").reveal())
        .isEqualTo("qGLRN7sgK7I+V7nOi1v4ubcwaEuIPzk3mAbgl4AFD4E=");
    assertThat(signed.query().keySet())
        .containsExactlyInAnyOrder(
            "oauth_consumer_key",
            "oauth_nonce",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_signature");
  }

  @Test
  void credentials_forAnHttpsAddress_signAnother() {
    StoreSite site =
        StoreSite.at(URI.create("https://loja.example.com.br")).with(AuthMode.OAUTH_HTTPS);
    String signature =
        authorization(site, "https://loja.example.com.br/wp-json/wc/v3/orders")
            .query()
            .get("oauth_signature")
            .reveal();
    List<Map.Entry<String, String>> oauth =
        parameters(OAuthSignature.SHA256).stream()
            .filter(entry -> entry.getKey().startsWith("oauth_"))
            .toList();
    assertThat(signature)
        .isEqualTo(
            OAuthSignature.of(
                SECRET,
                OAuthSignature.SHA256,
                OAuthSignature.baseString(
                    "GET", "https://loja.example.com.br/wp-json/wc/v3/orders", oauth)));
  }

  @Test
  void credentials_whenTheShopKnowsItselfByAnotherAddress_signThat() {
    StoreSite site =
        new StoreSite(
            URI.create("https://10.example/shop"),
            URI.create("https://www.loja.example.com.br:8443/tienda"),
            Permalinks.PLAIN,
            AuthMode.OAUTH_HTTPS);
    String signature =
        authorization(site, "https://10.example/shop/?rest_route=%2Fwc%2Fv3%2Forders")
            .query()
            .get("oauth_signature")
            .reveal();
    List<Map.Entry<String, String>> all =
        new java.util.ArrayList<>(
            parameters(OAuthSignature.SHA256).stream()
                .filter(entry -> entry.getKey().startsWith("oauth_"))
                .toList());
    all.add(Map.entry("rest_route", "/wc/v3/orders"));
    assertThat(signature)
        .isEqualTo(
            OAuthSignature.of(
                SECRET,
                OAuthSignature.SHA256,
                OAuthSignature.baseString(
                    "GET", "https://www.loja.example.com.br:8443/tienda", all)));
  }

  @Test
  void credentials_inTheHeader_areTheVectors() {
    Authorization basic =
        StoreSite.at(URI.create("https://x.example"))
            .credentials(
                new StoreKeys(Secret.of("ck_test"), Secret.of("cs_test")), CLOCK, () -> NONCE)
            .authorize(
                new OutgoingCall() {
                  @Override
                  public String method() {
                    return "GET";
                  }

                  @Override
                  public URI url() {
                    return URI.create("https://x.example/");
                  }

                  @Override
                  public byte[] body() {
                    return new byte[0];
                  }
                });
    assertThat(basic.headers().get("Authorization").reveal())
        .isEqualTo("Basic Y2tfdGVzdDpjc190ZXN0");
  }

  @Test
  void credentials_inTheQuery_areBothKeys() {
    Authorization query =
        authorization(
            StoreSite.at(URI.create("https://x.example")).with(AuthMode.QUERY),
            "https://x.example/");
    assertThat(query.headers()).isEmpty();
    assertThat(query.query().get("consumer_key").reveal()).isEqualTo(KEY);
    assertThat(query.query().get("consumer_secret")).isEqualTo(SECRET);
  }
}

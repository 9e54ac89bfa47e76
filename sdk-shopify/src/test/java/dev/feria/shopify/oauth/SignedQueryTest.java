package dev.feria.shopify.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Vectors of the provider's sheet; the second one is the provider's own. */
class SignedQueryTest {
  private static final Secret SECRET = Secret.of("shpss_feria_test_secret");
  private static final Map<String, String> QUERY =
      Map.of(
          "code", "9f2c1d7a8b",
          "host", "YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvbG9qYS1mZXJpYQ",
          "shop", "loja-feria.myshopify.com",
          "state", "3b1f0c55",
          "timestamp", "1795190400",
          "hmac", "e7f64ebcdb88f10cd1cd7091c9fe673841251dab7cb00837a7bae783f3119df6");

  @Test
  void isSigned_ofTheVectors_isTrue() {
    assertThat(SignedQuery.isSigned(QUERY, SECRET)).isTrue();
    assertThat(
            SignedQuery.sign(
                Map.of(
                    "code", "0907a61c0c8d55e99db179b68161bc00",
                    "shop", "some-shop.myshopify.com",
                    "state", "0.6784241404160823",
                    "timestamp", "1337178173"),
                Secret.of("hush")))
        .isEqualTo("700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf");
  }

  @Test
  void isSigned_whenAnythingDiffers_isFalse() {
    for (String name : QUERY.keySet()) {
      Map<String, String> changed = new LinkedHashMap<>(QUERY);
      changed.merge(name, "0", String::concat);
      assertThat(SignedQuery.isSigned(changed, SECRET)).as(name).isFalse();
    }
    Map<String, String> more = new LinkedHashMap<>(QUERY);
    more.put("unknown", "1");
    assertThat(SignedQuery.isSigned(more, SECRET)).isFalse();
    assertThat(SignedQuery.isSigned(QUERY, Secret.of("other"))).isFalse();
    assertThat(SignedQuery.isSigned(Map.of("code", "1"), SECRET)).isFalse();
  }

  @Test
  void sign_ofUnknownParameters_includesThemAndEncodesValues() {
    Map<String, String> plain = Map.of("a", "x y/z=1", "b", "~é");
    String signature = SignedQuery.sign(plain, SECRET);

    assertThat(SignedQuery.isSigned(Map.of("a", "x y/z=1", "b", "~é", "hmac", signature), SECRET))
        .isTrue();
  }
}

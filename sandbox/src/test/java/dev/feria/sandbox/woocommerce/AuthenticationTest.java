package dev.feria.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.rest.OAuthSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthenticationTest {
  private static Sandbox sandbox;
  private static Shop north;
  private static Shop south;
  private static Shop andes;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60));
    north = new Shop(sandbox, "tienda-norte");
    south = new Shop(sandbox, "tienda-sur");
    andes = new Shop(sandbox, "tienda-quechua");
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static void refused(Answer answer, String code) {
    answer.expect(401);
    assertThat(answer.string("code")).isEqualTo(code);
    assertThat(answer.number("data", "status")).isEqualTo(401);
  }

  private static final String CANNOT = "woocommerce_rest_cannot_view";
  private static final String WRONG = "woocommerce_rest_authentication_error";

  @ParameterizedTest
  @CsvSource({
    "HMAC-SHA256,qGLRN7sgK7I+V7nOi1v4ubcwaEuIPzk3mAbgl4AFD4E=",
    "HMAC-SHA1,XL24lS1TshpJ610oYmrVTz1S3Zk="
  })
  void sign_whenTheWorkedVector_givesItsSignature(String method, String expected) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    params.put("status", List.of("processing,completed"));
    params.put("search", List.of("camisa São"));
    params.put("per_page", List.of("100"));
    params.put("oauth_timestamp", List.of("1795190400"));
    params.put("oauth_nonce", List.of("0123456789abcdef0123456789abcdef"));
    params.put("oauth_consumer_key", List.of("ck_1f2e3d4c5b6a79880f1e2d3c4b5a69788f9e0d1c"));
    params.put("oauth_signature_method", List.of(method));
    String base =
        OAuthSignature.base("GET", "http://loja.example.com.br/wp-json/wc/v3/orders", params);

    assertThat(base)
        .startsWith("GET&http%3A%2F%2Floja.example.com.br%2Fwp-json%2Fwc%2Fv3%2Forders&oauth_con")
        .endsWith("search%3Dcamisa%2520S%25C3%25A3o%26status%3Dprocessing%252Ccompleted");
    assertThat(OAuthSignature.sign(method, "cs_00112233445566778899aabbccddeeff00112233", base))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "feria-woo-secret,REgrThurFPoRaS2y16xYd1RUkc5HoaNRfvLGt9GJ4NM=",
    "feria & <woo> secret,ZO0q77NAijCj4t/2eY97IW61xFM4vo3YNACX07y246Q="
  })
  void webhook_whenTheVectors_givesTheirSignatures(String secret, String expected) {
    String body =
        "{\"id\":1731,\"status\":\"processing\",\"total\":\"259.80\","
            + "\"line_items\":[{\"id\":88,\"sku\":\"CAM-AZ-M\",\"quantity\":2}]}";

    assertThat(OAuthSignature.webhook(secret, body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(expected);
  }

  @Test
  void call_whenTlsIsSeen_takesBasicAndQueryKeysAndPrefersTheQuery() {
    assertThat(north.account().get("connected")).isNotNull();
    north.get("/orders?per_page=1").expect(200);
    north.raw("GET", keys(north, "cs_wrong")).expect(401);
    north.raw("GET", keys(north, north.secret)).expect(200);
    Shop wrongHeader = north.with("ck_unknown", "cs_unknown");
    wrongHeader.get("/orders?" + keys(north, north.secret).split("\\?", 2)[1]).expect(200);
    assertThat(north.account().get("connected")).isEqualTo(true);
  }

  private static String keys(Shop shop, String secret) {
    return Shop.API + "/orders?consumer_key=" + shop.key + "&consumer_secret=" + secret;
  }

  @Test
  void call_whenAnonymousOrUnknownOrWrong_isRefusedWithItsCode() {
    refused(north.raw("GET", Shop.API + "/orders"), CANNOT);
    refused(north.with("ck_unknown", "cs_x").get("/orders"), CANNOT);
    refused(north.with(north.key, "cs_x").get("/orders"), WRONG);
    refused(north.with("", "").post("/orders", Json.obj()), "woocommerce_rest_cannot_create");
    refused(north.with("", "").put("/orders/1", Json.obj()), "woocommerce_rest_cannot_edit");
    refused(north.with("", "").delete("/orders/1"), "woocommerce_rest_cannot_delete");
    refused(north.with("", "").post("/orders/batch", Json.obj()), "woocommerce_rest_cannot_batch");
  }

  @Test
  void call_whenTheKeyMayNotDoIt_isRefused() {
    Answer made =
        north.driver().post(north.control("/keys"), Json.obj("permissions", "read")).expect(201);
    Shop reader = north.with(made.string("consumer_key"), made.string("consumer_secret"));

    reader.get("/orders").expect(200);
    refused(reader.post("/orders", Json.obj()), WRONG);

    made = north.driver().post(north.control("/keys"), Json.obj("permissions", "write"));
    Shop writer = north.with(made.string("consumer_key"), made.string("consumer_secret"));
    refused(writer.get("/orders"), WRONG);
    writer.post("/orders", Json.obj()).expect(201);
  }

  @Test
  void call_whenTlsIsNotSeen_onlyTakesOAuthWithAnHttpBase() {
    refused(south.get("/orders"), CANNOT);
    refused(south.raw("GET", keys(south, south.secret)), CANNOT);
    refused(south.oauth("https", "/orders", Map.of()), WRONG);
    Map<String, String> params = new LinkedHashMap<>();
    params.put("status", "processing,completed");
    params.put("search", "camisa São ~ +&");
    south.oauth("http", "/orders", params).expect(200);
  }

  @Test
  void call_whenTlsIsSeen_needsAnHttpsBaseForOAuth() {
    north.oauth("https", "/orders", Map.of()).expect(200);
    refused(north.oauth("http", "/orders", Map.of()), WRONG);
  }

  @Test
  void oauth_whenSomethingIsWrong_saysWhat() {
    String url = south.url() + Shop.API + "/orders";
    String path = south.path() + Shop.API + "/orders";
    long now = Instant.now().getEpochSecond();
    Map<String, String> good = south.signed("GET", url, Map.of(), "HMAC-SHA1", now);
    south.query(path, good).expect(200);
    refused(south.query(path, good), WRONG);
    assertThat(south.query(path, good).string("message")).contains("nonce has already been used");

    assertThat(
            south
                .query(path, south.signed("GET", url, Map.of(), "HMAC-SHA256", now - 1000))
                .string("message"))
        .isEqualTo("Invalid timestamp.");
    assertThat(
            south
                .query(path, south.signed("GET", url, Map.of(), "PLAINTEXT", now))
                .string("message"))
        .isEqualTo("Invalid signature - signature method is invalid.");
    assertThat(
            south
                .query(path, south.signed("POST", url, Map.of(), "HMAC-SHA256", now))
                .string("message"))
        .isEqualTo("Invalid signature - provided signature does not match.");
    assertThat(south.with("ck_x", "cs_x").oauth("http", "/orders", Map.of()).string("message"))
        .isEqualTo("Consumer key is invalid.");
    Map<String, String> partial = south.signed("GET", url, Map.of(), "HMAC-SHA256", now);
    partial.remove("oauth_nonce");
    partial.remove("oauth_timestamp");
    Answer missing = south.query(path, partial);
    refused(missing, "woocommerce_rest_authentication_missing_parameter");
    assertThat(missing.string("message")).contains("oauth_nonce").contains("oauth_timestamp");
  }

  @Test
  void oauth_whenInTheHeader_isReadUnlessItIsStripped() {
    String url = south.url() + Shop.API + "/orders";
    Map<String, String> params =
        south.signed("GET", url, Map.of(), "HMAC-SHA256", Instant.now().getEpochSecond());
    StringBuilder header = new StringBuilder("OAuth ");
    params.forEach(
        (name, value) ->
            header.append(name).append("=\"").append(OAuthSignature.encode(value)).append("\", "));
    south
        .driver()
        .send(
            south
                .driver()
                .request(south.path() + Shop.API + "/orders")
                .header("Authorization", header.toString()))
        .expect(200);
    south.mode("strip_authorization", true);
    try {
      refused(
          south
              .driver()
              .send(
                  south
                      .driver()
                      .request(south.path() + Shop.API + "/orders")
                      .header("Authorization", header.toString())),
          CANNOT);
    } finally {
      south.mode("strip_authorization", false);
    }
  }

  @Test
  void call_whenTheHeaderIsStrippedAndPermalinksArePlain_takesQueryKeysAtTheHomePage() {
    String route = "/?rest_route=/wc/v3/orders&per_page=1";
    String keys = "&consumer_key=" + andes.key + "&consumer_secret=" + andes.secret;
    refused(andes.driver().send(andes.basic(andes.driver().request(andes.path() + route))), CANNOT);
    andes.raw("GET", route + keys).expect(200);
    Answer pretty = andes.raw("GET", Shop.API + "/orders?" + keys.substring(1)).expect(404);
    assertThat(pretty.header("Content-Type")).startsWith("text/html");
    andes.raw("GET", "/index.php" + Shop.API + "/orders?" + keys.substring(1)).expect(200);
  }

  @Test
  void oauth_whenPermalinksArePlain_signsTheHomePageWithTheRoute() {
    andes.mode("tls", false);
    try {
      Map<String, String> route = Map.of("rest_route", "/wc/v3/orders", "status", "any");
      long now = Instant.now().getEpochSecond();
      Map<String, String> signed =
          andes.signed("GET", andes.url() + "/", route, "HMAC-SHA256", now);
      andes.query(andes.path() + "/", signed).expect(200);
    } finally {
      andes.mode("tls", true);
    }
  }

  @Test
  void call_whenTheMethodIsOverridden_runsTheOther() {
    String id = north.post("/orders", Json.obj()).expect(201).string("id");
    Answer answer =
        north.post("/orders/" + id + "?_method=DELETE&force=true", Json.obj()).expect(200);
    assertThat(answer.string("id")).isEqualTo(id);
    north.get("/orders/" + id).expect(404);
  }
}

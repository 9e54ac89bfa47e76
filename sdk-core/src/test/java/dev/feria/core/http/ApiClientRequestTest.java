package dev.feria.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnreadableException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientRequestTest {
  @StartStop final MockWebServer server = new MockWebServer();
  private Shop shop;
  private ApiClient client;

  @BeforeEach
  void start() {
    shop = new Shop(server);
    client = shop.client().credentials(Credentials.bearer(Secret.of("tok-12345"))).build();
  }

  private RecordedRequest sent(ApiRequest request) throws InterruptedException {
    shop.enqueue(200, "{}");
    client.execute(request);
    return server.takeRequest();
  }

  @Test
  void send_ofAnOrdinaryRequest_isAsDescribed() throws InterruptedException {
    shop.enqueue(200, Shop.ORDER);
    assertThat(client.send(Shop.getOrder(), Shop.Order.class).state())
        .isEqualTo(new Shop.State("paid"));
    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/shop/orders/1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer tok-12345");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(shop.calls).hasSize(1);
    assertThat(shop.calls.get(0).operation()).isEqualTo("orders.get");
    assertThat(shop.calls.get(0).status()).isEqualTo(200);
    assertThat(shop.calls.get(0).attempts()).isEqualTo(1);
    assertThat(shop.calls.get(0).error()).isNull();
  }

  @Test
  void path_withAwkwardValues_staysOneSegment() throws InterruptedException {
    ApiRequest request =
        ApiRequest.get("x", "/items/{id}.json/stock/{type}")
            .path("id", "a/b?c#d%2e e+é")
            .path("type", new Shop.State("seller"));
    assertThat(sent(request).getTarget())
        .isEqualTo("/shop/items/a%2Fb%3Fc%23d%252e%20e+%C3%A9.json/stock/seller");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "  "})
  void path_withAValueThatIsNoSegment_isRefused(String value) {
    ApiRequest request = ApiRequest.get("x", "/items/{id}").path("id", value);
    assertThatThrownBy(() -> client.execute(request)).isInstanceOf(IllegalArgumentException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void path_withoutAllValuesOrWithTooMany_isRefused() {
    assertThatThrownBy(() -> client.execute(ApiRequest.get("x", "/items/{id}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id has no value");
    assertThatThrownBy(() -> client.execute(ApiRequest.get("x", "/items").path("id", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no [id]");
  }

  @Test
  void query_withAwkwardValues_isEncoded() throws InterruptedException {
    ApiRequest request =
        ApiRequest.get("x", "items")
            .query("q", "a+b &=é")
            .query("none", null)
            .query("date", "2026-11-20T00:00:00.000-04:00")
            .queryList("ids", List.of("A", "B"))
            .queryList("empty", List.of())
            .query("price", new BigDecimal("1E+3"));
    assertThat(sent(request).getTarget())
        .isEqualTo(
            "/shop/items?q=a%2Bb%20%26%3D%C3%A9&date=2026-11-20T00%3A00%3A00.000-04%3A00"
                + "&ids=A%2CB&price=1000");
  }

  @Test
  void body_ofEachKind_isSentWithItsType() throws InterruptedException {
    RecordedRequest json = sent(ApiRequest.put("x", "/a").body(new Shop.Order("1", null, 5)));
    assertThat(json.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(json.getBody().utf8()).isEqualTo("{\"id\":\"1\",\"total\":5}");
    RecordedRequest form = sent(ApiRequest.post("x", "/a").form(Map.of("a b", Secret.of("c&d"))));
    assertThat(form.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(form.getBody().utf8()).isEqualTo("a+b=c%26d");
    RecordedRequest parts =
        sent(
            ApiRequest.post("x", "/a")
                .multipart(
                    Part.text("note", "é"),
                    Part.file(
                        "file", FileContent.of("a.png", new byte[] {1}).contentType("image/png"))));
    assertThat(parts.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(parts.getBody().utf8())
        .contains("name=\"note\"", "name=\"file\"; filename=\"a.png\"", "Content-Type: image/png");
    RecordedRequest file = sent(ApiRequest.post("x", "/a").file(FileContent.of("f", new byte[3])));
    assertThat(file.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(file.getBodySize()).isEqualTo(3);
    RecordedRequest stream =
        sent(
            ApiRequest.post("x", "/a").stream(
                "text/plain", new ByteArrayInputStream("hi".getBytes(StandardCharsets.UTF_8))));
    assertThat(stream.getBody().utf8()).isEqualTo("hi");
    RecordedRequest none = sent(ApiRequest.post("x", "/a"));
    assertThat(none.getBodySize()).isZero();
    assertThat(sent(ApiRequest.delete("x", "/a")).getMethod()).isEqualTo("DELETE");
    assertThat(sent(ApiRequest.patch("x", "/a")).getMethod()).isEqualTo("PATCH");
    assertThat(sent(ApiRequest.of("head", "x", "/a")).getMethod()).isEqualTo("HEAD");
  }

  @Test
  void header_ofRequestAndClient_requestWins() throws InterruptedException {
    client = shop.client().header("X-Version", "1").header("X-Other", "o").build();
    RecordedRequest request = sent(ApiRequest.get("x", "/a").header("x-version", 2L));
    assertThat(request.getHeaders().values("X-Version")).containsExactly("2");
    assertThat(request.getHeaders().get("X-Other")).isEqualTo("o");
    assertThat(request.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void header_thatCannotBeSent_isRefusedWithoutItsValue() {
    client =
        shop.client().credentials(Credentials.header("X-Key", Secret.of("hush\nX: y"))).build();
    assertThatThrownBy(() -> client.execute(ApiRequest.get("x", "/a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("hush");
  }

  @Test
  void anonymous_request_carriesNoCredentials() throws InterruptedException {
    assertThat(sent(ApiRequest.get("x", "/a").anonymous()).getHeaders().get("Authorization"))
        .isNull();
  }

  @Test
  void credentials_thatSign_seeMethodAddressAndBody() throws InterruptedException {
    client =
        shop.client()
            .credentials(
                call ->
                    new Authorization(
                        Map.of(),
                        Map.of(
                            "sign",
                            Secret.of(
                                call.method()
                                    + call.url().getPath()
                                    + new String(call.body(), StandardCharsets.UTF_8))),
                        null))
            .build();
    assertThat(sent(ApiRequest.post("x", "/a").body(Map.of("b", 1))).getTarget())
        .isEqualTo("/shop/a?sign=POST%2Fshop%2Fa%7B%22b%22%3A1%7D");
    assertThat(sent(ApiRequest.get("x", "/a")).getTarget())
        .isEqualTo("/shop/a?sign=GET%2Fshop%2Fa");
  }

  @Test
  void link_toTheBase_isReadWithCredentials() throws InterruptedException {
    RecordedRequest request =
        sent(
            ApiRequest.link("orders.list", server.url("/shop/orders?page=2").toString())
                .query("page", 3)
                .query("limit", 5));
    assertThat(request.getTarget()).isEqualTo("/shop/orders?page=3&limit=5");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer tok-12345");
    assertThat(sent(ApiRequest.link("orders.list", "/shop/orders?page=4")).getTarget())
        .isEqualTo("/shop/orders?page=4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/orders",
        "http://api.shop.example/orders",
        "https://api.shop.example:8443/orders",
        "https://api.shop.example.evil.example/",
        "//evil.example/",
        "https://api.shop.example@evil.example/",
        "ftp://api.shop.example/",
        "javascript:alert(1)"
      })
  void link_toAnotherHost_isNotFollowed(String link) {
    client = shop.client().allowHosts("api.shop.example").build();
    assertThatThrownBy(() -> client.execute(ApiRequest.link("orders.list", link)))
        .isInstanceOfSatisfying(
            UnreadableException.class,
            e -> {
              assertThat(e.failure().code()).isEqualTo("host_not_allowed");
              assertThat(e.failure().attempts()).isZero();
            });
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void allowHosts_overHttps_areAllowed() {
    AllowedHosts hosts = new AllowedHosts(server.url("/"), java.util.Set.of("api.shop.example"));
    assertThat(hosts.allow(okhttp3.HttpUrl.get("https://API.shop.example/x"))).isTrue();
    assertThat(hosts.allow(server.url("/any"))).isTrue();
    assertThat(hosts.allow(okhttp3.HttpUrl.get("http://" + server.getHostName() + ":1/")))
        .isFalse();
    assertThat(hosts.allow(okhttp3.HttpUrl.get("https://" + server.getHostName() + "/"))).isFalse();
  }

  @Test
  void redirect_ofARead_isFollowedToAllowedHostsOnly() throws InterruptedException {
    shop.enqueue(302, "", "Location", "/shop/moved");
    shop.enqueue(200, Shop.ORDER);
    assertThat(client.send(Shop.getOrder(), Shop.Order.class).id()).isEqualTo("1");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/shop/orders/1");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/shop/moved");
    shop.enqueue(302, "", "Location", "https://evil.example/");
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e -> assertThat(e.failure().code()).isEqualTo("redirect_refused"));
    shop.enqueue(302, "", "Location", "ftp://x");
    assertThatThrownBy(() -> client.execute(Shop.getOrder())).isInstanceOf(RejectedException.class);
  }

  @Test
  void redirect_withoutEndOrOfAWrite_isAnError() {
    for (int i = 0; i < 4; i++) {
      shop.enqueue(307, "", "Location", "/shop/again");
    }
    assertThatThrownBy(() -> client.execute(Shop.getOrder())).isInstanceOf(RejectedException.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
    shop.enqueue(302, "", "Location", "/shop/again");
    assertThatThrownBy(() -> client.execute(Shop.newOrder())).isInstanceOf(RejectedException.class);
    shop.enqueue(301, "");
    assertThatThrownBy(() -> client.execute(Shop.getOrder())).isInstanceOf(RejectedException.class);
  }

  @Test
  void derivedClients_shareEverythingButWhatTheyChange() throws InterruptedException {
    ApiClient other =
        client
            .withCredentials(Credentials.bearer(Secret.of("other")))
            .withBase(server.url("/v2/").uri());
    shop.enqueue(200, "{}");
    other.execute(Shop.getOrder());
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/v2/orders/1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer other");
    assertThat(sent(Shop.getOrder()).getTarget()).isEqualTo("/shop/orders/1");
    assertThat(client.toString()).startsWith("ApiClient(shop, http").doesNotContain("tok");
    assertThat(client.provider()).isEqualTo("shop");
  }

  @Test
  void build_withoutWhatItNeeds_namesIt() {
    assertThatThrownBy(() -> ApiClient.builder("shop", shop.base()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transport");
    assertThatThrownBy(
            () -> ApiClient.builder("shop", shop.base()).transport(Transport.create()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sleeper");
    for (String base : List.of("ftp://x", "https://x/?a=b", "https://x/#f", "nothing")) {
      assertThatThrownBy(() -> ApiClient.builder("shop", URI.create(base)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void request_withNonsense_isRefused() {
    assertThatThrownBy(() -> ApiRequest.get("x", "/").units(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CallOptions.DEFAULT.timeout(java.time.Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Shop.getOrder()).hasToString("GET orders.get");
  }
}

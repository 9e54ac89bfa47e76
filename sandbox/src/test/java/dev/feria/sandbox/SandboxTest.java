package dev.feria.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.http.Forms;
import dev.feria.sandbox.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxTest {
  private static final SandboxOptions SMALL = SandboxOptions.DEFAULT.catalogue(60, 100);

  private static String listings(Sandbox sandbox, int account) {
    Driver driver = new Driver(sandbox);
    Object id = driver.get("/_sandbox").at("providers", 0, "accounts", account, "id");
    return driver.get("/_sandbox/mercadolibre/accounts/" + id + "/listings").text();
  }

  private static String orders(Sandbox sandbox, int account) {
    Driver driver = new Driver(sandbox);
    Object id = driver.get("/_sandbox").at("providers", 0, "accounts", account, "id");
    return driver.get("/_sandbox/mercadolibre/accounts/" + id + "/orders").text();
  }

  @Test
  void seed_whenTheSame_givesTheSameCatalogue() {
    try (Sandbox one = Sandbox.start(SMALL);
        Sandbox two = Sandbox.start(SMALL);
        Sandbox other = Sandbox.start(SMALL.seed(8))) {
      for (int account = 0; account < 3; account++) {
        assertThat(listings(one, account)).isEqualTo(listings(two, account));
        assertThat(orders(one, account)).isEqualTo(orders(two, account));
      }
      assertThat(listings(one, 0)).isNotEqualTo(listings(other, 0));
      new Driver(two).post("/_sandbox/reset", Json.obj("seed", 8)).expect(200);
      assertThat(listings(two, 0)).isEqualTo(listings(other, 0));
    }
  }

  @Test
  void catalogue_whenDefault_holdsWhatTheDemoNeeds() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT)) {
      Driver driver = new Driver(sandbox);
      String account = driver.get("/_sandbox").string("providers", 0, "accounts", 0, "id");
      String base = "/_sandbox/mercadolibre/accounts/" + account;
      List<Map<String, Object>> listings = driver.get(base + "/listings").maps("data");
      List<Map<String, Object>> orders = driver.get(base + "/orders").maps("data");
      assertThat(listings.stream().map(l -> l.get("id").toString().split(":", -1)[0]).distinct())
          .hasSizeGreaterThanOrEqualTo(1_200);
      assertThat(orders).hasSizeGreaterThanOrEqualTo(3_000);
      assertThat(values(orders, "status"))
          .contains("paid", "cancelled", "payment_required", "partially_refunded");
      assertThat(values(listings, "status")).contains("active", "paused", "closed");
      assertThat(orders).anyMatch(o -> o.get("pack_id") != null);
      assertThat(listings).anyMatch(l -> l.get("sku") == null);
      assertThat(listings).anyMatch(l -> l.get("user_product") != null);
      assertThat(listings).anyMatch(l -> Boolean.TRUE.equals(l.get("fulfillment")));
      Map<Object, Set<Object>> quantities =
          listings.stream()
              .filter(l -> l.get("sku") != null)
              .collect(
                  Collectors.groupingBy(
                      l -> l.get("sku"),
                      Collectors.mapping(l -> l.get("quantity"), Collectors.toSet())));
      assertThat(quantities.values()).allMatch(same -> same.size() == 1);
      assertThat(quantities.size())
          .isLessThan((int) listings.stream().filter(l -> l.get("sku") != null).count());
      Answer large =
          driver
              .post(
                  "/_sandbox/mercadolibre/catalogue",
                  Json.obj("listings", 5_000, "orders", 20_000, "seed", 7, "limits", false))
              .expect(200);
      assertThat(large.number("items")).isGreaterThanOrEqualTo(5_000);
      driver.post("/_sandbox/mercadolibre/catalogue", Json.obj("listings", -1)).expect(400);
    }
  }

  private static Set<Object> values(List<Map<String, Object>> rows, String name) {
    Set<Object> values = new HashSet<>();
    rows.forEach(row -> values.add(row.get(name)));
    return values;
  }

  @Test
  void clock_whenAdvanced_movesTheDateHeader() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      ZonedDateTime before = date(driver);
      driver.advance("P1D");
      assertThat(date(driver)).isAfterOrEqualTo(before.plusDays(1));
      sandbox.advance(Duration.ofHours(1));
      assertThat(driver.get("/_sandbox/clock").string("offset")).isEqualTo("PT25H");
      driver.post("/_sandbox/clock", Json.obj("advance", "soon")).expect(400);
      driver.post("/_sandbox/clock", Json.obj("advance", "-PT1H")).expect(400);
      sandbox.reset();
      assertThat(driver.get("/_sandbox/clock").string("offset")).isEqualTo("PT0S");
    }
  }

  private static ZonedDateTime date(Driver driver) {
    return ZonedDateTime.parse(
        driver.get("/_sandbox").header("Date"),
        DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH));
  }

  @Test
  void state_whenRestarted_isAsItWas(@TempDir Path folder) {
    Path file = folder.resolve("state.json");
    SandboxOptions options = SMALL.state(file);
    String listings;
    String orders;
    Tokens tokens;
    Inbox inbox = new Inbox();
    inbox.answer(500);
    try (Sandbox sandbox = Sandbox.start(options)) {
      Driver driver = new Driver(sandbox);
      tokens = driver.connect(0);
      driver.application("notification_url", inbox.url(), "topics", List.of("orders_v2"));
      String listing =
          driver.get(driver.control(tokens, "/listings")).maps("data").stream()
              .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 1)
              .findFirst()
              .orElseThrow()
              .get("id")
              .toString();
      driver.buy(tokens, listing, 1, "paid").expect(201);
      driver.advance("PT2H");
      driver.application("topics", List.of("questions"));
      driver
          .post(driver.control(tokens, "/questions"), Json.obj("listing", listing, "text", "¿Hay?"))
          .expect(201);
      Inbox.until(
          () ->
              driver.get("/_sandbox/mercadolibre/notifications").maps("pending").stream()
                  .anyMatch(n -> n.get("last_status").equals(500L)));
      driver.post("/_sandbox/snapshot", Json.obj()).expect(200);
      listings = listings(sandbox, 0);
      orders = orders(sandbox, 0);
    }
    inbox.answer(200);
    try (Sandbox sandbox = Sandbox.start(options)) {
      Driver driver = new Driver(sandbox);
      assertThat(listings(sandbox, 0)).isEqualTo(listings);
      assertThat(orders(sandbox, 0)).isEqualTo(orders);
      assertThat(driver.get("/_sandbox/clock").string("offset")).isEqualTo("PT2H");
      driver.api(tokens, "/users/me").expect(200);
      driver.refresh(tokens.refresh()).expect(200);
      driver.advance("PT1H");
      assertThat(driver.get("/_sandbox/mercadolibre/notifications").maps("missed"))
          .filteredOn(n -> n.get("topic").equals("orders_v2"))
          .hasSize(3);
      Inbox.until(
          () -> driver.get("/_sandbox/mercadolibre/notifications").maps("pending").isEmpty());
    }
    inbox.close();
  }

  @Test
  void state_whenChanged_isWrittenByItself(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sub").resolve("state.json.gz");
    try (Sandbox sandbox = Sandbox.start(SMALL.state(file))) {
      Driver driver = new Driver(sandbox);
      driver.connect(0);
      Inbox.until(() -> Files.exists(file));
    }
    assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
    try (Sandbox again = Sandbox.start(SMALL.state(file))) {
      assertThat(new Driver(again).get("/_sandbox").at("providers", 0, "accounts", 0, "connected"))
          .isEqualTo(true);
    }
  }

  @Test
  void state_whenUnreadable_stopsTheStart(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state.json");
    Files.writeString(file, "{\"twins\": 7}");
    assertThatThrownBy(() -> Sandbox.start(SMALL.state(file)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("state.json");
  }

  @Test
  void snapshot_whenStartedWithoutState_is409() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      new Driver(sandbox).post("/_sandbox/snapshot", Json.obj()).expect(409);
    }
  }

  @Test
  void buy_whenManyWantTheLastUnits_sellsEachOnce() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      Tokens tokens = driver.connect(0);
      Map<String, Object> listing =
          driver.get(driver.control(tokens, "/listings")).maps("data").stream()
              .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 5)
              .findFirst()
              .orElseThrow();
      String id = listing.get("id").toString();
      long quantity = (long) listing.get("quantity");
      int buyers = (int) quantity + 20;
      ExecutorService threads = Executors.newFixedThreadPool(16);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < buyers; i++) {
        Callable<Integer> buyer =
            () -> {
              go.await();
              return driver.buy(tokens, id, 1, "paid").status();
            };
        results.add(threads.submit(buyer));
      }
      go.countDown();
      int sold = 0;
      int refused = 0;
      for (Future<Integer> result : results) {
        int status = result.get();
        sold += status == 201 ? 1 : 0;
        refused += status == 409 ? 1 : 0;
      }
      threads.shutdown();
      assertThat(sold).isEqualTo((int) quantity);
      assertThat(refused).isEqualTo(20);
      assertThat(driver.listing(tokens, id).get("quantity")).isEqualTo(0L);
    }
  }

  @Test
  void refresh_whenRunInParallel_succeedsOnceAndKillsTheGrant() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      Tokens tokens = driver.connect(0);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(threads.submit(() -> driver.refresh(tokens.refresh()).status()));
      }
      int good = 0;
      for (Future<Integer> result : results) {
        good += result.get() == 200 ? 1 : 0;
      }
      threads.shutdown();
      assertThat(good).isEqualTo(1);
      driver.api(tokens, "/users/me").expect(401);
    }
  }

  @Test
  void ports_whenAskedFor_serveEachHostAtItsRoot() {
    try (Sandbox sandbox = Sandbox.start(SMALL.withPorts())) {
      Answer index = new Driver(sandbox).get("/_sandbox");
      String api = index.string("providers", 0, "base_url");
      assertThat(api).doesNotContain("mercadolibre");
      new Driver(api).get("/users/me").expect(401);
      assertThat(index.string("providers", 0, "auth_url")).endsWith("/authorization");
    }
  }

  @Test
  void ports_whenAskedFor_showTheAuthorisationPageAtBothAddresses() {
    try (Sandbox sandbox = Sandbox.start(SMALL.withPorts())) {
      Answer index = new Driver(sandbox).get("/_sandbox");
      String api = index.string("providers", 0, "base_url");
      String page = index.string("providers", 0, "auth_url");
      String query =
          "/authorization?response_type=code&redirect_uri="
              + Forms.encode(Driver.CALLBACK)
              + "&client_id="
              + index.string("providers", 0, "application", "client_id");
      assertThat(new Driver(api).get(query).expect(200).text()).contains("id=\"allow\"");
      assertThat(new Driver(page.replace("/authorization", "")).get(query).expect(200).text())
          .contains("id=\"allow\"");
      new Driver(api).get("/nothing/here").expect(404);
    }
  }

  @Test
  void index_whenAskedFor_tellsHowToConnect() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      Answer index = driver.get("/_sandbox").expect(200);
      assertThat(index.string("providers", 0, "id")).isEqualTo("mercadolibre");
      assertThat(index.string("providers", 0, "base_url"))
          .isEqualTo(sandbox.baseUrl() + "/mercadolibre");
      assertThat(index.string("providers", 0, "auth_url"))
          .isEqualTo(sandbox.baseUrl() + "/mercadolibre-auth/authorization");
      assertThat(index.maps("providers", 0, "accounts")).hasSize(3);
      assertThat(driver.get("/_sandbox/mercadolibre/operations").strings("data"))
          .contains("items.multiget", "orders.get", "oauth.token");
      assertThat(driver.get("/_sandbox/mercadolibre/application").string("client_id"))
          .isEqualTo("4934588586838432");
    }
  }

  @Test
  void path_whenUnknown_is404AndWrongMethodIs405() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      driver.get("/").expect(302);
      driver.get("/nothing/here").expect(404);
      driver.get("/_sandbox/nothing/calls").expect(404);
      driver.get("/_sandbox/mercadolibre/nothing").expect(404);
      driver.delete("/_sandbox").expect(405);
      driver.delete("/_sandbox/mercadolibre/application").expect(405);
      assertThat(driver.get("/mercadolibre/nothing").expect(404).string("error"))
          .isEqualTo("not_found");
      driver.delete("/mercadolibre/oauth/token").expect(405);
      assertThat(raw(sandbox, "/mercadolibre/%ZZ")).startsWith("HTTP/1.1 400");
    }
  }

  private static String raw(Sandbox sandbox, String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.uri("/").getPort())) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void listing_whenEditedInThePanel_changes() {
    try (Sandbox sandbox = Sandbox.start(SMALL)) {
      Driver driver = new Driver(sandbox);
      Tokens tokens = driver.connect(0);
      String id = driver.get(driver.control(tokens, "/listings")).string("data", 0, "id");
      Answer edited =
          driver
              .post(
                  driver.control(tokens, "/listings/" + id),
                  Json.obj("quantity", 3, "price", 1_990, "sku", "PANEL-1", "status", "paused"))
              .expect(200);
      assertThat(edited.string("status")).isEqualTo("paused");
      assertThat(edited.string("price", "amount")).isEqualTo("1990");
      assertThat(driver.listing(tokens, id))
          .containsEntry("sku", "PANEL-1")
          .containsEntry("quantity", 3L);
      driver.post(driver.control(tokens, "/listings/none"), Json.obj()).expect(404);
    }
  }
}

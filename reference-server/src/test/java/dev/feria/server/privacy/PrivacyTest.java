package dev.feria.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.Kiosk;
import dev.feria.server.testing.Shop;
import dev.feria.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a whole server: what providers pass on about people, and what is left afterwards. */
final class PrivacyTest {
  private static final String ID = "buyer-778899";
  private static final String NAME = "Greta Garbowska";
  private static final String EMAIL = "greta@mail.example";
  private static final String PHONE = "+56 9 5551 2345";

  private static TestServer server;
  private static Shop shop;
  private static ApiCaller api;
  private static int sent;

  @BeforeAll
  static void open() {
    server = TestServer.start(Clock.systemUTC(), Map.of(), List.of(new Kiosk()));
    shop = new Shop(server.database(), "Privacy");
    api = server.anonymous().withKey(server.key(shop.tenant, Role.OWNER));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static AccountRow connect(String seller) {
    String id =
        api.post("/api/v1/integrations/kiosk/config", "{\"key\":\"" + seller + "\"}").text("id");
    return shop.put(server.wiring().accounts().accounts().get(shop.tenant, UUID.fromString(id)));
  }

  private static void order(AccountRow account, String id, String buyer, String name, int minute) {
    Money price = Money.of("1990", "CLP");
    shop.apply(
        account,
        new Order(
            id,
            id,
            OrderState.PAID,
            "paid",
            Shop.NOON,
            Shop.NOON.plusSeconds(60L * minute),
            List.of(new Order.Line("1", "L1", null, "Cups", 1, price)),
            price,
            new Order.Buyer(buyer, name),
            null,
            null));
  }

  private static void tell(AccountRow account, String kind, String rest) {
    sent++;
    String line = kind + "|event-" + sent + "|" + rest;
    URI address = URI.create(server.url() + "/api/webhooks/kiosk/" + account.webhookKey());
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address)
                      .header("X-Kiosk", "good")
                      .header("X-Name", line.contains(NAME) ? NAME : "")
                      .POST(HttpRequest.BodyPublishers.ofString(line))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("did not come true").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static boolean noted(AccountRow account, String action) {
    return shop.value(
            "select 1::text from audit_log where action = ? and subject = ?",
            action,
            account.accountId().toString())
        != null;
  }

  /** Returns every row of every table, and every file of the spool, as text in lower case. */
  private static String everything() throws IOException {
    var all = new StringBuilder();
    server
        .database()
        .asOwner(
            handle -> {
              for (String table :
                  handle
                      .createQuery(
                          """
                          select c.oid::regclass::text from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          where c.relkind = 'r' and n.nspname = current_schema()
                          """)
                      .mapTo(String.class)
                      .list()) {
                handle
                    .createQuery("select t::text from " + table + " t")
                    .mapTo(String.class)
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
              }
            });
    try (Stream<Path> files = Files.walk(server.data().resolve("spool"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static List<String> traces(String... texts) {
    return Stream.of(texts)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .flatMap(
            text ->
                Stream.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  /** What goes wrong on the way tells of people too. */
  private static void failures(AccountRow account) {
    UUID sync = UUID.randomUUID();
    shop.db.asOwner(
        handle -> {
          handle.execute(
              """
              insert into syncs (tenant_id, sync_id, account_id, kind, reason, status, requested_by,
                last_error)
              values (?, ?, ?, 'orders', 'person', 'failed', 'system', ?)
              """,
              shop.tenant,
              sync,
              account.accountId(),
              "cannot read " + EMAIL);
          handle.execute(
              """
              insert into sync_records (tenant_id, sync_id, n, kind, external_id, reference, outcome,
                reason) values (?, ?, 1, 'order', 'O5', 'O5', 'failed', ?)
              """,
              shop.tenant,
              sync,
              "no name: " + NAME);
          handle.execute(
              """
              insert into inbox_lanes (tenant_id, account_id, subject, provider, priority, due_at,
                waiting_since, dead, dead_id, died_at, last_error)
              values (?, ?, 'order:O6', 'kiosk', 0, now(), now(), true, uuid7(), now(), ?)
              """,
              shop.tenant,
              account.accountId(),
              "malformed: " + NAME);
          handle.execute(
              """
              insert into inbox (tenant_id, account_id, received_at, provider, event_id, topic,
                subject, position, encoding, path, query, headers, body, state)
              values (?, ?, now(), 'kiosk', 'e-dead', 'orders', 'order:O6', 0, 'raw', '/', '{}',
                '{}', convert_to(?, 'UTF8'), 'dead')
              """,
              shop.tenant,
              account.accountId(),
              "order|e|O6|" + EMAIL);
        });
    shop.db
        .database()
        .useTenant(
            shop.tenant,
            handle ->
                shop.notices.raise(
                    handle,
                    shop.tenant,
                    "dead_letter",
                    Notices.Severity.ERROR,
                    account.accountId() + "/order:O6",
                    Map.of("reason", NAME + " <" + EMAIL + ">")));
  }

  @Test
  void personErased_leavesNoTraceOfThePersonAndTheSalesAsNumbers() throws IOException {
    AccountRow account = connect("shop-of-erasure");
    order(account, "O1", ID, NAME, 1);
    order(account, "O2", "guest", NAME, 1);
    order(account, "O3", "buyer-other", "Ines Other", 1);
    tell(account, "order", "O9|" + NAME + "|" + EMAIL + "|" + PHONE + "|");
    failures(account);
    String o1 = shop.value("select order_id::text from orders where external_id = 'O1'");
    api.post("/api/v1/orders/" + o1 + "/shipments", "{\"tracking_number\":\"TRACK-4711\"}");
    tell(account, "requested", "ask-1|" + ID + "|" + EMAIL + "|" + PHONE + "|O1,O2");
    await(() -> api.get("/api/v1/privacy-requests?status=open").body().contains("ask-1"));
    assertThat(everything()).contains(traces(NAME, EMAIL, ID, PHONE).toArray(String[]::new)[0]);

    tell(account, "erased", "x|" + ID + "|" + EMAIL + "|" + PHONE + "|O2,O77");
    await(() -> noted(account, "privacy.erase_person"));

    String all = everything();
    for (String trace : traces(NAME, EMAIL, ID, PHONE, "TRACK-4711")) {
      assertThat(all.lines().filter(row -> row.contains(trace))).as(trace).isEmpty();
    }
    assertThat(all).contains("ines other");
    assertThat(
            shop.value(
                "select sum(total)::text from sales where account_id = ?", account.accountId()))
        .isEqualTo("5970");
    assertThat(api.get("/api/v1/privacy-requests?status=erased").body()).contains("ask-1");
    assertThat(api.get("/api/v1/notices?unresolved=true").body())
        .doesNotContain("personal_data_requested");

    order(account, "O1", ID, NAME, 9);
    order(account, "O77", ID, NAME, 9);
    assertThat(everything().lines().filter(row -> row.contains("garbowska"))).isEmpty();
  }

  @Test
  void personalDataRequested_isAnsweredWithEverythingAndThenForgotten() throws IOException {
    AccountRow account = connect("shop-of-requests");
    order(account, "R1", "asker-1234", "Asker Askerson", 1);
    order(account, "R2", "someone-else", "Someone", 1);
    tell(account, "order", "R1|asker@mail.example|");
    tell(account, "requested", "ask-2|asker-1234|asker@mail.example||R1");
    await(() -> api.get("/api/v1/privacy-requests").body().contains("ask-2"));
    String id =
        shop.value("select request_id::text from privacy_requests where external_id = 'ask-2'");

    String export = api.get("/api/v1/privacy-requests/" + id + "/export").body();
    assertThat(export)
        .contains("Asker Askerson", "asker@mail.example", "\"external_id\":\"R1\"")
        .contains("order|event-")
        .doesNotContain("Someone");
    assertThat(
            shop.value(
                "select detail::text from notices where kind = ? and subject = ?",
                PrivacyEvents.REQUESTED,
                id))
        .contains("due")
        .doesNotContain("asker@");
    assertThat(
            shop.value(
                "select (due_at - received_at)::text from privacy_requests where request_id ="
                    + " ?::uuid",
                id))
        .isEqualTo("30 days");

    assertThat(api.post("/api/v1/privacy-requests/" + id + "/done", null).text("status"))
        .isEqualTo("done");
    assertThat(api.get("/api/v1/privacy-requests/" + id + "/export").status()).isEqualTo(409);
    assertThat(api.post("/api/v1/privacy-requests/" + id + "/done", null).status()).isEqualTo(200);
    assertThat(shop.value("select email from privacy_requests where request_id = ?::uuid", id))
        .isNull();
  }

  @Test
  void accountErased_leavesTheNumbersOnly() throws IOException {
    AccountRow account = connect("Tienda-de-Fulana");
    order(account, "A1", "fulana-1", "Fulana Compradora", 1);
    tell(account, "order", "A9|Fulana Compradora|");
    tell(account, "account", "x");
    await(() -> noted(account, "privacy.erase_account"));

    String all = everything();
    for (String trace : traces("Fulana Compradora", "fulana-1")) {
      assertThat(all.lines().filter(row -> row.contains(trace))).as(trace).isEmpty();
    }
    String id = account.accountId().toString();
    assertThat(shop.value("select name from accounts where account_id = ?::uuid", id))
        .startsWith("erased-");
    assertThat(shop.value("select status from accounts where account_id = ?::uuid", id))
        .isEqualTo("disconnected");
    assertThat(
            shop.value("select count(*)::text from account_secrets where account_id = ?::uuid", id))
        .isEqualTo("0");
    assertThat(shop.value("select total::text from orders where external_id = 'A1'"))
        .isEqualTo("1990");

    order(account, "A2", "fulana-1", "Fulana Compradora", 2);
    assertThat(shop.value("select buyer_id from orders where external_id = 'A2'"))
        .as("a page that was under way")
        .isNull();
  }

  @Test
  void personErased_ofADisconnectedAccount_isCarriedOut() throws IOException {
    AccountRow account = connect("shop-that-left");
    order(account, "D1", "left-5678", "Left Behind", 1);
    shop.db.asOwner(
        handle -> {
          handle.execute(
              "update accounts set status = 'disconnected' where account_id = ?",
              account.accountId());
          handle.execute(
              """
              insert into inbox (tenant_id, account_id, received_at, provider, event_id, topic,
                subject, position, encoding, path, query, headers, body)
              values (?, ?, now(), 'kiosk', 'e-late', 'erased', 'privacy:1', 0, 'raw', '/', '{}',
                '{}', convert_to('erased|e-late|x|left-5678|left@mail.example||D1', 'UTF8'))
              """,
              shop.tenant,
              account.accountId());
          handle.execute(
              """
              insert into inbox_lanes (tenant_id, account_id, subject, provider, priority, due_at,
                waiting_since)
              values (?, ?, 'privacy:1', 'kiosk', 2, now() - interval '1 minute', now())
              """,
              shop.tenant,
              account.accountId());
        });
    await(() -> noted(account, "privacy.erase_person"));
    assertThat(
            everything()
                .lines()
                .filter(row -> row.contains("left behind") || row.contains("left-5678")))
        .isEmpty();
  }
}

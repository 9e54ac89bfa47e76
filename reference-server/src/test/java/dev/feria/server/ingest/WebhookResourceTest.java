package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookResourceTest {
  @TempDir Path folder;
  private TestDatabase test;
  private UUID tenant;
  private UUID account;
  private Stall stall;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
    tenant = test.tenant("Almacén");
    account = TestAccounts.connect(test, tenant, "ana");
    stall = Stall.of(test, folder.resolve("spool"), Clock.systemUTC());
    stall.ingest.start();
  }

  @AfterEach
  void close() {
    stall.close();
    test.close();
  }

  private long count(String sql) {
    long[] count = new long[1];
    test.asOwner(handle -> count[0] = handle.createQuery(sql).mapTo(Long.class).one());
    return count[0];
  }

  @Test
  void post_whenSellerIsOurs_storesAndHandlesTheEvent() {
    assertThat(stall.notify(StallReader.line("ana", "order", "1", "e1"))).isEqualTo(200);
    assertThat(count("select count(*) from inbox")).isOne();
    Stall.await(() -> stall.handler.stored.size() == 1);
    assertThat(stall.handler.stored).containsExactly("ana order:1 e1");
    Stall.await(() -> count("select count(*) from inbox_lanes") == 0);
    assertThat(count("select count(*) from inbox where state = 'done'")).isOne();
  }

  @Test
  void post_toTheAddressOfAnAccount_findsTheAccountByItsKey() {
    byte[] body = StallReader.line("", "order", "7", "e7").getBytes(StandardCharsets.UTF_8);
    assertThat(stall.send("/api/webhooks/stall/key-ana", Stall.GOOD, body).statusCode())
        .isEqualTo(200);
    Stall.await(() -> stall.handler.stored.contains("ana order:7 e7"));
  }

  @Test
  void post_toTheAddressOfAnAccount_whenBodyNamesAnother_isTheAddresss() {
    TestAccounts.connect(test, test.tenant("Otro"), "eva");
    byte[] body = StallReader.line("eva", "order", "7", "e7").getBytes(StandardCharsets.UTF_8);
    assertThat(stall.send("/api/webhooks/stall/key-ana", Stall.GOOD, body).statusCode())
        .isEqualTo(200);
    Stall.await(() -> stall.handler.stored.contains("ana order:7 e7"));
    assertThat(count("select count(*) from inbox")).isOne();
  }

  @Test
  void post_whenSignatureIsMissing_answers401WithoutReason() {
    var answer = stall.send("/api/webhooks/stall", "", "x".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContainIgnoringCase("signature");
    assertThat(stall.counted("feria.webhooks", "outcome", "signature_missing")).isEqualTo(1);
  }

  @Test
  void post_whenBodyIsMalformed_answers400AndCounts() {
    assertThat(stall.notify("no events at all")).isEqualTo(400);
    assertThat(stall.counted("feria.webhooks", "outcome", "malformed")).isEqualTo(1);
  }

  @Test
  void post_whenReaderBreaks_answers400() {
    stall.reader.failure = new NullPointerException("unexpected shape");
    assertThat(stall.notify(StallReader.line("ana", "order", "1", "e1"))).isEqualTo(400);
  }

  @Test
  void post_whenProviderIsUnknown_answers404() {
    assertThat(stall.send("/api/webhooks/nobody", "", new byte[] {1}).statusCode()).isEqualTo(404);
  }

  @Test
  void post_whenSellerIsUnknown_answers200AndStoresNothing() {
    assertThat(stall.notify(StallReader.line("stranger", "order", "1", "e1"))).isEqualTo(200);
    assertThat(count("select count(*) from inbox")).isZero();
    assertThat(stall.counted("feria.events", "outcome", "nobody")).isEqualTo(1);
  }

  @Test
  void post_whenBodyIsLarge_answers413() {
    assertThat(stall.send("/api/webhooks/stall", Stall.GOOD, new byte[2 << 20]).statusCode())
        .isEqualTo(413);
  }

  @Test
  void post_whenTextCannotBeStored_answers400AndLetsOthersIn() {
    assertThat(stall.notify(StallReader.line("ana", "order", "1\u0000", "e1"))).isEqualTo(400);
    assertThat(stall.notify(StallReader.line("ana", "order", "2", "e2"))).isEqualTo(200);
    assertThat(count("select count(*) from inbox")).isOne();
  }

  @Test
  void post_whenRepeated_storesOnce() {
    for (int i = 0; i < 5; i++) {
      assertThat(stall.notify(StallReader.line("ana", "order", "1", "e1"))).isEqualTo(200);
    }
    assertThat(count("select count(*) from inbox")).isOne();
    assertThat(stall.counted("feria.events", "outcome", "repeated")).isEqualTo(4);
  }

  @Test
  void post_whenBodyHasSeveralEvents_storesEachForItsOwnAccount() {
    UUID other = test.tenant("Otro");
    TestAccounts.connect(test, other, "eva");
    stall.notify(
        StallReader.line("ana", "order", "1", "a1"),
        StallReader.line("eva", "order", "2", "b1"),
        StallReader.line("ana", "listing", "3", "a2"),
        StallReader.line("ana", "message", "4", "a3"),
        StallReader.line("ana", "gossip", "5", "a4"));
    Stall.await(() -> count("select count(*) from inbox where state = 'done'") == 5);
    assertThat(stall.handler.stored)
        .containsExactlyInAnyOrder("ana order:1 a1", "eva order:2 b1", "ana listing:3 a2");
    assertThat(stall.counted("feria.events.ignored")).isEqualTo(2);
    test.asOwner(
        handle -> {
          var bodies =
              handle
                  .createQuery(
                      "select convert_from(body, 'UTF8') from inbox where tenant_id = :tenant")
                  .bind("tenant", other)
                  .mapTo(String.class)
                  .list();
          assertThat(bodies).hasSize(1);
          assertThat(bodies.get(0)).as("what came is gone once it is handled").isEmpty();
        });
  }

  @Test
  void post_whenAccountIsDisconnected_storesNothing() {
    test.asOwner(handle -> handle.execute("update accounts set status = 'disconnected'"));
    assertThat(stall.notify(StallReader.line("ana", "order", "1", "e1"))).isEqualTo(200);
    assertThat(count("select count(*) from inbox")).isZero();
  }

  @Test
  void get_whenItIsAHandshake_answersIt() {
    var answer = stall.get("/api/webhooks/stall?challenge=c-42", null);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("c-42");
    assertThat(stall.get("/api/webhooks/stall/key-ana?challenge=d", null).body()).isEqualTo("d");
  }

  @Test
  void get_whenItIsNone_answers404() {
    assertThat(stall.get("/api/webhooks/stall", null).statusCode()).isEqualTo(404);
    assertThat(stall.get("/api/webhooks/nobody?challenge=1", null).statusCode()).isEqualTo(404);
  }

  @Test
  void stored_rowsBelongToTheAccount() {
    stall.notify(StallReader.line("ana", "order", "1", "e1"));
    test.asOwner(
        handle ->
            assertThat(handle.createQuery("select account_id from inbox").mapTo(UUID.class).one())
                .isEqualTo(account));
  }
}

package dev.feria.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.Booth;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Takes in what shops send to the addresses of their accounts. */
final class StoreWebhooksTest {
  private static final String PATH = "/api/v1/integrations/booth";

  private final TestClock clock = new TestClock();
  private final Booth booth = new Booth();
  private TestServer server;
  private Tenant tenant;
  private String address;

  @BeforeEach
  void start() {
    server = TestServer.start(clock, Map.of(), List.of(booth));
    tenant = server.tenant("Demo");
    address = connect("ana", "s-1");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String connect(String seller, String secret) {
    Answer answer =
        tenant
            .api()
            .post(
                PATH + "/config",
                "{\"url\":\"https://shop.example\",\"key\":\"good-%s\",\"secret\":\"%s\"}"
                    .formatted(seller, secret));
    assertThat(answer.status()).isEqualTo(201);
    return answer.text("webhook_url").replaceFirst(".*(/api/)", "$1");
  }

  private int send(String to, String secret, String body) {
    return server
        .anonymous()
        .with("Content-Type", "text/plain")
        .with(Booth.SIGNATURE, secret)
        .post(to, body)
        .status();
  }

  private List<String> stored() {
    return server
        .wiring()
        .database()
        .inTenant(
            tenant.id(),
            handle ->
                handle
                    .createQuery(
                        """
                        select a.external_id || ' ' || i.event_id from inbox i
                        join accounts a using (tenant_id, account_id) order by i.inbox_id
                        """)
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void post_signedByTheAccount_isStoredForItWhateverTheBodySays() {
    connect("luis", "s-2");
    assertThat(send(address, "s-1", "order 1")).isEqualTo(200);
    assertThat(send(address, "s-1", "as luis\norder 2")).isEqualTo(200);
    assertThat(stored()).containsExactly("ana order 1", "ana order 2");
  }

  @Test
  void post_signedByAnother_isRefused() {
    connect("luis", "s-2");
    assertThat(send(address, "s-2", "order 1")).isEqualTo(401);
    assertThat(send(address, Booth.APP_SECRET, "order 1")).isEqualTo(401);
    assertThat(stored()).isEmpty();
  }

  @Test
  void post_toAnUnknownAddress_isNotFound() {
    for (String unknown : List.of("/api/webhooks/booth/nobody", "/api/webhooks/nobody/nobody")) {
      assertThat(send(unknown, "s-1", "order 1")).isEqualTo(404);
    }
  }

  @Test
  void post_again_makesNoReaderAnew() {
    send(address, "s-1", "order 1");
    int made = booth.readers.get();
    for (int i = 2; i < 30; i++) {
      assertThat(send(address, "s-1", "order " + i)).isEqualTo(200);
    }
    assertThat(booth.readers.get()).isEqualTo(made);
  }

  @Test
  void post_afterReconnecting_isVerifiedWithTheNewSecret() {
    send(address, "s-1", "order 1");
    assertThat(connect("ana", "s-3")).isEqualTo(address);
    assertThat(send(address, "s-1", "order 2")).isEqualTo(401);
    assertThat(send(address, "s-3", "order 3")).isEqualTo(200);
  }

  @Test
  void post_afterReconnectingOnAnotherNode_isVerifiedWithTheNewSecret() {
    try (TestServer second = TestServer.beside(server, clock, Map.of(), List.of(new Booth()))) {
      send(address, "s-1", "order 1");
      Answer answer =
          second
              .anonymous()
              .withKey(tenant.key())
              .post(
                  PATH + "/config",
                  "{\"url\":\"https://shop.example\",\"key\":\"good-ana\",\"secret\":\"s-9\"}");
      assertThat(answer.status()).isEqualTo(201);
      clock.advance(Duration.ofSeconds(2));
      assertThat(send(address, "s-9", "order 2")).isEqualTo(200);
    }
  }

  @Test
  void post_afterDisconnecting_isAcknowledgedAndStoresRequestsAboutPersonalDataOnly() {
    send(address, "s-1", "order 1");
    tenant.api().delete(PATH + "/config");

    assertThat(send(address, "s-1", "order 2")).isEqualTo(200);
    assertThat(send("/api/webhooks/booth", Booth.APP_SECRET, "as ana\norder 3")).isEqualTo(200);
    assertThat(send("/api/webhooks/booth", Booth.APP_SECRET, "as ana\nerase 7")).isEqualTo(200);
    // what is kept of a request about a person names nobody
    assertThat(stored())
        .hasSize(2)
        .startsWith("ana order 1")
        .last(InstanceOfAssertFactories.STRING)
        .matches("ana sha256:[0-9a-f]{64}");
  }

  @Test
  void post_ofSeveralRequestsAboutOnePerson_handlesEach() {
    tenant.api().delete(PATH + "/config");
    send("/api/webhooks/booth", Booth.APP_SECRET, "as ana\nerase 7\nerase 8");
    List<String> subjects =
        server
            .wiring()
            .database()
            .inTenant(
                tenant.id(),
                handle ->
                    handle
                        .createQuery("select subject from inbox order by inbox_id")
                        .mapTo(String.class)
                        .list());
    assertThat(subjects)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(subject -> subject.matches("privacy:[0-9a-f]{64}"));
  }
}

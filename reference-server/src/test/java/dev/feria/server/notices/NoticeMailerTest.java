package dev.feria.server.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.testing.StallProvider;
import dev.feria.server.testing.TestClock;
import dev.feria.server.testing.TestServer;
import dev.feria.server.testing.TestServer.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NoticeMailerTest {
  @Test
  void notice_isMailedToTheOwnerOnce() throws Exception {
    var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    greenMail.start();
    var clock = new TestClock();
    Map<String, String> settings =
        Map.of(
            "FERIA_SMTP_HOST", "127.0.0.1",
            "FERIA_SMTP_PORT", Integer.toString(greenMail.getSmtp().getPort()),
            "FERIA_SMTP_FROM", "feria@example.com",
            "FERIA_SMTP_SECURITY", "none");
    try (TestServer server = TestServer.start(clock, settings, List.of(new StallProvider()))) {
      Tenant tenant = server.tenant("Demo");
      var notices = new Notices(server.wiring().database(), new Wakeups(), clock);
      for (int i = 0; i < 2; i++) {
        server
            .wiring()
            .database()
            .useTenant(
                tenant.id(),
                handle ->
                    notices.raise(
                        handle,
                        tenant.id(),
                        "sync_failed",
                        Notices.Severity.ERROR,
                        "s1",
                        Map.of("reason", "Peñalolén")));
      }
      assertThat(greenMail.waitForIncomingEmail(40_000, 1)).isTrue();
      var mail = greenMail.getReceivedMessages()[0];
      assertThat(mail.getAllRecipients()[0]).hasToString(tenant.email());
      assertThat(mail.getSubject()).isEqualTo("Feria, Demo: a synchronisation failed");
      assertThat((String) mail.getContent()).contains("reason: Peñalolén");
      assertThat(notices.unread(tenant.id())).isOne();
      String id = tenant.api().get("/api/v1/notices").text("data.0.id");
      assertThat(tenant.api().post("/api/v1/notices/" + id + "/read", null).text("read_at"))
          .isNotEqualTo("null");
      assertThat(notices.unread(tenant.id())).isZero();
    } finally {
      greenMail.stop();
    }
  }
}

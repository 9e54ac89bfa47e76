package dev.feria.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
final class NotificationsTest {
  private final Inbox inbox = new Inbox();
  private Driver driver;
  private Tokens tokens;
  private String listing;

  @BeforeEach
  void connect(Sandbox sandbox) {
    driver = new Driver(sandbox);
    tokens = driver.connect(0);
    driver.application("notification_url", inbox.url(), "limits", false);
    listing =
        driver.get(driver.control(tokens, "/listings")).maps("data").stream()
            .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 30)
            .filter(l -> l.get("user_product") == null)
            .findFirst()
            .orElseThrow()
            .get("id")
            .toString();
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  private String buy() {
    return driver.buy(tokens, listing, 1, "paid").expect(201).string("id");
  }

  private Answer state() {
    return driver.get("/_sandbox/mercadolibre/notifications");
  }

  private void settled() {
    Inbox.until(
        () -> {
          List<Map<String, Object>> pending = state().maps("pending");
          if (!pending.isEmpty()
              && pending.stream().noneMatch(n -> n.get("last_error").equals(""))) {
            // the machine was too busy to answer in time: go on to the next attempt
            driver.advance("PT5M");
          }
          return pending.isEmpty();
        });
  }

  @Test
  void sale_whenMade_bringsSeveralNotificationsForTheSameResource() {
    String order = buy();
    settled();
    assertThat(
            inbox.received().stream()
                .filter(n -> n.get("resource").equals("/orders/" + order))
                .count())
        .isGreaterThanOrEqualTo(3);
    assertThat(inbox.received())
        .hasSizeGreaterThanOrEqualTo(5)
        .extracting(n -> n.get("topic"))
        .contains("orders_v2", "items", "payments", "shipments");
    Map<String, Object> one =
        inbox.received().stream().filter(n -> n.containsKey("_id")).findFirst().orElseThrow();
    assertThat(one)
        .containsEntry("application_id", 4_934_588_586_838_432L)
        .containsEntry("attempts", 1L);
    assertThat(one.get("sent").toString()).endsWith("Z");
    assertThat(one.get("user_id").toString()).isEqualTo(Long.toString(tokens.userId()));
  }

  @Test
  void user_whenManySalesAreMade_isSometimesWrittenAsText() {
    for (int i = 0; i < 8; i++) {
      buy();
    }
    settled();
    assertThat(inbox.received()).anyMatch(n -> n.get("user_id") instanceof String);
    assertThat(inbox.received()).anyMatch(n -> n.get("user_id") instanceof Long);
  }

  @Test
  void sale_whenAccountIsNotConnected_tellsNobody() {
    driver.post(driver.control(tokens, "/revoke"), Json.obj()).expect(200);
    buy();
    assertThat(state().maps("pending")).isEmpty();
  }

  @Test
  void delivery_whenRefused_isTriedEightTimesWithinAnHourAndThenMissed() {
    driver.application("topics", List.of("orders_v2"));
    inbox.answer(503);
    String order = buy();
    Inbox.until(() -> inbox.received().size() >= 3);
    driver.advance("PT61M");
    assertThat(state().maps("pending")).isEmpty();
    assertThat(state().maps("missed")).hasSize(3).allMatch(n -> n.get("attempts").equals(8L));
    assertThat(inbox.received().size()).isGreaterThanOrEqualTo(24);
    assertThat(inbox.received())
        .extracting(n -> n.get("attempts"))
        .contains(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    Tokens owner = driver.connect(0);
    Answer feeds =
        driver
            .api(owner, "/missed_feeds?app_id=4934588586838432&topic=orders_v2&limit=2")
            .expect(200);
    assertThat(feeds.maps("messages")).hasSize(2);
    assertThat(feeds.string("messages", 0, "resource")).isEqualTo("/orders/" + order);
    assertThat(feeds.number("messages", 0, "response", "http_code")).isEqualTo(503);
    driver.api(driver.connect(1), "/missed_feeds?app_id=4934588586838432").expect(403);
    driver.api(owner, "/missed_feeds?app_id=1").expect(400);
    driver.advance("P2DT1H");
    assertThat(
            driver.api(driver.connect(0), "/missed_feeds?app_id=4934588586838432").maps("messages"))
        .isEmpty();
  }

  @Test
  void delivery_whenAnswerComesLate_countsAsFailed() {
    CountDownLatch gate = inbox.hold();
    driver.application("topics", List.of("items"));
    buy();
    Inbox.until(
        () -> {
          List<Map<String, Object>> pending = state().maps("pending");
          return pending.size() == 1 && !pending.get(0).get("last_error").equals("");
        });
    gate.countDown();
    driver.advance("PT2M");
    assertThat(inbox.received().size()).isGreaterThanOrEqualTo(2);
    settled();
    assertThat(state().number("delivered")).isEqualTo(1);
  }

  @Test
  void topic_whenTooManyAreMissedInARow_isSwitchedOff() {
    driver.application("topics", List.of("orders_v2"), "switch_off_after", 3);
    inbox.answer(500);
    buy();
    driver.advance("PT62M");
    assertThat(state().strings("topics_off")).containsExactly("orders_v2");
    buy();
    assertThat(state().maps("pending")).isEmpty();
    driver.application("topics", List.of("orders_v2"));
    inbox.answer(200);
    buy();
    settled();
    assertThat(state().number("delivered")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void notifications_whenDropped_areOnlyInTheMissedFeeds() {
    driver.post("/_sandbox/mercadolibre/notifications", Json.obj("drop", true)).expect(200);
    String order = buy();
    assertThat(inbox.received()).isEmpty();
    assertThat(driver.api(tokens, "/missed_feeds?app_id=4934588586838432").expect(200).text())
        .contains("/orders/" + order);
    driver.post("/_sandbox/mercadolibre/notifications", Json.obj("drop", false)).expect(200);
    buy();
    Inbox.until(() -> inbox.count("orders_v2") >= 3);
  }

  @Test
  void faults_whenScriptedForNotifications_duplicateLoseAndReorder() {
    driver.application("topics", List.of("items"));
    driver.fault("notifications.items", "lose", 1);
    buy();
    assertThat(state().maps("pending")).isEmpty();
    assertThat(state().maps("missed")).isEmpty();
    driver.fault("notifications", "drop", 1);
    buy();
    assertThat(state().maps("missed")).hasSize(1);
    driver.fault("notifications.*", "duplicate", 1);
    buy();
    Inbox.until(() -> inbox.count("items") >= 2);
    inbox.received().clear();
    driver.fault("notifications.*", "reorder", 1);
    buy();
    Inbox.until(() -> inbox.count("items") >= 1);
  }

  @Test
  void callback_whenNotAUrl_isRefused() {
    driver
        .put("/_sandbox/mercadolibre/application", Json.obj("notification_url", "nope"))
        .expect(400);
    driver
        .put("/_sandbox/mercadolibre/application", Json.obj("notification_url", "http://x y"))
        .expect(400);
    driver.application("notification_url", "");
    buy();
    assertThat(state().maps("pending")).isEmpty();
  }
}

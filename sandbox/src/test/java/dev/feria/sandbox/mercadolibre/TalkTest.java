package dev.feria.sandbox.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Driver;
import dev.feria.sandbox.Driver.Tokens;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
final class TalkTest {
  private static final long AGENT = 3_020_819_166L;

  private Driver driver;
  private Tokens tokens;

  @BeforeEach
  void connect(Sandbox sandbox) {
    driver = new Driver(sandbox);
    driver.application("limits", false);
    tokens = driver.connect(0);
  }

  private Answer bought() {
    String listing =
        driver.get(driver.control(tokens, "/listings")).maps("data").stream()
            .filter(l -> "active".equals(l.get("status")) && (long) l.get("quantity") > 5)
            .findFirst()
            .orElseThrow()
            .get("id")
            .toString();
    return driver.buy(tokens, listing, 1, "paid").expect(201);
  }

  private String thread(Answer order) {
    return "/messages/packs/" + order.string("id") + "/sellers/" + tokens.userId();
  }

  private Answer write(Answer order, long to, String text, Object... attachments) {
    return driver.api(
        tokens,
        "POST",
        thread(order) + "?tag=post_sale",
        Json.obj(
            "from",
            Json.obj("user_id", tokens.userId()),
            "to",
            Json.obj("user_id", to),
            "text",
            text,
            "attachments",
            List.of(attachments)));
  }

  private Answer person(Answer order, String text) {
    return driver
        .post(
            driver.control(tokens, "/messages"),
            Json.obj("from", order.string("buyer"), "text", text))
        .expect(201);
  }

  @Test
  void read_whenNotToldOtherwise_marksAsRead() {
    Answer order = bought();
    person(order, "¿Cuándo llega?");
    String unread = "/messages/unread?role=seller&tag=post_sale";
    driver.api(tokens, thread(order) + "?tag=post_sale&mark_as_read=false").expect(200);
    assertThat(driver.api(tokens, unread).text()).contains(order.string("id"));
    Answer read = driver.api(tokens, thread(order) + "?tag=post_sale").expect(200);
    assertThat(read.string("messages", 0, "text")).isEqualTo("¿Cuándo llega?");
    assertThat(read.number("messages", 0, "from", "user_id")).isEqualTo(AGENT);
    assertThat(read.number("seller_max_message_length")).isEqualTo(350);
    assertThat(driver.api(tokens, unread).text()).doesNotContain(order.string("id"));
    driver.api(tokens, thread(order)).expect(400);
  }

  @Test
  void send_whenTheAgentIsAddressed_isAccepted() {
    Answer order = bought();
    person(order, "Hola");
    Answer sent = write(order, AGENT, "Sale hoy").expect(201);
    driver.api(tokens, "/messages/" + sent.string("id") + "?tag=post_sale").expect(200);
    driver.api(tokens, "/messages/none?tag=post_sale").expect(404);
    write(order, Long.parseLong(order.string("buyer")), "Sale hoy").expect(400);
    assertThat(driver.get(driver.control(tokens, "/messages")).maps("data"))
        .extracting(m -> m.get("direction") + ":" + m.get("text"))
        .contains("sent:Hola", "received:Sale hoy");
  }

  @Test
  void send_whenTextIsTooLongOrNotLatin1_is400() {
    Answer order = bought();
    person(order, "Hola");
    write(order, AGENT, "x".repeat(351)).expect(400);
    write(order, AGENT, "¡Gracias! 🎉").expect(400);
    write(order, AGENT, "").expect(400);
    assertThat(write(order, AGENT, "mira bit.ly/x").expect(201).string("status"))
        .isEqualTo("moderated");
  }

  @Test
  void send_whenSellerBegins_needsAnOptionFirst() {
    Answer order = bought();
    Answer refused = write(order, AGENT, "Hola").expect(403);
    assertThat(refused.string("error")).isEqualTo("blocked_conversation_send_message_forbidden");
    assertThat(refused.string("substatus"))
        .isEqualTo("blocked_by_conversation_initiated_by_seller_limited");
    String guide = "/messages/action_guide/packs/" + order.string("id");
    Answer options = driver.api(tokens, guide + "?tag=post_sale").expect(200);
    assertThat(options.number("options", 0, "cap_available")).isEqualTo(1);
    Object other = Json.obj("option_id", "OTHER", "text", "Hola, su pedido sale hoy");
    driver
        .api(tokens, "POST", guide + "/option?tag=post_sale", Json.obj("option_id", "X"))
        .expect(400);
    driver.api(tokens, "POST", guide + "/option?tag=post_sale", other).expect(201);
    driver.api(tokens, "POST", guide + "/option?tag=post_sale", other).expect(403);
    write(order, AGENT, "¿Todo bien?").expect(201);
  }

  @Test
  void thread_whenBlocked_saysWhyAndRefuses() {
    Answer order = bought();
    person(order, "Hola");
    driver
        .post(
            driver.control(tokens, "/conversations/" + order.string("id")),
            Json.obj("blocked", "blocked_by_time"))
        .expect(200);
    Answer thread = driver.api(tokens, thread(order) + "?tag=post_sale").expect(200);
    assertThat(thread.string("conversation_status", "status")).isEqualTo("blocked");
    assertThat(thread.string("conversation_status", "substatus")).isEqualTo("blocked_by_time");
    assertThat(write(order, AGENT, "Hola").expect(403).string("substatus"))
        .isEqualTo("blocked_by_time");
    driver
        .api(tokens, "/messages/packs/1/sellers/" + tokens.userId() + "?tag=post_sale")
        .expect(404);
  }

  @Test
  void attachment_whenUploaded_canBeSentAndRead() {
    Answer order = bought();
    person(order, "¿Boleta?");
    Answer file = upload("boleta.txt", "hola").expect(201);
    Answer sent = write(order, AGENT, "Adjunta", file.string("id")).expect(201);
    assertThat(sent.string("message_attachments", 0, "original_filename")).isEqualTo("boleta.txt");
    Answer content =
        driver.api(
            tokens, "/messages/attachments/" + file.string("id") + "?tag=post_sale&site_id=MLC");
    assertThat(content.text()).isEqualTo("hola");
    upload("virus.exe", "x").expect(400);
    write(order, AGENT, "x", "none").expect(400);
    driver.api(tokens, "/messages/attachments/none").expect(404);
    driver
        .api(tokens, "POST", "/messages/attachments?tag=post_sale&site_id=MLC", Json.obj())
        .expect(400);
    driver.api(tokens, "POST", "/messages/attachments", Json.obj()).expect(400);
  }

  private Answer upload(String name, String content) {
    return driver.send(
        driver
            .request("/mercadolibre/messages/attachments?tag=post_sale&site_id=MLC")
            .header("Authorization", "Bearer " + tokens.access())
            .header("Content-Type", "multipart/form-data; boundary=b1")
            .POST(
                BodyPublishers.ofString(
                    "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name
                        + "\"\r\n\r\n"
                        + content
                        + "\r\n--b1--\r\n")));
  }

  @Test
  void question_whenAsked_isAnsweredOnce() {
    String listing = driver.get(driver.control(tokens, "/listings")).string("data", 0, "id");
    Answer asked =
        driver
            .post(
                driver.control(tokens, "/questions"),
                Json.obj("from", "1944", "listing", listing, "text", "¿Queda stock?"))
            .expect(201);
    String search = "/questions/search?seller_id=" + tokens.userId() + "&from=1944&api_version=4";
    Answer found = driver.api(tokens, search + "&status=UNANSWERED").expect(200);
    assertThat(found.number("total")).isEqualTo(1);
    assertThat(found.number("questions", 0, "from", "id")).isEqualTo(1_944);
    Answer old = driver.api(tokens, "/questions/" + asked.string("id")).expect(200);
    assertThat(((Map<?, ?>) old.at()).containsKey("from")).isFalse();
    Object answer =
        Json.obj("question_id", Long.parseLong(asked.string("id")), "text", "Sí, queda stock");
    driver.api(tokens, "POST", "/answers", answer).expect(200);
    driver.api(tokens, "POST", "/answers", answer).expect(400);
    Answer after = driver.api(tokens, "/questions/" + asked.string("id") + "?api_version=4");
    assertThat(after.string("status")).isEqualTo("ANSWERED");
    assertThat(after.string("answer", "status")).isEqualTo("ACTIVE");
    driver.api(tokens, "DELETE", "/questions/" + asked.string("id"), null).expect(200);
    assertThat(driver.api(tokens, search).number("total")).isZero();
    driver.api(tokens, "/questions/1").expect(404);
    driver.api(tokens, search + "&limit=51").expect(400);
    driver.api(tokens, search + "&offset=990").expect(400);
    driver.api(tokens, "/users/" + tokens.userId() + "/questions/response_time").expect(200);
    driver
        .post(driver.control(tokens, "/questions"), Json.obj("listing", "X", "text", "?"))
        .expect(404);
  }

  @Test
  void claim_whenOpened_canBeReadAndAnswered() {
    Answer order = bought();
    Object body =
        Json.obj("order", Long.parseLong(order.string("id")), "type", "return", "text", "Roto");
    Answer opened = driver.post(driver.control(tokens, "/claims"), body).expect(201);
    String path = "/post-purchase/v1/claims/" + opened.string("id");
    Answer claim = driver.api(tokens, path).expect(200);
    assertThat(claim.number("resource_id")).isEqualTo(Long.parseLong(order.string("id")));
    assertThat(claim.string("stage")).isEqualTo("claim");
    driver.api(tokens, path + "/detail").expect(200);
    Object reply = Json.obj("receiver_role", "complainant", "message", "Lo cambiamos");
    driver.api(tokens, "POST", path + "/actions/send-message", reply).expect(201);
    driver
        .api(
            tokens,
            "POST",
            path + "/actions/send-message",
            Json.obj("receiver_role", "x", "message", "y"))
        .expect(400);
    driver.api(tokens, "POST", path + "/actions/send-message", Json.obj()).expect(400);
    assertThat(driver.api(tokens, path + "/messages").maps()).hasSize(2);
    assertThat(
            driver
                .api(
                    tokens, "/post-purchase/v1/claims/search?status=opened&type=return&stage=claim")
                .number("paging", "total"))
        .isEqualTo(1);
    driver.api(tokens, "/post-purchase/v2/claims/" + opened.string("id") + "/returns").expect(200);
    driver.api(tokens, "/post-purchase/v1/claims/1").expect(404);
    driver.api(driver.connect(1), path).expect(403);
    driver.post(driver.control(tokens, "/claims"), Json.obj("order", 1)).expect(404);
  }
}

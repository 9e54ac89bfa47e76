package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.http.FileContent;
import dev.feria.mercadolibre.claims.ClaimReply;
import dev.feria.mercadolibre.claims.ClaimSearch;
import dev.feria.mercadolibre.claims.ClaimStatus;
import dev.feria.mercadolibre.messages.ActionChoice;
import dev.feria.mercadolibre.messages.MessageAttachment;
import dev.feria.mercadolibre.messages.NewMessage;
import dev.feria.mercadolibre.messages.UploadedAttachment;
import dev.feria.mercadolibre.questions.NewAnswer;
import dev.feria.mercadolibre.questions.QuestionSearch;
import dev.feria.mercadolibre.questions.QuestionStatus;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Requests on questions, messages and claims. */
class PeopleRequestsTest extends RequestCases {
  static Stream<Arguments> calls() {
    String question =
        "{\"id\":13072315011,\"status\":\"ANSWERED\",\"answer\":{\"text\":\"Sí\",\"status\":\"ACTIVE\"}}";
    return Stream.of(
        read(
            "GET /questions/search?seller_id=241983636&api_version=4&limit=50&status=UNANSWERED&item=MLC1&from=5&sort_fields=date_created&sort_types=DESC&offset=0",
            "{\"total\":1,\"limit\":50,\"questions\":[" + question + "]}",
            c ->
                c
                    .questions()
                    .list(
                        QuestionSearch.ALL.status(QuestionStatus.UNANSWERED).item("MLC1").from("5"))
                    .stream()
                    .toList()
                    .get(0)
                    .id()),
        read(
            "GET /questions/13072315011?api_version=4",
            question,
            c -> c.questions().get("13072315011").answer().text()),
        call(
            "POST /answers",
            "{\"question_id\":13072315011,\"text\":\"Sí\"}",
            question,
            c -> c.questions().answer(new NewAnswer("13072315011", "Sí")).status()),
        call(
            "DELETE /questions/13072315011",
            "",
            "[]",
            c -> done(() -> c.questions().delete("13072315011"))),
        read(
            "GET /users/241983636/questions/response_time",
            "{\"total\":{\"response_time\":38}}",
            c -> c.questions().responseTime().total().responseTime()),
        read(
            "GET /messages/packs/20/sellers/241983636?tag=post_sale&limit=50&offset=0&mark_as_read=false",
            "{\"paging\":{\"total\":1},\"messages\":[{\"id\":\"m\",\"from\":{\"user_id\":5},\"text\":\"Hola\"}]}",
            c -> c.messages().list("20").stream().toList().get(0).from().userId()),
        read(
            "GET /messages/packs/20/sellers/241983636?tag=post_sale&limit=50&offset=0&mark_as_read=false",
            "{\"conversation_status\":{\"status\":\"blocked\",\"substatus\":\"blocked_by_time\"},\"seller_max_message_length\":350}",
            c -> c.messages().conversation("20").conversationStatus().substatus()),
        read(
            "GET /messages/packs/20/sellers/241983636?tag=post_sale&limit=50&offset=0&mark_as_read=true",
            "{}",
            c -> c.messages().markAsRead("20").messages()),
        read(
            "GET /messages/m1?tag=post_sale",
            "{\"messages\":[{\"id\":\"m1\"}]}",
            c -> c.messages().get("m1").id()),
        read(
            "GET /messages/m1?tag=post_sale",
            "{\"id\":\"m1\",\"text\":\"x\"}",
            c -> c.messages().get("m1").text()),
        call(
            "POST /messages/packs/20/sellers/241983636?tag=post_sale",
            "{\"from\":{\"user_id\":241983636},\"to\":{\"user_id\":3020819166},\"text\":\"Hola\",\"attachments\":[\"f1\"]}",
            "{\"id\":\"m2\"}",
            c ->
                c.messages()
                    .send(
                        "20",
                        NewMessage.text("Hola").to("3020819166").with(new UploadedAttachment("f1")))
                    .orElseThrow()),
        call(
            "POST /messages/packs/20/sellers/241983636?tag=post_sale",
            "{\"from\":{\"user_id\":241983636},\"to\":{\"user_id\":5},\"text\":\"Hola\"}",
            "[{\"id\":\"m3\"}]",
            c -> c.messages().send("20", NewMessage.text("Hola").to("5")).orElseThrow()),
        read(
            "GET /messages/unread?tag=post_sale&role=seller",
            "{\"user_id\":1,\"results\":[{\"resource\":\"/packs/1/sellers/2\",\"count\":3}]}",
            c -> c.messages().unread().results().get(0).count()),
        read(
            "GET /messages/action_guide/packs/20?tag=post_sale",
            "{\"options\":[{\"id\":\"OTHER\",\"cap_available\":1}]}",
            c -> c.messages().actionGuide("20").options().get(0).capAvailable()),
        call(
            "POST /messages/action_guide/packs/20/option?tag=post_sale",
            "{\"option_id\":\"OTHER\",\"text\":\"Hola\"}",
            "{}",
            c -> c.messages().choose("20", ActionChoice.text("OTHER", "Hola"))),
        call(
            "POST /messages/action_guide/packs/20/option?tag=post_sale",
            "{\"option_id\":\"REQUEST_VARIANTS\",\"template_id\":\"T1\"}",
            "",
            c -> c.messages().choose("20", ActionChoice.template("REQUEST_VARIANTS", "T1"))),
        call(
            "POST /messages/attachments?tag=post_sale&site_id=MLC",
            "abc",
            "{\"id\":\"f1\"}",
            c ->
                c.messages()
                    .upload("MLC", FileContent.of("a.txt", "abc".getBytes(StandardCharsets.UTF_8)))
                    .id()),
        read(
            "GET /messages/attachments/f1?tag=post_sale&site_id=MLC",
            "abc",
            c ->
                c.messages().download("MLC", new MessageAttachment("f1", null, null, null)).text()),
        read(
            "GET /post-purchase/v1/claims/search?offset=0&limit=30&status=opened&type=mediations&stage=dispute",
            "{\"paging\":{\"total\":1},\"data\":[{\"id\":5,\"status\":\"opened\"}]}",
            c ->
                c
                    .claims()
                    .list(
                        ClaimSearch.status(ClaimStatus.OPENED).type("mediations").stage("dispute"))
                    .stream()
                    .toList()
                    .get(0)
                    .id()),
        read(
            "GET /post-purchase/v1/claims/5",
            "{\"id\":5,\"status\":\"closed\",\"players\":[{\"role\":\"respondent\",\"available_actions\":[{\"action\":\"send_message\"}]}],\"resolution\":{\"benefited\":[\"complainant\"]}}",
            c -> c.claims().get("5").resolution().benefited()),
        read(
            "GET /post-purchase/v1/claims/5/detail",
            "{\"title\":\"T\"}",
            c -> c.claims().detail("5").title()),
        read(
            "GET /post-purchase/v1/claims/5/messages",
            "[{\"sender_role\":\"complainant\",\"message\":\"x\",\"attachments\":[{\"filename\":\"f\"}]}]",
            c -> c.claims().messages("5").get(0).attachments().get(0).filename()),
        call(
            "POST /post-purchase/v1/claims/5/actions/send-message",
            "{\"receiver_role\":\"mediator\",\"message\":\"x\"}",
            "{}",
            c -> done(() -> c.claims().reply("5", ClaimReply.toMediator("x")))),
        read(
            "GET /post-purchase/v2/claims/5/returns",
            "{\"id\":1,\"shipments\":[{\"shipment_id\":7}]}",
            c -> c.claims().returns("5").shipments().get(0).shipmentId()));
  }

  @Test
  void list_whenMoreQuestionsThanOffsetsReach_goesOnByScan() {
    String question = "{\"id\":1,\"status\":\"ANSWERED\"}";
    wire.answer("{\"total\":1400,\"questions\":[" + question + "]}");
    wire.answer("{\"total\":1400,\"scroll_id\":\"S\",\"questions\":[" + question + "]}");
    wire.answer("{\"total\":1400,\"scroll_id\":\"S\",\"questions\":[" + question + "]}");
    wire.answer("{\"total\":1400,\"questions\":null}");

    assertThat(client.questions().list(QuestionSearch.ALL, "950").stream()).hasSize(3);

    assertThat(Wire.line(wire.taken())).contains("offset=950");
    assertThat(Wire.line(wire.taken())).endsWith("&limit=50&search_type=scan");
    assertThat(Wire.line(wire.taken())).endsWith("&search_type=scan&scroll_id=S");
    assertThat(Wire.line(wire.taken())).endsWith("&search_type=scan&scroll_id=S");
    assertThat(wire.nothingMore()).isTrue();
  }
}

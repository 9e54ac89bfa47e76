package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.provider.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecTest {
  private static final Instant AT = Instant.parse("2026-11-20T13:36:12.129123Z");
  private static final Event.Header HEADER = new Event.Header("ana", "e:1", "orders ñ", AT);

  static Stream<Event> decode_ofWhatWasEncoded_isTheSame() {
    return Stream.of(
        new Event.OrderChanged(HEADER, "2000:1"),
        new Event.ListingChanged(HEADER, "MLC1"),
        new Event.StockChanged(new Event.Header(null, "e", "t", AT), "s"),
        new Event.QuestionChanged(HEADER, "q"),
        new Event.MessageChanged(HEADER, "m"),
        new Event.ShipmentChanged(HEADER, "s"),
        new Event.ClaimChanged(HEADER, "c"),
        new Event.AccountRevoked(HEADER),
        new Event.AccountErased(HEADER),
        new Event.PersonErased(
            HEADER, new Event.Person("7", "ñ@example.org", null), List.of("1", "a,b\"c")),
        new Event.PersonErased(HEADER, new Event.Person(null, null, "+56 9"), List.of()),
        new Event.PersonalDataRequested(
            HEADER, "r:1", new Event.Person("7", null, "+56"), List.of("1")),
        new Event.Unknown(HEADER, "{\"a\": [1, \"é\"]}"));
  }

  @ParameterizedTest
  @MethodSource
  void decode_ofWhatWasEncoded_isTheSame(Event event) {
    assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"type\":\"order\"}", "{\"id\":\"1\",\"topic\":\"t\",\"at\":\"x\"}"})
  void decode_ofSomethingElse_isRefused(String text) {
    assertThatThrownBy(() -> EventCodec.decode(ByteString.encodeUtf8(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spooledWebhook_comesBackWhole() throws IOException {
    RawWebhook webhook =
        new RawWebhook(
            "stall",
            "key-é",
            true,
            "POST",
            "/api/webhooks/stall/key",
            Map.of("a", List.of("1", "2")),
            Map.of("X-Stall-Signature", List.of("good")),
            ByteString.of((byte) 0, (byte) -1, (byte) 127),
            AT);
    assertThat(RawWebhookCodec.decode(RawWebhookCodec.encode(webhook))).isEqualTo(webhook);
    RawWebhook bare =
        new RawWebhook("stall", null, false, "POST", "/", Map.of(), Map.of(), ByteString.EMPTY, AT);
    assertThat(RawWebhookCodec.decode(RawWebhookCodec.encode(bare))).isEqualTo(bare);
  }

  @Test
  void spooledWebhook_ofAnotherLayout_isRefused() {
    assertThatThrownBy(() -> RawWebhookCodec.decode(new byte[] {9, 0}))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> RawWebhookCodec.decode(new byte[] {1, 0, 127, 0, 0, 0}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void entry_whenTheEventIdIsLong_keepsItsHash() {
    Event event = new Event.OrderChanged(new Event.Header("ana", "x".repeat(300), "t", AT), "1");
    InboxEntry entry = InboxEntries.missed("stall", null, event, AT);
    assertThat(entry.eventId()).hasSize(71).startsWith("sha256:");
  }

  @Test
  void entry_whenTheSubjectIsTooLong_isRefused() {
    Event event = new Event.OrderChanged(HEADER, "1".repeat(500));
    assertThatThrownBy(() -> InboxEntries.missed("stall", null, event, AT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entry_ofAPerson_namesThemNowhereButInItsBody() {
    var person = new Event.Person("7001", "ana@example.org", null);
    var header = new Event.Header("ana", "person-7001", "t", AT);
    InboxEntry first =
        InboxEntries.missed(
            "stall", null, new Event.PersonErased(header, person, List.of("1")), AT);
    assertThat(first.subject() + first.eventId()).doesNotContain("7001", "ana@");
    var other = new Event.Header("ana", "person-7001-again", "t", AT);
    InboxEntry second =
        InboxEntries.missed("stall", null, new Event.PersonErased(other, person, List.of("2")), AT);
    assertThat(second.subject()).as("neither replaces the other").isNotEqualTo(first.subject());
  }

  @Test
  void entries_ofABodyWithSeveralEvents_keepTheirOwnOnly() {
    RawWebhook webhook =
        new RawWebhook(
            "stall",
            null,
            true,
            "POST",
            "/",
            Map.of(),
            Map.of("X-Topic", List.of("orders of ana")),
            ByteString.encodeUtf8("ana and eva"),
            AT);
    var other = new Event.Header("eva", "e:2", "orders", AT);
    List<InboxEntry> entries =
        InboxEntries.of(
            webhook,
            List.of(new Event.OrderChanged(HEADER, "1"), new Event.OrderChanged(other, "2")));
    assertThat(entries.get(1).body().utf8() + entries.get(1).headers())
        .contains("eva")
        .doesNotContain("ana");
  }

  @Test
  void entries_keepNoCredentials() {
    RawWebhook webhook =
        new RawWebhook(
            "stall",
            null,
            true,
            "POST",
            "/",
            Map.of(),
            Map.of("Authorization", List.of("Basic x"), "X-Topic", List.of("orders")),
            ByteString.EMPTY,
            AT);
    List<InboxEntry> entries =
        InboxEntries.of(webhook, List.of(new Event.OrderChanged(HEADER, "1")));
    assertThat(InboxEntries.lists(entries.get(0).headers()))
        .isEqualTo(Map.of("x-topic", List.of("orders")));
  }
}

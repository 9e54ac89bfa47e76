package dev.feria.core.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.messaging.MessageLimits.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageLimitsTest {
  private static final ConversationRef THREAD = new ConversationRef(ConversationKind.ORDER, "7");
  private static final MessageLimits POST_SALE =
      new MessageLimits(350, StandardCharsets.ISO_8859_1, 1, 10, Set.of("image/png"));

  private static OutboundMessage text(String text) {
    return OutboundMessage.text(THREAD, text, "row-1");
  }

  private static OutboundMessage files(OutboundFile... files) {
    return new OutboundMessage(THREAD, "", List.of(files), null, "row-1");
  }

  private static OutboundFile png(int bytes) {
    return OutboundFile.of("a.png", new byte[bytes]).contentType("image/png");
  }

  @Test
  void check_ofText_findsLengthAndCharacters() {
    assertThat(POST_SALE.check(text("Sí, mañana"))).isEmpty();
    assertThat(POST_SALE.check(text("x".repeat(350)))).isEmpty();
    assertThat(POST_SALE.check(text("x".repeat(351)))).contains(Problem.TOO_LONG);
    assertThat(POST_SALE.check(text("Gracias 🙂"))).contains(Problem.CHARACTER);
    assertThat(POST_SALE.check(text("  "))).contains(Problem.EMPTY);
    assertThat(MessageLimits.text(10).check(text("🙂"))).isEmpty();
  }

  @Test
  void check_ofFiles_findsNumberSizeAndType() {
    assertThat(POST_SALE.check(files(png(10)))).isEmpty();
    assertThat(POST_SALE.check(files(png(1), png(1)))).contains(Problem.TOO_MANY_FILES);
    assertThat(POST_SALE.check(files(png(11)))).contains(Problem.FILE_TOO_LARGE);
    assertThat(POST_SALE.check(files(OutboundFile.of("a.gif", new byte[1]))))
        .contains(Problem.FILE_TYPE);
    MessageLimits anyType = new MessageLimits(1, null, 1, 1, Set.of());
    assertThat(anyType.check(files(OutboundFile.of("a.gif", new byte[1])))).isEmpty();
  }

  @Test
  void outboundFile_changedByTheCaller_keepsItsBytes() {
    byte[] bytes = {1};
    OutboundFile file = OutboundFile.of("a", bytes);
    bytes[0] = 2;
    file.bytes()[0] = 3;
    assertThat(file.bytes()).containsExactly(1);
    assertThat(file.fileName() + file.contentType()).isEqualTo("aapplication/octet-stream");
  }

  @Test
  void isOurs_byRole_isTheSeller() {
    Instant at = Instant.parse("2026-11-20T13:36:12Z");
    for (Participant.Role role : Participant.Role.values()) {
      InboundMessage message =
          new InboundMessage(
              "1", THREAD, new Participant("2", null, role), "", List.of(), at, null, null);
      assertThat(message.isOurs()).isEqualTo(role == Participant.Role.SELLER);
    }
  }
}

package dev.feria.mercadolibre.provider;

import dev.feria.core.messaging.Attachment;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.Conversation.Writable;
import dev.feria.core.messaging.ConversationKind;
import dev.feria.core.messaging.ConversationRef;
import dev.feria.core.messaging.DeliveryState;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.Participant;
import dev.feria.mercadolibre.messages.ConversationStatus;
import dev.feria.mercadolibre.messages.Message;
import dev.feria.mercadolibre.messages.MessageAttachment;
import dev.feria.mercadolibre.messages.MessageDates;
import dev.feria.mercadolibre.messages.MessagePage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates messages after the sale to neutral words. */
final class OrderMessages {
  /** The seller may write first only by an option of the action guide. */
  private static final String BY_GUIDE = "blocked_by_conversation_initiated_by_seller_limited";

  private OrderMessages() {}

  static Conversation conversation(
      String pack, Participant buyer, MessagePage page, @Nullable Integer unread) {
    return new Conversation(
        new ConversationRef(ConversationKind.ORDER, pack),
        buyer,
        pack,
        writable(page.conversationStatus()),
        providerStatus(page.conversationStatus()),
        unread,
        page.messages().isEmpty() ? null : sentAt(page.messages().get(0)));
  }

  static boolean opensByGuide(MessagePage page) {
    return writable(page.conversationStatus()) == Writable.TEMPLATE_ONLY;
  }

  static InboundMessage neutral(
      Message message, ConversationRef conversation, Function<String, Participant.Role> role) {
    String from = message.from() == null ? "" : message.from().userId();
    Participant.Role side = role.apply(from);
    return new InboundMessage(
        message.id(),
        conversation,
        new Participant(from, null, side),
        message.text() == null ? "" : message.text(),
        attachments(message.messageAttachments()),
        sentAt(message),
        message.status(),
        side == Participant.Role.SELLER ? state(message) : null);
  }

  private static Writable writable(@Nullable ConversationStatus status) {
    if (status == null || !"blocked".equals(status.status())) {
      return Writable.YES;
    }
    return BY_GUIDE.equals(status.substatus()) ? Writable.TEMPLATE_ONLY : Writable.NO;
  }

  private static String providerStatus(@Nullable ConversationStatus status) {
    if (status == null || status.status() == null) {
      return "";
    }
    return status.substatus() == null
        ? status.status()
        : status.status() + "/" + status.substatus();
  }

  private static DeliveryState state(Message message) {
    if ("moderated".equals(message.status()) || "rejected".equals(message.status())) {
      return DeliveryState.FAILED;
    }
    MessageDates dates = message.messageDate();
    return dates != null && dates.read() != null ? DeliveryState.READ : DeliveryState.SENT;
  }

  private static Instant sentAt(Message message) {
    MessageDates dates = message.messageDate();
    return dates == null
        ? Instant.EPOCH
        : Stream.of(dates.created(), dates.received(), dates.available(), dates.notified())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Instant.EPOCH);
  }

  private static List<Attachment> attachments(List<MessageAttachment> files) {
    return files.stream()
        .filter(file -> file.filename() != null)
        .map(
            file ->
                new Attachment(
                    String.valueOf(file.filename()),
                    file.originalFilename(),
                    file.type(),
                    file.size()))
        .toList();
  }
}

package dev.feria.mercadolibre.provider;

import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.http.FileContent;
import dev.feria.core.messaging.Attachment;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.ConversationKind;
import dev.feria.core.messaging.ConversationRef;
import dev.feria.core.messaging.DeliveryState;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.MessageLimits;
import dev.feria.core.messaging.OutboundFile;
import dev.feria.core.messaging.OutboundMessage;
import dev.feria.core.messaging.Participant;
import dev.feria.core.messaging.SentMessage;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.messages.ActionChoice;
import dev.feria.mercadolibre.messages.Message;
import dev.feria.mercadolibre.messages.MessageAttachment;
import dev.feria.mercadolibre.messages.MessagesClient;
import dev.feria.mercadolibre.messages.MessagingParticipants;
import dev.feria.mercadolibre.messages.NewMessage;
import dev.feria.mercadolibre.messages.UnreadConversation;
import dev.feria.mercadolibre.orders.Buyer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages after the sale: one conversation for each pack. */
final class OrderChannel implements Channel {
  private static final int PAGE = 20;
  private static final int NOT_FOUND = 404;
  private static final int MOST_FILES = 25;
  private static final long LARGEST_FILE = 25L * 1024 * 1024;
  private static final Pattern UNREAD = Pattern.compile("/packs/([0-9]+)/sellers/[0-9]+");

  private final MercadoLibreClient client;
  private final MessagesClient messages;
  private final MessagingParticipants participants;
  private final String site;

  OrderChannel(MercadoLibreClient client, MessagingParticipants participants, String site) {
    this.client = client;
    this.messages = client.messages();
    this.participants = participants;
    this.site = site;
  }

  @Override
  public MessageLimits limits() {
    return new MessageLimits(
        NewMessage.LONGEST,
        StandardCharsets.ISO_8859_1,
        MOST_FILES,
        LARGEST_FILE,
        Set.of("image/jpeg", "image/png", "application/pdf", "text/plain"));
  }

  /** The provider lists no conversations but those with unread messages, up to 500. */
  @Override
  public Paginated<Conversation> conversations(@Nullable Instant since) {
    return Paginated.of(null, this::unread);
  }

  private Page<Conversation> unread(@Nullable String cursor) {
    int from = cursor == null ? 0 : Integer.parseInt(cursor);
    List<UnreadConversation> all = messages.unread().results();
    int to = Math.min(all.size(), from + PAGE);
    List<Conversation> page = new ArrayList<>();
    for (UnreadConversation unread : all.subList(Math.min(from, to), to)) {
      Matcher pack = UNREAD.matcher(unread.resource() == null ? "" : unread.resource());
      if (pack.matches()) {
        page.add(conversation(pack.group(1), unread.count()));
      }
    }
    return new Page<>(page, to < all.size() ? Integer.toString(to) : null, (long) all.size());
  }

  @Override
  public Conversation conversation(String id) {
    return conversation(id, null);
  }

  private Conversation conversation(String id, @Nullable Integer unread) {
    Buyer buyer = buyer(id);
    return OrderMessages.conversation(
        id,
        new Participant(buyer.id(), buyer.nickname(), Participant.Role.CUSTOMER),
        messages.conversation(id),
        unread);
  }

  @Override
  public Paginated<InboundMessage> messages(String id) {
    return Paginated.of(
        null,
        cursor -> {
          Page<Message> page =
              messages
                  .list(id, cursor == null ? null : new MessagesClient.Cursor(cursor))
                  .pages()
                  .findFirst()
                  .orElseThrow();
          return new Page<>(
              page.items().stream().map(message -> neutral(message, id)).toList(),
              page.next(),
              page.total());
        });
  }

  @Override
  public List<InboundMessage> message(String id) {
    Message message = messages.get(id);
    String pack =
        message.messageResources().stream()
            .filter(resource -> "packs".equals(resource.name()) && resource.id() != null)
            .map(resource -> String.valueOf(resource.id()))
            .findFirst()
            .orElseThrow(() -> StockWriter.refused(NOT_FOUND, "message_without_pack"));
    return List.of(neutral(message, pack));
  }

  private InboundMessage neutral(Message message, String pack) {
    return OrderMessages.neutral(
        message,
        new ConversationRef(ConversationKind.ORDER, pack),
        userId -> {
          if (userId.equals(client.seller())) {
            return Participant.Role.SELLER;
          }
          return participants.isAutomatic(userId)
              ? Participant.Role.PROVIDER
              : Participant.Role.CUSTOMER;
        });
  }

  @Override
  public SentMessage send(OutboundMessage message) {
    String pack = message.conversation().id();
    NewMessage outgoing =
        NewMessage.text(message.text())
            .to(participants.recipient(site).orElseGet(() -> whoeverWrote(pack)));
    for (OutboundFile file : message.files()) {
      outgoing =
          outgoing.with(
              messages.upload(
                  site,
                  FileContent.of(file.fileName(), file.bytes()).contentType(file.contentType())));
    }
    try {
      return sent(messages.send(pack, outgoing));
    } catch (ForbiddenException blocked) {
      if (message.files().isEmpty() && OrderMessages.opensByGuide(messages.conversation(pack))) {
        return sent(messages.choose(pack, ActionChoice.text("OTHER", message.text())));
      }
      throw blocked;
    }
  }

  /** Where the roll-out of automatic participants is not known, the thread itself tells. */
  private String whoeverWrote(String pack) {
    return messages.conversation(pack).messages().stream()
        .map(Message::from)
        .filter(from -> from != null && !from.userId().equals(client.seller()))
        .map(from -> from.userId())
        .findFirst()
        .orElseGet(() -> buyer(pack).id());
  }

  private static SentMessage sent(Optional<String> id) {
    return new SentMessage(id.orElse(null), DeliveryState.SENT, null);
  }

  @Override
  public void markRead(String id) {
    messages.markAsRead(id);
  }

  @Override
  public byte[] attachment(Attachment attachment) {
    return messages
        .download(
            site,
            new MessageAttachment(attachment.id(), attachment.fileName(), null, attachment.bytes()))
        .body();
  }

  /** A conversation's id is its pack's, or its order's where there is no pack. */
  private Buyer buyer(String packOrOrder) {
    try {
      Buyer buyer = client.orders().pack(packOrOrder).buyer();
      if (buyer != null) {
        return buyer;
      }
    } catch (RejectedException noPack) {
      if (noPack.failure().status() != NOT_FOUND) {
        throw noPack;
      }
    }
    Buyer buyer = client.orders().get(packOrOrder).buyer();
    return buyer == null ? new Buyer("", null, null) : buyer;
  }
}

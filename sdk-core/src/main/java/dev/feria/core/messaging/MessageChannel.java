package dev.feria.core.messaging;

import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account that carries messages between the seller and people. */
public interface MessageChannel extends Capability {
  /** Returns the kinds of conversation that this account has. */
  Set<ConversationKind> conversationKinds();

  /** Returns what one message of a kind of conversation may hold. */
  MessageLimits limits(ConversationKind kind);

  /**
   * Walks the conversations of one kind that changed, the latest change first where the provider
   * can sort.
   *
   * @param kind one of {@link #conversationKinds}
   * @param since inclusive; null walks all that the provider still keeps. Where the provider cannot
   *     filter, more come
   */
  Paginated<Conversation> conversations(ConversationKind kind, @Nullable Instant since);

  /**
   * Reads one conversation.
   *
   * @throws dev.feria.core.error.RejectedException when the provider does not know it
   */
  Conversation conversation(ConversationRef ref);

  /**
   * Walks the messages of a conversation, ours included, oldest first where the provider can sort.
   * Reading marks nothing as read.
   */
  Paginated<InboundMessage> messages(ConversationRef ref);

  /**
   * Reads the messages that an event names: one message, or a question with its answer.
   *
   * @param kind {@link ConversationKind#QUESTION} for {@code Event.QuestionChanged}, and so on
   * @param id the id in the event
   */
  List<InboundMessage> message(ConversationKind kind, String id);

  /**
   * Sends a message once. It is not repeated when no answer came, unless the provider honours the
   * idempotency key.
   *
   * @throws IllegalArgumentException when {@link MessageLimits#check} finds a problem
   * @throws dev.feria.core.error.UnavailableException when it is not known whether it was sent: the
   *     state is {@link DeliveryState#UNKNOWN} until the thread shows it
   * @throws dev.feria.core.error.ForbiddenException when the conversation takes no message now
   */
  SentMessage send(OutboundMessage message);

  /**
   * Marks a conversation as read by the seller. Does nothing where the provider has no such mark.
   */
  void markRead(ConversationRef ref);

  /** Reads the content of a file. */
  byte[] attachment(ConversationRef ref, Attachment attachment);
}

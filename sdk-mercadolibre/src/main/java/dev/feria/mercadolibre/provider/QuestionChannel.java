package dev.feria.mercadolibre.provider;

import dev.feria.core.messaging.Attachment;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.Conversation.Writable;
import dev.feria.core.messaging.ConversationKind;
import dev.feria.core.messaging.ConversationRef;
import dev.feria.core.messaging.DeliveryState;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.MessageLimits;
import dev.feria.core.messaging.OutboundMessage;
import dev.feria.core.messaging.Participant;
import dev.feria.core.messaging.SentMessage;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.questions.Answer;
import dev.feria.mercadolibre.questions.NewAnswer;
import dev.feria.mercadolibre.questions.Question;
import dev.feria.mercadolibre.questions.QuestionSearch;
import dev.feria.mercadolibre.questions.QuestionStatus;
import dev.feria.mercadolibre.questions.QuestionsClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions before the sale: each is a conversation of one question and one answer. */
final class QuestionChannel implements Channel {
  /**
   * The provider sorts by creation only. A walk of what changed goes back this much further, for
   * questions that were answered or removed later.
   */
  private static final Duration ANSWERED_LATER = Duration.ofDays(7);

  private static final String ANSWER = "/answer";

  private final QuestionsClient questions;
  private final Participant seller;

  QuestionChannel(QuestionsClient questions, String sellerId) {
    this.questions = questions;
    this.seller = new Participant(sellerId, null, Participant.Role.SELLER);
  }

  @Override
  public MessageLimits limits() {
    return MessageLimits.text(NewAnswer.LONGEST);
  }

  @Override
  public Paginated<Conversation> conversations(@Nullable Instant since) {
    return Paginated.of(null, cursor -> page(since, cursor));
  }

  private Page<Conversation> page(@Nullable Instant since, @Nullable String cursor) {
    Page<Question> page =
        questions.list(QuestionSearch.ALL, cursor).pages().findFirst().orElseThrow();
    List<Question> recent = page.items();
    if (since != null) {
      Instant oldest = since.minus(ANSWERED_LATER);
      recent = recent.stream().filter(q -> !created(q).isBefore(oldest)).toList();
    }
    boolean more = recent.size() == page.items().size();
    return new Page<>(
        recent.stream().map(QuestionChannel::conversation).toList(),
        more ? page.next() : null,
        page.total());
  }

  @Override
  public Conversation conversation(String id) {
    return conversation(questions.get(id));
  }

  private static Conversation conversation(Question question) {
    boolean open = QuestionStatus.UNANSWERED.equals(question.status());
    Answer answer = question.answer();
    return new Conversation(
        ref(question.id()),
        asker(question),
        question.itemId(),
        open ? Writable.ONCE : Writable.NO,
        question.status().wire(),
        open ? 1 : 0,
        answer != null && answer.dateCreated() != null
            ? answer.dateCreated()
            : question.dateCreated());
  }

  @Override
  public Paginated<InboundMessage> messages(String id) {
    return Paginated.of(null, cursor -> Page.of(message(id), null));
  }

  @Override
  public List<InboundMessage> message(String id) {
    Question question = questions.get(id);
    List<InboundMessage> messages = new ArrayList<>();
    messages.add(
        new InboundMessage(
            question.id(),
            ref(question.id()),
            asker(question),
            question.text() == null ? "" : question.text(),
            List.of(),
            created(question),
            question.status().wire(),
            null));
    Answer answer = question.answer();
    if (answer != null) {
      messages.add(
          new InboundMessage(
              question.id() + ANSWER,
              ref(question.id()),
              seller,
              answer.text() == null ? "" : answer.text(),
              List.of(),
              answer.dateCreated() == null ? created(question) : answer.dateCreated(),
              answer.status(),
              state(answer)));
    }
    return messages;
  }

  @Override
  public SentMessage send(OutboundMessage message) {
    String id = message.conversation().id();
    Answer answer = questions.answer(new NewAnswer(id, message.text())).answer();
    return answer == null
        ? new SentMessage(id + ANSWER, DeliveryState.SENT, null)
        : new SentMessage(id + ANSWER, state(answer), answer.status());
  }

  @Override
  public void markRead(String id) {
    // questions have no such mark
  }

  @Override
  public byte[] attachment(Attachment attachment) {
    throw new IllegalArgumentException("a question has no files");
  }

  private static DeliveryState state(Answer answer) {
    return "BANNED".equals(answer.status()) || "DISABLED".equals(answer.status())
        ? DeliveryState.FAILED
        : DeliveryState.SENT;
  }

  private static Participant asker(Question question) {
    String id = question.from() == null ? null : question.from().id();
    return new Participant(id == null ? "" : id, null, Participant.Role.CUSTOMER);
  }

  private static Instant created(Question question) {
    return question.dateCreated() == null ? Instant.EPOCH : question.dateCreated();
  }

  private static ConversationRef ref(String id) {
    return new ConversationRef(ConversationKind.QUESTION, id);
  }
}

package dev.feria.mercadolibre.provider;

import dev.feria.core.messaging.Attachment;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.MessageLimits;
import dev.feria.core.messaging.OutboundMessage;
import dev.feria.core.messaging.SentMessage;
import dev.feria.core.page.Paginated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of conversation; see {@link dev.feria.core.messaging.MessageChannel}. */
interface Channel {
  MessageLimits limits();

  Paginated<Conversation> conversations(@Nullable Instant since);

  Conversation conversation(String id);

  Paginated<InboundMessage> messages(String id);

  List<InboundMessage> message(String id);

  SentMessage send(OutboundMessage message);

  void markRead(String id);

  byte[] attachment(Attachment attachment);
}

package dev.feria.mercadolibre.messages;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a conversation accepts messages.
 *
 * @param status {@code active} or {@code blocked}
 * @param substatus why it is blocked, for example {@code blocked_by_time}
 */
public record ConversationStatus(
    @Nullable String path,
    @Nullable String status,
    @Nullable String substatus,
    @Nullable Instant statusDate,
    List<String> claimIds) {
  public ConversationStatus {
    claimIds = claimIds == null ? List.of() : Collections.unmodifiableList(claimIds);
  }
}

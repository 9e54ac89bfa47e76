package dev.feria.mercadolibre.questions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about an item.
 *
 * @param text empty when the question is banned
 * @param answer null while unanswered
 */
public record Question(
    String id,
    @Nullable String sellerId,
    @Nullable String itemId,
    QuestionStatus status,
    @Nullable String text,
    @Nullable Instant dateCreated,
    @Nullable Boolean deletedFromListing,
    @Nullable Boolean hold,
    @Nullable Boolean suspectedSpam,
    @Nullable Answer answer,
    @Nullable Asker from) {}

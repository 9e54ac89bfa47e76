package dev.feria.mercadolibre.messages;

import org.jspecify.annotations.Nullable;

/**
 * A conversation with unread messages.
 *
 * @param resource {@code /packs/{pack}/sellers/{seller}}
 */
public record UnreadConversation(@Nullable String resource, @Nullable Integer count) {}

package dev.feria.core.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message that came. Its content is read with {@link MessageChannel#attachment}.
 *
 * @param id the provider's id
 * @param fileName as sent, null where there is none
 * @param contentType media type, null where the provider does not tell
 * @param bytes size, null where the provider does not tell
 */
public record Attachment(
    String id, @Nullable String fileName, @Nullable String contentType, @Nullable Long bytes) {}

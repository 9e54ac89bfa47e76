package dev.feria.mercadolibre.messages;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message.
 *
 * @param filename the id to download it with
 */
public record MessageAttachment(
    @Nullable String filename,
    @Nullable String originalFilename,
    @Nullable String type,
    @Nullable Long size) {}

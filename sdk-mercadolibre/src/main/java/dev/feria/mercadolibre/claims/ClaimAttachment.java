package dev.feria.mercadolibre.claims;

import org.jspecify.annotations.Nullable;

/** A file of a claim's message. */
public record ClaimAttachment(
    @Nullable String filename,
    @Nullable String originalFilename,
    @Nullable String type,
    @Nullable Long size) {}

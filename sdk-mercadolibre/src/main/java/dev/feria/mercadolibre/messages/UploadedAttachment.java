package dev.feria.mercadolibre.messages;

/** A stored file, to be used in a message within 48 hours. */
public record UploadedAttachment(String id) {}

package dev.feria.mercadolibre.wire;

/** A person or an automatic participant, named by its user id. */
public record UserReference(String userId) {}

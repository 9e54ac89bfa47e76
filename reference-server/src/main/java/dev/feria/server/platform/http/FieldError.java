package dev.feria.server.platform.http;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, for example {@code lines[0].quantity}
 * @param message for people, in English
 */
public record FieldError(String field, String message) {}

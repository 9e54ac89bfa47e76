package dev.feria.core.webhook;

/**
 * The answer to a webhook handshake.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body text to answer with
 */
public record HandshakeReply(int status, String contentType, String body) {}

package dev.feria.core.webhook;

import dev.feria.core.provider.Event;
import java.util.List;
import java.util.Optional;

/** Verifies and parses the webhooks of one application. Makes no call. Thread-safe. */
public interface WebhookReader {
  /**
   * Verifies a request over its raw bytes, in constant time.
   *
   * <p>An unsigned provider checks what can be checked (the application the body names) and answers
   * {@link Verdict#UNSIGNED}.
   */
  Verdict verify(WebhookRequest request);

  /**
   * Parses a verified request into every event it carries, {@link Event.Unknown} included.
   *
   * @throws dev.feria.core.error.UnreadableException when the body is not what the provider sends
   */
  List<Event> read(WebhookRequest request);

  /** Returns the answer to a handshake that precedes webhooks; empty when the request is none. */
  default Optional<HandshakeReply> handshake(WebhookRequest request) {
    return Optional.empty();
  }
}

package dev.feria.core.webhook;

import dev.feria.core.auth.Secret;
import java.util.List;
import java.util.Optional;

/** The questions that providers ask an address before they send webhooks to it. */
public final class Handshakes {
  private static final int FORBIDDEN = 403;
  private static final String TEXT = "text/plain; charset=utf-8";

  private Handshakes() {}

  /**
   * Answers a subscription check by query parameters: {@code hub.mode=subscribe}, {@code
   * hub.verify_token}, {@code hub.challenge}.
   *
   * @param tokens that the operator gave to the provider; compared in constant time
   * @return the challenge with 200, or 403 for a wrong token; empty when the request is no such
   *     check
   */
  public static Optional<HandshakeReply> hubChallenge(WebhookRequest request, List<Secret> tokens) {
    Optional<String> challenge = request.query("hub.challenge");
    if (!request.method().equals("GET")
        || challenge.isEmpty()
        || !request.query("hub.mode").orElse("").equals("subscribe")) {
      return Optional.empty();
    }
    Secret claimed = Secret.of(request.query("hub.verify_token").orElse(""));
    boolean match = false;
    for (Secret token : tokens) {
      match |= !token.reveal().isEmpty() && token.equals(claimed);
    }
    return Optional.of(
        match
            ? new HandshakeReply(200, TEXT, challenge.get())
            : new HandshakeReply(FORBIDDEN, TEXT, "forbidden"));
  }

  /** Answers a check that wants a query parameter back as text. */
  public static Optional<HandshakeReply> echoQuery(WebhookRequest request, String name) {
    return request.query(name).map(value -> new HandshakeReply(200, TEXT, value));
  }
}

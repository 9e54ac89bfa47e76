package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.provider.Event;
import dev.feria.core.webhook.HandshakeReply;
import dev.feria.core.webhook.Verdict;
import dev.feria.core.webhook.WebhookReader;
import dev.feria.core.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks of a made-up provider: a line for each event, {@code seller|type|reference|event id}.
 */
final class StallReader implements WebhookReader {
  volatile RuntimeException failure;

  static String line(String seller, String type, String ref, String id) {
    return seller + "|" + type + "|" + ref + "|" + id;
  }

  @Override
  public Verdict verify(WebhookRequest request) {
    if (failure != null) {
      throw failure;
    }
    return switch (request.header("x-stall-signature").orElse("none")) {
      case "good" -> Verdict.VALID;
      case "none" -> Verdict.SIGNATURE_MISSING;
      default -> Verdict.SIGNATURE_MISMATCH;
    };
  }

  @Override
  public List<Event> read(WebhookRequest request) {
    List<Event> events = new ArrayList<>();
    for (String line : request.text().split("\n", -1)) {
      String[] parts = line.split("\\|", -1);
      if (parts.length != 4) {
        throw new UnreadableException(
            new ProviderException.Failure("stall", "webhook", 0, null, null, 0, null), line, null);
      }
      String seller = parts[0].isEmpty() ? null : parts[0];
      Event.Header header = new Event.Header(seller, parts[3], parts[1], request.receivedAt());
      events.add(
          switch (parts[1]) {
            case "order" -> new Event.OrderChanged(header, parts[2]);
            case "listing" -> new Event.ListingChanged(header, parts[2]);
            case "message" -> new Event.MessageChanged(header, parts[2]);
            default -> new Event.Unknown(header, line);
          });
    }
    return events;
  }

  @Override
  public Optional<HandshakeReply> handshake(WebhookRequest request) {
    return request.query("challenge").map(text -> new HandshakeReply(200, "text/plain", text));
  }
}

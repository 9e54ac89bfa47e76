package dev.feria.server.ingest;

import dev.feria.core.webhook.HandshakeReply;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes webhooks in: verifies, reads, hands to the writer, and answers when they are safe. */
final class WebhookReceiver {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

  private final WebhookParser parser;
  private final InboxWriter writer;
  private final IngestMetrics metrics;
  private final Clock clock;

  WebhookReceiver(WebhookParser parser, InboxWriter writer, IngestMetrics metrics, Clock clock) {
    this.parser = parser;
    this.writer = writer;
    this.metrics = metrics;
    this.clock = clock;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Takes a webhook in.
   *
   * @param answer told once, perhaps before this returns, perhaps by another thread
   */
  void receive(RawWebhook webhook, Consumer<Ack> answer) {
    Reading reading = parser.read(webhook.unverified());
    if (reading instanceof Reading.Accepted accepted) {
      store(webhook, accepted.entries(), answer);
    } else if (reading instanceof Reading.Unverifiable) {
      LOG.warn("webhook.unverified provider={} to=spool", webhook.provider());
      store(webhook.unverified(), List.of(), answer);
    } else if (reading instanceof Reading.Refused refused) {
      LOG.warn("webhook.refused provider={} reason={}", webhook.provider(), refused.verdict());
      String outcome = refused.verdict().name().toLowerCase(Locale.ROOT);
      metrics.received(webhook.provider(), outcome);
      answer.accept(Ack.REFUSED);
    } else if (reading instanceof Reading.Malformed malformed) {
      LOG.warn(
          "webhook.malformed provider={} bytes={} reason={}",
          webhook.provider(),
          webhook.body().size(),
          malformed.reason());
      metrics.received(webhook.provider(), "malformed");
      answer.accept(Ack.MALFORMED);
    } else {
      metrics.received("unknown", "unknown_provider");
      answer.accept(Ack.UNKNOWN_PROVIDER);
    }
  }

  private void store(RawWebhook webhook, List<InboxEntry> entries, Consumer<Ack> answer) {
    if (webhook.verified() && entries.isEmpty()) {
      metrics.received(webhook.provider(), "empty");
      answer.accept(Ack.STORED);
      return;
    }
    Consumer<Ack> measured =
        ack -> {
          metrics.received(webhook.provider(), ack.name().toLowerCase(Locale.ROOT));
          metrics.acknowledged(Duration.between(webhook.receivedAt(), clock.instant()));
          answer.accept(ack);
        };
    if (!writer.offer(new Arrival(webhook, entries, measured))) {
      LOG.warn("webhook.queue_full provider={}", webhook.provider());
      measured.accept(Ack.UNAVAILABLE);
    }
  }

  /** Answers a handshake; empty when the request is none, or the provider is unknown. */
  Optional<HandshakeReply> handshake(RawWebhook webhook) {
    try {
      return parser
          .reader(webhook.unverified())
          .flatMap(reader -> reader.handshake(webhook.request()));
    } catch (RuntimeException e) {
      LOG.warn("handshake.unreadable provider={}", webhook.provider(), e);
      return Optional.empty();
    }
  }
}

package dev.feria.server.ingest;

import dev.feria.core.webhook.WebhookReader;
import java.util.Optional;

/** Finds the reader of a provider's webhooks. */
@FunctionalInterface
public interface WebhookReaders {
  /** Returns the reader; empty for a provider that is unknown or not configured here. */
  Optional<WebhookReader> find(String provider);
}

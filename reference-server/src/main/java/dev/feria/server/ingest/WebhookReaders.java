package dev.feria.server.ingest;

import dev.feria.core.webhook.WebhookReader;
import java.util.Optional;

/** Finds the reader of a provider's webhooks. */
@FunctionalInterface
public interface WebhookReaders {
  /** Returns the reader; empty for a provider that is unknown or not configured here. */
  Optional<WebhookReader> find(String provider);

  /**
   * Returns the reader of what comes to the address of one account. May ask the database.
   *
   * @param key the end of the address
   * @return empty for an address that is none of ours
   */
  default Optional<WebhookReader> find(String provider, String key) {
    return find(provider);
  }

  /**
   * Returns the reader of what came to the address of one account and was verified then; the
   * account may be gone since.
   */
  default Optional<WebhookReader> stored(String provider, String key) {
    return find(provider, key);
  }
}

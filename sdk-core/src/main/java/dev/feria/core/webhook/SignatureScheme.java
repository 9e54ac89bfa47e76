package dev.feria.core.webhook;

/**
 * How a provider signs its webhooks. Verifies over the raw bytes, in constant time, with every
 * configured secret. Immutable and thread-safe.
 */
@FunctionalInterface
public interface SignatureScheme {
  /** Verifies a request. */
  Verdict verify(WebhookRequest request);
}

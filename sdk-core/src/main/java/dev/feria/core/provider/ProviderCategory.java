package dev.feria.core.provider;

/** What kind of platform a provider is. */
public enum ProviderCategory {
  /** Sells under its own roof for many sellers. */
  MARKETPLACE,
  /** The seller's own online shop. */
  STORE,
  /** Carries messages. */
  MESSAGING,
  /** Publishes adverts. */
  CLASSIFIED,
  /** Speaks. */
  VOICE,
  /** A mailbox. */
  MAIL
}

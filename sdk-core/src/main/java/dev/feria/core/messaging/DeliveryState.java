package dev.feria.core.messaging;

/** How far a message of ours has come. */
public enum DeliveryState {
  /** Kept by us, not given to the provider. */
  QUEUED,
  /** Accepted by the provider. */
  SENT,
  /** On the person's device, where the provider tells. */
  DELIVERED,
  /** Opened by the person, where the provider tells. */
  READ,
  /** Refused or moderated away; it will not arrive. */
  FAILED,
  /** Given to the provider without an answer: it may or may not arrive. Never sent again unseen. */
  UNKNOWN
}

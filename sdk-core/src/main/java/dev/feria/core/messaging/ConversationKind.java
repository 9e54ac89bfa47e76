package dev.feria.core.messaging;

/** What a conversation hangs on. */
public enum ConversationKind {
  /** A question about a listing, before any sale; usually public, and answered once. */
  QUESTION,
  /** The thread of an order, after the sale. */
  ORDER,
  /** A claim or return, where the provider may decide. */
  CLAIM,
  /** A person writing to the business, about nothing that the provider knows of. */
  DIRECT
}

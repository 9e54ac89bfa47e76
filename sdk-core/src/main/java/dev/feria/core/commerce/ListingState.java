package dev.feria.core.commerce;

/** Whether a listing can be bought. The provider's own status stays beside it as text. */
public enum ListingState {
  /** For sale. */
  ACTIVE,
  /** Not for sale because its quantity is zero; stock brings it back. */
  OUT_OF_STOCK,
  /** Paused by the seller; only the seller brings it back. */
  PAUSED,
  /** Held back by the provider: under review, forbidden, unpaid fees. */
  BLOCKED,
  /** Ended for good. */
  CLOSED,
  /** A status this version does not know. */
  UNKNOWN
}

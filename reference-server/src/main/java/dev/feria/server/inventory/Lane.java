package dev.feria.server.inventory;

/** How urgent a publication is; the channel that may oversell comes first. */
public enum Lane {
  /** Something was just sold, promised or returned. */
  NOW,
  /** Stock was received or corrected. */
  SOON,
  /** Imports, settings and repairs. */
  BULK;

  int priority() {
    return ordinal();
  }
}

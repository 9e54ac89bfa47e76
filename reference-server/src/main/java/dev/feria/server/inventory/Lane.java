package dev.feria.server.inventory;

/** How urgent a publication is; the channel that may oversell comes first. */
public enum Lane {
  /** Something was just sold or promised: every other channel may sell it once more. */
  SOLD(-1),
  /** Something was just returned, or a person asks for it. */
  NOW(0),
  /** Stock was received or corrected. */
  SOON(1),
  /** Imports, settings and repairs. */
  BULK(2);

  private final int priority;

  Lane(int priority) {
    this.priority = priority;
  }

  int priority() {
    return priority;
  }
}

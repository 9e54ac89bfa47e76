package dev.feria.core.limit;

/** Who goes first when the budget is short, from first to last. */
public enum Priority {
  /** Quantities: each second of delay can sell what is not there. */
  STOCK,
  /** Single orders that somebody waits for. */
  ORDERS,
  /** Messages and questions. */
  MESSAGES,
  /** Listings, prices, first imports and sweeps. */
  CATALOGUE
}

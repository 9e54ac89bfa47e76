package dev.feria.server.prices;

/** How prices end. */
public enum Rounding {
  /** As the currency's smallest coin has it. */
  NONE,
  /** As shops of the currency's country let prices end. */
  CUSTOM
}

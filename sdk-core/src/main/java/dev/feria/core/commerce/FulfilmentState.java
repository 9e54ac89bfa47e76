package dev.feria.core.commerce;

/** How much of an order has left. */
public enum FulfilmentState {
  /** Nothing. */
  UNFULFILLED,
  /** A part. */
  PARTIAL,
  /** Everything. */
  FULFILLED
}

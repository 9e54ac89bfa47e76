package dev.feria.core.commerce;

import dev.feria.core.error.ProviderException;

/** What became of one {@link StockChange}. */
public sealed interface StockOutcome {
  /** Returns the change that this is the outcome of. */
  StockChange change();

  /** The provider accepted the quantity. */
  record Published(StockChange change) implements StockOutcome {}

  /** The provider did not; {@link ProviderException#waitingHelps} tells whether to try again. */
  record Refused(StockChange change, ProviderException reason) implements StockOutcome {}
}

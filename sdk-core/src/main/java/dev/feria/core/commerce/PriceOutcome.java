package dev.feria.core.commerce;

import dev.feria.core.error.ProviderException;

/** What became of one {@link PriceChange}. */
public sealed interface PriceOutcome {
  /** Returns the change that this is the outcome of. */
  PriceChange change();

  /** The provider accepted the price. */
  record Published(PriceChange change) implements PriceOutcome {}

  /** The provider did not; {@link ProviderException#waitingHelps} tells whether to try again. */
  record Refused(PriceChange change, ProviderException reason) implements PriceOutcome {}
}

package dev.feria.core.commerce;

import dev.feria.core.provider.Capability;
import java.util.List;

/** An account whose quantities can be set. */
public interface StockPublisher extends Capability {
  /**
   * How many groups one {@link #publishStock} may carry; 1 where the provider has no batch
   * endpoint. Changes of one group always go together.
   */
  default int stockBatchSize() {
    return 1;
  }

  /**
   * Publishes quantities, ahead of every other call of the account.
   *
   * @return one outcome per change, in order; a provider that fails as a whole refuses them all
   */
  List<StockOutcome> publishStock(List<StockChange> changes);
}

package dev.feria.core.commerce;

import dev.feria.core.provider.Capability;
import java.util.List;

/** An account whose prices can be set. */
public interface PricePublisher extends Capability {
  /**
   * How many groups one {@link #publishPrices} may carry; 1 where the provider has no batch
   * endpoint. Changes of one group always go together.
   */
  default int priceBatchSize() {
    return 1;
  }

  /**
   * Publishes prices, after everything more urgent.
   *
   * @return one outcome per change, in order; a provider that fails as a whole refuses them all. A
   *     price in another currency than the listing's is refused, and so is one that the provider
   *     answers with success but does not apply
   */
  List<PriceOutcome> publishPrices(List<PriceChange> changes);
}

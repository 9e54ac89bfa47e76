package dev.feria.core.commerce;

import dev.feria.core.provider.Capability;

/** An account whose orders can be marked as sent. */
public interface FulfilmentPublisher extends Capability {
  /**
   * Tells the provider that goods of an order are on their way, and the buyer through it. Sent
   * again with the same tracking number, it changes nothing or corrects the carrier.
   *
   * @return the provider's id of the shipment
   * @throws dev.feria.core.error.RejectedException when the order cannot be sent, for example
   *     because it was cancelled or everything has left already
   */
  String ship(Shipment shipment);
}

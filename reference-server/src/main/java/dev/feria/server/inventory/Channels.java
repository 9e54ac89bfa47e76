package dev.feria.server.inventory;

import dev.feria.core.error.ProviderException;
import java.util.UUID;

/** Opens accounts as places to publish quantities. Thread-safe. */
public interface Channels {
  /**
   * Opens an account as it is now.
   *
   * @throws ProviderException when its authorisation is gone
   */
  Channel open(UUID tenant, UUID account);

  /** Tells the account's owner that it must be connected again. */
  void lost(UUID tenant, UUID account, ProviderException reason);
}

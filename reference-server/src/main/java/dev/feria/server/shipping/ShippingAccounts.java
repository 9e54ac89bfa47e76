package dev.feria.server.shipping;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What shipping needs of accounts. Opens transactions of its own. Thread-safe. */
public interface ShippingAccounts {
  /**
   * Returns an account of a tenant.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  AccountRow get(UUID tenant, UUID account);

  /** Tells whether orders of such an account can be marked as sent by us. */
  boolean takesShipments(AccountRow account);

  /**
   * Opens an account to tell it of shipments; null where it takes none.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when it is not connected
   */
  @Nullable FulfilmentPublisher open(AccountRow account);

  /** Tells that a call failed, so that the account's health shows it. */
  void failed(AccountRow account, ProviderException failure);
}

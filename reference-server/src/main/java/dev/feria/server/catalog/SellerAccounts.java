package dev.feria.server.catalog;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.accounts.AccountRow;
import java.util.UUID;

/** What the catalogue needs of accounts. Opens transactions of its own. */
public interface SellerAccounts {
  /**
   * Returns an account of a tenant.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has no such one
   */
  AccountRow get(UUID tenant, UUID account);

  /** Opens an account for calls. */
  Account open(AccountRow account);

  /** Tells that a call failed, so that the account's health shows it. */
  void failed(AccountRow account, ProviderException failure);
}

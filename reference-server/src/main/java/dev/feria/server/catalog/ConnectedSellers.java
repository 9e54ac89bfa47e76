package dev.feria.server.catalog;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import java.util.UUID;

/** The accounts that are connected. */
public final class ConnectedSellers implements SellerAccounts {
  private final Accounts accounts;

  /** Looks them up in the accounts. */
  public ConnectedSellers(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public AccountRow get(UUID tenant, UUID account) {
    return accounts.get(tenant, account);
  }

  @Override
  public Account open(AccountRow account) {
    return accounts.open(account);
  }

  @Override
  public void failed(AccountRow account, ProviderException failure) {
    accounts.failed(account, failure);
  }
}

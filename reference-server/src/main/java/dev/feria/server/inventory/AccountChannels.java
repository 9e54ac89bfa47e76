package dev.feria.server.inventory;

import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts of tenants as places to publish quantities. */
public final class AccountChannels implements Channels {
  private final Accounts accounts;

  /** Looks them up in the accounts. */
  public AccountChannels(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Channel open(UUID tenant, UUID account) {
    AccountRow row = accounts.get(tenant, account);
    Parking parked = Parking.of(row);
    return new Channel(parked, row.safetyBuffer(), parked == null ? publisher(row) : null);
  }

  private @Nullable StockPublisher publisher(AccountRow row) {
    return accounts.open(row) instanceof StockPublisher publisher ? publisher : null;
  }

  @Override
  public void lost(UUID tenant, UUID account, ProviderException reason) {
    accounts.failed(accounts.get(tenant, account), reason);
  }
}

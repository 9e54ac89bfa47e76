package dev.feria.server.inventory;

import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.platform.http.ProblemException;
import java.util.UUID;

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
    if (parked != null) {
      return new Channel(parked, row.safetyBuffer(), null);
    }
    try {
      return accounts.open(row) instanceof StockPublisher publisher
          ? new Channel(null, row.safetyBuffer(), publisher)
          : new Channel(Parking.OFF, row.safetyBuffer(), null);
    } catch (ProblemException e) {
      // its provider is not configured: as good as not connected
      return new Channel(Parking.RECONNECT, row.safetyBuffer(), null);
    }
  }

  @Override
  public void lost(UUID tenant, UUID account, ProviderException reason) {
    accounts.failed(accounts.get(tenant, account), reason);
  }
}

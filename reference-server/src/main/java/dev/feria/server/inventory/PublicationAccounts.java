package dev.feria.server.inventory;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.ConnectListener;
import dev.feria.server.accounts.SettingsListener;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps publications in step with accounts: what was parked goes on, what was set is sent. */
public final class PublicationAccounts implements ConnectListener, SettingsListener {
  private final Publications publications;

  /** Acts on the queue of publications. */
  public PublicationAccounts(Publications publications) {
    this.publications = publications;
  }

  @Override
  public void connected(Handle handle, AccountRow account, boolean first) {
    if (account.publishStock()) {
      publications.resume(handle, account.tenantId(), account.accountId());
    }
  }

  @Override
  public void changed(Handle handle, AccountRow before, AccountRow after) {
    UUID tenant = after.tenantId();
    UUID account = after.accountId();
    Parking parked = Parking.of(after);
    if (parked == Parking.OFF) {
      publications.park(handle, tenant, account, Parking.OFF);
    } else if (!before.publishStock()) {
      if (parked == null) {
        publications.resume(handle, tenant, account);
      }
      publications.wantAccount(handle, tenant, account);
    } else if (before.safetyBuffer() != after.safetyBuffer()
        || !before.locations().equals(after.locations())) {
      publications.wantAccount(handle, tenant, account);
    }
  }
}

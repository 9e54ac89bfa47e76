package dev.feria.server.ingest;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;

/**
 * A feature that acts on events without asking the provider, and so also when the account is
 * disconnected or its consent is gone.
 */
public interface OfflineHandler extends EventHandler {
  @Override
  default TenantWork prepare(AccountRow account, Account opened, Event event) {
    return prepare(account, event);
  }

  /** Decides what to store. No transaction is open. */
  TenantWork prepare(AccountRow account, Event event);
}

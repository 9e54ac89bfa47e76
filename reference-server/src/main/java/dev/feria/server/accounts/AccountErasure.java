package dev.feria.server.accounts;

import dev.feria.server.notices.Notices;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Forgets whose an account was: its name, what its owner entered and its credentials. The account
 * stays as a number that its orders and listings belong to. Thread-safe.
 */
public final class AccountErasure {
  private final AccountStore store = new AccountStore();
  private final SecretStore secrets;
  private final Accounts accounts;
  private final Notices notices;
  private final Clock clock;

  AccountErasure(SecretStore secrets, Accounts accounts, Notices notices, Clock clock) {
    this.secrets = secrets;
    this.accounts = accounts;
    this.notices = notices;
    this.clock = clock;
  }

  /** Erases and disconnects, in the caller's transaction. */
  public void erase(Handle handle, AccountRow row) {
    store.mark(handle, row, AccountStatus.DISCONNECTED, null, clock.instant());
    store.anonymise(handle, row, "erased-" + row.accountId().toString().substring(24));
    secrets.deleteAll(handle, TokenKey.of(row));
    notices.resolve(handle, row.tenantId(), Accounts.RECONNECT_NEEDED, row.accountId().toString());
    notices.forget(handle, row.tenantId(), List.of(row.name(), row.accountId().toString()));
    handle.afterCommit(() -> accounts.forget(row.accountId()));
  }
}

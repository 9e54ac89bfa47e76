package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.accounts.AccountRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What this package needs of accounts. */
public interface ConnectedAccounts {
  /** Finds an account of a tenant, whatever its status. */
  Optional<AccountRow> find(UUID tenantId, UUID accountId);

  /** Lists the accounts of all tenants that calls are worth trying for. */
  List<AccountRow> usable();

  /** Returns what the accounts of a provider can do, in snake_case: {@code order_source} ... */
  Collection<String> capabilities(String provider);

  /** Opens an account; makes no call. */
  Account open(AccountRow account);

  /** Tells that a call failed, so that the account's health shows it. */
  void failed(AccountRow account, ProviderException failure);

  /** Tells that a sync of the account is complete. */
  void synced(AccountRow account);
}

package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;

/** An account that cannot be called any more; stands in where no call is needed. */
record ClosedAccount(AccountHandle handle) implements Account {
  @Override
  public AccountProfile profile() {
    throw new ReconnectException(
        new Failure("-", "profile", 0, "not_connected", null, 0, null), null, null);
  }

  @Override
  public void disconnect() {
    // it is
  }
}

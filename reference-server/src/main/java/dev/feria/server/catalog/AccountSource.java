package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import java.util.UUID;

/** Finds a tenant's accounts, in a transaction of its own. */
@FunctionalInterface
public interface AccountSource {
  /**
   * Returns an account.
   *
   * @throws dev.feria.server.platform.http.ProblemException (404) when the tenant has none such
   */
  AccountRow get(UUID tenant, UUID account);
}

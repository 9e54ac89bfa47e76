package dev.feria.server.ingest;

import dev.feria.server.accounts.AccountRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the account that a call means. */
@FunctionalInterface
public interface AccountPicker {
  /**
   * Returns an account of a tenant at a provider.
   *
   * @param account its id; may be null where the tenant has one account at the provider
   * @throws dev.feria.server.platform.http.ProblemException when there is none, or it is not clear
   *     which
   */
  AccountRow pick(UUID tenantId, String provider, @Nullable String account);
}

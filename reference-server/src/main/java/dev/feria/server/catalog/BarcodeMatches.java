package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.BarcodeStore.Pending;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links listings of other accounts by bar codes that products have just got: each account in
 * transactions of its own, because its links are locked before anything else. What a crash loses in
 * between, the next sweep of the account's listings finds. Thread-safe.
 */
public final class BarcodeMatches {
  private static final Logger LOG = LoggerFactory.getLogger(BarcodeMatches.class);
  private static final int ACCOUNTS = 20;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final BarcodeStore store = new BarcodeStore();
  private final Database database;
  private final Catalog catalog;
  private final SellerAccounts accounts;
  private final Clock clock;

  /** Composes the job. */
  public BarcodeMatches(Database database, Catalog catalog, SellerAccounts accounts, Clock clock) {
    this.database = database;
    this.catalog = catalog;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Links until nothing is pending. */
  public void run() {
    List<Pending> found;
    do {
      found = database.inSystem(handle -> store.takePending(handle, clock.instant(), ACCOUNTS));
      for (Pending pending : found) {
        try {
          link(pending);
        } catch (RuntimeException e) {
          LOG.error("listings not matched: account={}", pending.account(), e);
          database.useTenant(
              pending.tenant(), h -> store.later(h, pending, clock.instant().plus(PAUSE)));
        }
      }
    } while (found.size() == ACCOUNTS);
  }

  private void link(Pending pending) {
    AccountRow account = accounts.get(pending.tenant(), pending.account());
    UUID after = null;
    do {
      UUID from = after;
      after =
          database.inTenant(
              pending.tenant(), handle -> catalog.linkByBarcode(handle, account, from));
    } while (after != null);
  }
}

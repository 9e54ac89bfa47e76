package dev.feria.server.prices;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.ConnectListener;
import dev.feria.server.accounts.SettingsListener;
import dev.feria.server.catalog.PriceListener;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which prices channels should show: wanting raises a version, and the {@link PriceWorker} works
 * until the published one has caught up. Every method works within the caller's transaction.
 * Thread-safe.
 */
public final class PricePublications implements PriceListener, ConnectListener, SettingsListener {
  /** The {@link Wakeups} topic of the worker. */
  public static final String TOPIC = "prices";

  private final PriceStore store = new PriceStore();
  private final Wakeups wakeups;
  private final Clock clock;

  /** Composes the queue. */
  public PricePublications(Wakeups wakeups, Clock clock) {
    this.wakeups = wakeups;
    this.clock = clock;
  }

  @Override
  public void priced(Handle handle, UUID tenant, Collection<UUID> products) {
    if (store.wantProducts(handle, tenant, products, clock.instant()) > 0) {
      wakeups.signalAfterCommit(handle, TOPIC);
    }
  }

  @Override
  public void changed(Handle handle, UUID tenant, Collection<UUID> listings) {
    if (!listings.isEmpty() && store.wantListings(handle, tenant, listings, clock.instant()) > 0) {
      wakeups.signalAfterCommit(handle, TOPIC);
    }
  }

  /** Wants every price of an account published, or no longer, as its rule has it now. */
  void ruled(Handle handle, UUID tenant, UUID account) {
    store.wantAccount(handle, tenant, account, clock.instant());
    wakeups.signalAfterCommit(handle, TOPIC);
  }

  @Override
  public void changed(Handle handle, AccountRow before, AccountRow after) {
    if (before.publishPrices() != after.publishPrices()) {
      ruled(handle, after.tenantId(), after.accountId());
    }
  }

  @Override
  public void connected(Handle handle, AccountRow account, boolean first) {
    store.resume(handle, account.tenantId(), account.accountId(), clock.instant());
    wakeups.signalAfterCommit(handle, TOPIC);
  }

  /**
   * Returns how far publishing has come, by listing; those whose price is not ours are left out.
   */
  public Map<UUID, PriceState> states(Handle handle, UUID tenant, Collection<UUID> listings) {
    return store.states(handle, tenant, listings);
  }
}

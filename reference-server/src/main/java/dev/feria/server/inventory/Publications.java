package dev.feria.server.inventory;

import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What channels should show. Wanting is cheap and idempotent: it raises a version, and the {@link
 * Publisher} works until the published version has caught up, with the quantity that is right at
 * the moment of sending. Every method works within the caller's transaction. Thread-safe.
 */
public final class Publications {
  /** The {@link Wakeups} topic of the publisher. */
  public static final String TOPIC = "publications";

  private final PublicationStore store = new PublicationStore();
  private final QuantityLog log = new QuantityLog();
  private final Wakeups wakeups;
  private final Clock clock;

  /** Composes the queue. */
  public Publications(Wakeups wakeups, Clock clock) {
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Wants the stock of products shown on every listing that shows it.
   *
   * @param sold what channels' own orders took off what they show, by listing
   */
  void want(Handle handle, UUID tenant, Map<UUID, Lane> products, Map<UUID, ChannelSale> sold) {
    Map<UUID, Integer> priorities = new TreeMap<>();
    products.forEach((product, lane) -> priorities.put(product, lane.priority()));
    if (store.want(handle, tenant, priorities, sold, clock.instant()) > 0) {
      wakeups.signalAfterCommit(handle, TOPIC);
    }
  }

  /** Wants every listing of an account published again, as after a change of its buffer. */
  public void wantAccount(Handle handle, UUID tenant, UUID account) {
    store.wantAccount(handle, tenant, account, Lane.BULK.priority(), clock.instant());
    wakeups.signalAfterCommit(handle, TOPIC);
  }

  /**
   * Wants those listings of an account that show another quantity than they should and for which
   * nothing is under way.
   *
   * @param shown quantity at the channel by listing
   * @param buffer what the account keeps back
   * @return how many had drifted
   */
  public int repair(
      Handle handle, UUID tenant, UUID account, Map<UUID, Integer> shown, int buffer) {
    int drifted =
        store.wantDrifted(
            handle, tenant, account, shown, buffer, Lane.BULK.priority(), clock.instant());
    if (drifted > 0) {
      wakeups.signalAfterCommit(handle, TOPIC);
    }
    return drifted;
  }

  /**
   * Makes listings show their product's stock from now on. Nothing is sent for one that is new here
   * and shows the right quantity already.
   *
   * @param stocks the stocks of their products, locked
   * @param buffer what the account keeps back
   * @param parked why the account publishes nothing; null where it does
   */
  public void attach(
      Handle handle,
      UUID tenant,
      List<Publishable> listings,
      Map<UUID, Stock> stocks,
      int buffer,
      @Nullable Parking parked) {
    if (!listings.isEmpty()) {
      List<Long> wanted =
          listings.stream()
              .map(listing -> shows(listing, stocks.get(listing.productId()), buffer) ? 0L : 1L)
              .toList();
      store.attach(handle, tenant, listings, wanted, parked, Lane.BULK.priority(), clock.instant());
      wakeups.signalAfterCommit(handle, TOPIC);
    }
  }

  private static boolean shows(Publishable listing, @Nullable Stock stock, int buffer) {
    Integer shown = listing.shown();
    return stock != null && shown != null && shown == stock.available(buffer);
  }

  /** Publishes nothing more for listings. */
  public void detach(Handle handle, UUID tenant, Collection<UUID> listings) {
    store.detach(handle, tenant, listings);
  }

  /**
   * Publishes a listing again now, also one that the provider refused.
   *
   * @return false where the listing's quantity is not ours to publish
   */
  public boolean retry(Handle handle, UUID tenant, UUID listing) {
    boolean known = store.retry(handle, tenant, listing, Lane.NOW.priority(), clock.instant()) > 0;
    wakeups.signalAfterCommit(handle, TOPIC);
    return known;
  }

  /** Sends nothing more for an account until {@link #resume}. What is wanted stays wanted. */
  public void park(Handle handle, UUID tenant, UUID account, Parking reason) {
    store.park(handle, tenant, account, reason);
  }

  /** Goes on with an account that was parked. */
  public void resume(Handle handle, UUID tenant, UUID account) {
    store.unpark(handle, tenant, account, clock.instant());
    wakeups.signalAfterCommit(handle, TOPIC);
  }

  /** Remembers quantities that channels were seen to show, where we did not write them last. */
  public void seen(Handle handle, UUID tenant, Map<UUID, QuantityEntry> seen) {
    log.seen(handle, tenant, seen);
  }

  /** Returns what was tried at a listing and seen of it, the latest first. */
  public List<QuantityEntry> history(Handle handle, UUID tenant, UUID listing) {
    return log.of(handle, tenant, listing);
  }

  /** Returns the last attempt at each listing that was not accepted. */
  public Map<UUID, QuantityEntry> lastFailures(
      Handle handle, UUID tenant, Collection<UUID> listings) {
    return log.lastFailures(handle, tenant, listings);
  }

  /** Forgets what was tried and seen before a moment; in a transaction of the system. */
  public int prune(Handle handle, Instant before) {
    return log.prune(handle, before);
  }

  /** Returns how far publishing has come, by listing; listings that are not ours are left out. */
  public Map<UUID, PublicationState> states(Handle handle, UUID tenant, Collection<UUID> listings) {
    return store.states(handle, tenant, listings);
  }
}

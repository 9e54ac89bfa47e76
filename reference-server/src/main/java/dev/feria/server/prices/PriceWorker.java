package dev.feria.server.prices;

import dev.feria.server.catalog.Catalog;
import dev.feria.server.catalog.SellerAccounts;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Outage;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import dev.feria.server.prices.PriceStore.Claim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes prices, one call at a time per node: prices may wait, and the providers' budgets serve
 * stock and orders first. Any number of nodes may run one each. Thread-safe.
 */
public final class PriceWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PriceWorker.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final int MOST = 100;

  private final PriceStore store = new PriceStore();
  private final PriceSender sender;
  private final Database database;
  private final Wakeups wakeups;
  private final Clock clock;
  private final ExecutorService loop = Executors.newSingleThreadExecutor(Workers.named("prices"));
  private final Semaphore wake = new Semaphore(0);
  private final Outage outage = new Outage(LOG, "claiming of prices");
  private volatile boolean stopped;

  /**
   * Composes the worker; {@link #start} sets it to work.
   *
   * @param random from 0 to 1, for the time between attempts
   */
  public PriceWorker(
      Database database,
      Catalog catalog,
      SellerAccounts accounts,
      Wakeups wakeups,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.wakeups = wakeups;
    this.clock = clock;
    this.sender = new PriceSender(database, catalog, accounts, clock, random);
  }

  /** Starts to work in the background. */
  public void start() {
    wakeups.subscribe(PricePublications.TOPIC, wake::release);
    loop.execute(this::work);
  }

  private void work() {
    while (!stopped) {
      try {
        drain();
        outage.worked();
        rest();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        outage.failed(e);
        pause();
      }
    }
  }

  private void rest() throws InterruptedException {
    if (wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private void pause() {
    try {
      rest();
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Sends what is due now on the calling thread, until nothing is. */
  public void drain() {
    int found;
    do {
      String token = UUID.randomUUID().toString();
      Instant now = clock.instant();
      List<Claim> leased =
          database.inSystem(handle -> store.claim(handle, MOST, token, now, now.plus(LEASE)));
      Map<UUID, List<Claim>> byAccount =
          leased.stream()
              .collect(
                  Collectors.groupingBy(Claim::account, LinkedHashMap::new, Collectors.toList()));
      byAccount.forEach((account, claims) -> send(account, claims, token));
      found = leased.size();
    } while (found > 0 && !stopped);
  }

  private void send(UUID account, List<Claim> claims, String token) {
    UUID tenant = claims.get(0).tenant();
    try {
      sender.send(tenant, account, claims.stream().map(Claim::listing).toList(), token);
    } catch (RuntimeException e) {
      // what it leased is due again when the lease ends
      LOG.error("prices not published: account={}", account, e);
    }
  }

  /** Stops claiming, lets the call that runs end for a while, and ends. */
  @Override
  public void close() {
    stopped = true;
    wake.release();
    Workers.stop(loop, Duration.ofSeconds(10));
  }
}

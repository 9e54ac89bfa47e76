package dev.feria.server.shipping;

import dev.feria.server.accounts.Accounts;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Outage;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import dev.feria.server.platform.http.ProblemException;
import dev.feria.server.shipping.ShipmentQueue.Claim;
import dev.feria.server.shipping.ShipmentQueue.Seller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works until every provider knows of every shipment. Any number of nodes may run one each; a
 * shipment is with one worker at a time, under a lease that is extended while the work goes on.
 * Thread-safe.
 */
public final class ShipmentSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShipmentSender.class);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MOST = 8;
  private static final int PER_ACCOUNT = 2;
  private static final int ROUNDS_PER_REVIVAL = 30;

  private final ShipmentQueue queue = new ShipmentQueue();
  private final ShipmentStore store = new ShipmentStore();
  private final Database database;
  private final ShippingAccounts accounts;
  private final Wakeups wakeups;
  private final Clock clock;
  private final ShipmentCall call;
  private final Outage outage = new Outage(LOG, "claiming of shipments");
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(Workers.named("shipments"));
  private final ExecutorService workers = Workers.blocking("shipment", MOST + 2);
  private final Semaphore wake = new Semaphore(0);
  private final AtomicBoolean revive = new AtomicBoolean(true);
  private final Set<String> leases = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Integer> running = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * Composes the sender; {@link #start} sets it to work.
   *
   * @param random from 0 to 1, for the time between attempts
   */
  public ShipmentSender(
      Database database,
      ShippingAccounts accounts,
      Wakeups wakeups,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.accounts = accounts;
    this.wakeups = wakeups;
    this.clock = clock;
    this.call = new ShipmentCall(database, accounts, clock, random);
  }

  /** Starts to work in the background. */
  public void start() {
    wakeups.subscribe(Shipments.TOPIC, wake::release);
    wakeups.subscribe(
        Accounts.USABLE_AGAIN,
        () -> {
          revive.set(true);
          wake.release();
        });
    loop.execute(this::work);
  }

  /**
   * Tells of what is due now on the calling thread, until nothing is.
   *
   * @return how often a provider was to be told
   */
  public int drain() {
    revive();
    int told = 0;
    List<Claim> claims = claim();
    while (!claims.isEmpty()) {
      claims.forEach(this::run);
      told += claims.size();
      claims = claim();
    }
    return told;
  }

  private void work() {
    int rounds = 0;
    while (!stopped) {
      try {
        rounds++;
        if (revive.getAndSet(false) || rounds % ROUNDS_PER_REVIVAL == 0) {
          revive();
        }
        int claimed = round();
        outage.worked();
        if (claimed == 0) {
          rest();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        outage.failed(e);
        pause();
      }
    }
  }

  private int round() {
    List<Claim> claims = claim();
    for (Claim claim : claims) {
      workers.execute(
          () -> {
            run(claim);
            wake.release();
          });
    }
    return claims.size();
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

  /** Keeps what runs leased, and leases what fits into the free slots. */
  private List<Claim> claim() {
    Instant now = clock.instant();
    Set<String> held = Set.copyOf(leases);
    int free = MOST - held.size();
    List<UUID> busy =
        running.entrySet().stream()
            .filter(entry -> entry.getValue() >= PER_ACCOUNT)
            .map(Map.Entry::getKey)
            .toList();
    List<Claim> claims =
        database.inSystem(
            handle -> {
              if (!held.isEmpty()) {
                queue.extend(handle, held, now.plus(LEASE));
              }
              return free <= 0
                  ? List.<Claim>of()
                  : queue.claim(handle, free, PER_ACCOUNT, busy, now, now.plus(LEASE));
            });
    for (Claim claim : claims) {
      leases.add(claim.token());
      running.merge(claim.account(), 1, Integer::sum);
    }
    return claims;
  }

  private void run(Claim claim) {
    try {
      call.tell(claim);
    } catch (RuntimeException e) {
      // it is due again when the lease ends
      LOG.error("telling of a shipment failed: account={}", claim.account(), e);
    } finally {
      leases.remove(claim.token());
      running.computeIfPresent(claim.account(), (id, jobs) -> jobs == 1 ? null : jobs - 1);
    }
  }

  /** Goes on with accounts that were parked and can be called again, whoever made them so. */
  private void revive() {
    for (Seller seller : database.inSystem(queue::parked)) {
      try {
        if (accounts.get(seller.tenant(), seller.account()).status().isUsable()) {
          database.useTenant(
              seller.tenant(),
              handle -> store.resume(handle, seller.tenant(), seller.account(), clock.instant()));
        }
      } catch (ProblemException e) {
        LOG.debug("account stays parked: account={} reason={}", seller.account(), e.toString());
      }
    }
  }

  /** Stops claiming, lets what runs end for a while, and ends. */
  @Override
  public void close() {
    stopped = true;
    wake.release();
    Workers.stop(loop, Duration.ofSeconds(5));
    Workers.stop(workers, Duration.ofSeconds(10));
  }
}

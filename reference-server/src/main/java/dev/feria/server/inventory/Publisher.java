package dev.feria.server.inventory;

import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.Accounts;
import dev.feria.server.inventory.PublicationClaims.Claim;
import dev.feria.server.inventory.PublicationClaims.Seller;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Outage;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import dev.feria.server.platform.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works until every channel shows what it should: claims what is due, sends it, and starts over as
 * soon as something else is wanted. Any number of nodes may run one each; a group of listings is
 * with one worker at a time, under a lease that is extended while the work goes on. Thread-safe.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int BEATS_PER_REVIVAL = 6;
  private static final int MOST = 64;
  private static final int MOST_GROUPS = 512;
  private static final int PER_ACCOUNT = 8;

  private final PublicationClaims claims = new PublicationClaims();
  private final PublicationSender sender;
  private final PublicationMetrics metrics;
  private final Database database;
  private final Publications publications;
  private final Channels channels;
  private final Wakeups wakeups;
  private final Clock clock;
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(Workers.named("publisher"));
  private final ExecutorService heart =
      Executors.newSingleThreadExecutor(Workers.named("publisher-lease"));
  private final Semaphore end = new Semaphore(0);
  private final ExecutorService workers = Workers.blocking("publish", MOST + 4);
  private final AtomicBoolean revive = new AtomicBoolean(true);
  private final Semaphore wake = new Semaphore(0);
  private final Outage outage = new Outage(LOG, "claiming of publications");
  private final Outage leaseOutage = new Outage(LOG, "extending of leases of publications");
  private final Set<String> leases = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Integer> running = new ConcurrentHashMap<>();
  private final Map<UUID, Integer> batches = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  /**
   * Composes the publisher; {@link #start} sets it to work.
   *
   * @param listener hears what channels show now
   * @param random from 0 to 1, for the time between attempts
   */
  public Publisher(
      Database database,
      Publications publications,
      Channels channels,
      PublicationListener listener,
      Wakeups wakeups,
      MeterRegistry registry,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.publications = publications;
    this.channels = channels;
    this.wakeups = wakeups;
    this.clock = clock;
    this.metrics = new PublicationMetrics(registry);
    this.sender =
        new PublicationSender(database, publications, channels, listener, metrics, clock, random);
  }

  /** Starts to work in the background. */
  public void start() {
    wakeups.subscribe(Publications.TOPIC, wake::release);
    wakeups.subscribe(
        Accounts.USABLE_AGAIN,
        () -> {
          revive.set(true);
          wake.release();
        });
    heart.execute(this::keepLeases);
    loop.execute(this::work);
  }

  /**
   * Sends what is due now on the calling thread, until nothing is.
   *
   * @return how many groups were sent
   */
  public int drain() {
    int sent = 0;
    List<List<Claim>> jobs = claim();
    while (!jobs.isEmpty()) {
      for (List<Claim> job : jobs) {
        run(job);
        sent += job.size();
      }
      jobs = claim();
    }
    return sent;
  }

  private void work() {
    while (!stopped) {
      try {
        if (revive.getAndSet(false)) {
          revive();
        }
        int sent = round();
        outage.worked();
        if (sent == 0) {
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

  /** Goes on with accounts that were parked and may be sent to again, whoever made them so. */
  void revive() {
    for (Seller seller : database.inSystem(claims::parked)) {
      try {
        if (channels.open(seller.tenant(), seller.account()).parked() == null) {
          database.useTenant(
              seller.tenant(),
              handle -> publications.resume(handle, seller.tenant(), seller.account()));
        }
      } catch (ProviderException | ProblemException e) {
        LOG.debug("account stays parked: account={} reason={}", seller.account(), e.toString());
      }
    }
  }

  private int round() {
    List<List<Claim>> jobs = claim();
    for (List<Claim> job : jobs) {
      workers.execute(
          () -> {
            run(job);
            wake.release();
          });
    }
    return jobs.size();
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

  /** Leases what fits into the free slots, and counts it as running. */
  private List<List<Claim>> claim() {
    int free = MOST - running.values().stream().mapToInt(Integer::intValue).sum();
    if (free <= 0) {
      return List.of();
    }
    List<Claim> found = lease(free, List.of());
    if (learnBatches(found)) {
      // the first call of an account is as full as the later ones
      List<Claim> more = lease(free - jobs(found).size(), found);
      found = Stream.concat(found.stream(), more.stream()).toList();
    }
    List<List<Claim>> jobs = jobs(found);
    for (List<Claim> job : jobs) {
      job.forEach(claim -> leases.add(claim.token()));
      running.merge(job.get(0).account(), 1, Integer::sum);
    }
    return jobs;
  }

  private List<Claim> lease(int free, List<Claim> taken) {
    Map<UUID, Integer> room = new HashMap<>();
    batches.forEach((account, size) -> room.put(account, PER_ACCOUNT * size));
    running.forEach(
        (account, jobs) ->
            room.put(account, Math.max(0, PER_ACCOUNT - jobs) * batches.getOrDefault(account, 1)));
    taken.forEach(claim -> room.merge(claim.account(), -1, Integer::sum));
    Instant now = clock.instant();
    return database.inSystem(
        handle ->
            claims.claim(
                handle,
                new PublicationClaims.Room(MOST_GROUPS, free, PER_ACCOUNT, room, batches),
                () -> UUID.randomUUID().toString(),
                now,
                now.plus(LEASE)));
  }

  /** Asks new accounts how many groups a call may carry; tells whether one takes several. */
  private boolean learnBatches(List<Claim> found) {
    boolean several = false;
    Map<UUID, UUID> unknown = new HashMap<>();
    for (Claim claim : found) {
      if (!batches.containsKey(claim.account())) {
        unknown.put(claim.account(), claim.tenant());
      }
    }
    for (Map.Entry<UUID, UUID> account : unknown.entrySet()) {
      try {
        StockPublisher publisher = channels.open(account.getValue(), account.getKey()).publisher();
        if (publisher != null) {
          batches.put(account.getKey(), Math.max(1, publisher.stockBatchSize()));
          several |= publisher.stockBatchSize() > 1;
        }
      } catch (ProviderException | ProblemException e) {
        LOG.debug("batch size not known: account={} reason={}", account.getKey(), e.toString());
      }
    }
    return several;
  }

  /** Puts as many groups of an account together as it takes in one call. */
  private List<List<Claim>> jobs(List<Claim> found) {
    List<List<Claim>> jobs = new ArrayList<>();
    Map<UUID, List<Claim>> open = new HashMap<>();
    for (Claim claim : found) {
      List<Claim> job = open.get(claim.account());
      if (job == null || job.size() >= batches.getOrDefault(claim.account(), 1)) {
        job = new ArrayList<>();
        open.put(claim.account(), job);
        jobs.add(job);
      }
      job.add(claim);
    }
    return jobs;
  }

  private void run(List<Claim> job) {
    UUID account = job.get(0).account();
    try {
      int batch = sender.send(job);
      if (batch > 1) {
        batches.put(account, batch);
      }
    } catch (RuntimeException e) {
      // what it leased is due again when the lease ends
      LOG.error("publishing failed: account={}", account, e);
    } finally {
      job.forEach(claim -> leases.remove(claim.token()));
      running.computeIfPresent(account, (id, jobs) -> jobs == 1 ? null : jobs - 1);
    }
  }

  private void keepLeases() {
    try {
      int beats = 0;
      while (!end.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
        beats++;
        if (beats % BEATS_PER_REVIVAL == 0) {
          revive.set(true);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Extends the leases of what runs and counts what waits. */
  void beat() {
    try {
      Set<String> tokens = new HashSet<>(leases);
      long waiting =
          database.inSystem(
              handle -> {
                if (!tokens.isEmpty()) {
                  claims.extend(handle, tokens, clock.instant().plus(LEASE));
                }
                return claims.backlog(handle);
              });
      metrics.backlog(waiting);
      leaseOutage.worked();
    } catch (RuntimeException e) {
      leaseOutage.failed(e);
    }
  }

  /** Stops claiming, lets what runs end for a while, and ends. */
  @Override
  public void close() {
    stopped = true;
    wake.release();
    Workers.stop(loop, Duration.ofSeconds(5));
    Workers.stop(workers, Duration.ofSeconds(10));
    end.release();
    Workers.stop(heart, Duration.ofSeconds(1));
  }
}

package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Outage;
import dev.feria.server.platform.Wakeups;
import dev.feria.server.platform.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands lanes to workers: one thread claims as many as there are free workers, account by account
 * in turn, and never more of one account than its share.
 */
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** How long events of flooded accounts gather. */
  private static final Duration GATHER = Duration.ofMillis(20);

  private final Database database;
  private final LaneStore store;
  private final LaneHandler handler;
  private final Backlogs backlogs;
  private final LaneTurns turns;
  private final DispatchSettings settings;
  private final Clock clock;
  private final Map<String, Lane> running = new ConcurrentHashMap<>();

  /** Lanes whose handling the database's absence broke off. */
  private final Queue<Lane> orphans = new ConcurrentLinkedQueue<>();

  private final Outage outage = new Outage(LOG, "dispatch of events");
  private final Outage leaseOutage = new Outage(LOG, "extending of leases of events");
  private final Semaphore wake = new Semaphore(0);
  private final ExecutorService workers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Workers.named("inbox-lease"));
  private final List<Future<?>> beats = new ArrayList<>();
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean unpark;
  private volatile LaneCensus census = LaneCensus.EMPTY;

  Dispatcher(
      Database database,
      LaneClaims claims,
      LaneStore store,
      LaneHandler handler,
      Backlogs backlogs,
      Wakeups wakeups,
      IngestMetrics metrics,
      Clock clock,
      DispatchSettings settings) {
    this.database = database;
    this.turns = new LaneTurns(database, claims, backlogs, clock, settings);
    this.store = store;
    this.handler = handler;
    this.backlogs = backlogs;
    this.clock = clock;
    this.settings = settings;
    this.workers = Workers.blocking("inbox-worker", settings.workers());
    this.thread = Workers.named("inbox-dispatch").newThread(this::run);
    wakeups.subscribe(Topics.INBOX, wake::release);
    metrics.gauge("feria.lanes.lag.seconds", () -> census.lag().toMillis() / 1000.0);
    metrics.gauge("feria.lanes.waiting", () -> census.waiting());
    metrics.gauge("feria.lanes.dead", () -> census.dead());
    metrics.gauge("feria.lanes.parked", () -> census.parked());
    metrics.gauge("feria.lanes.running", running::size);
  }

  void start() {
    thread.start();
    long beat = settings.heartbeat().toMillis();
    beats.add(timer.scheduleWithFixedDelay(this::heartbeat, beat, beat, TimeUnit.MILLISECONDS));
    beats.add(timer.scheduleWithFixedDelay(this::count, 0, 10, TimeUnit.SECONDS));
  }

  private void run() {
    while (!stopping) {
      try {
        giveBackOrphans();
        unparkUsable();
        boolean flooded = backlogs.endKnown();
        boolean claimed = free() > 0 && !dispatch().isEmpty();
        outage.worked();
        if (!claimed) {
          pause();
        }
        if (flooded && stopped.await(GATHER.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        stopping = true;
      } catch (RuntimeException e) {
        outage.failed(e);
        pauseQuietly();
      }
    }
  }

  private void pause() throws InterruptedException {
    if (wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }

  private void pauseQuietly() {
    try {
      pause();
    } catch (InterruptedException e) {
      stopping = true;
    }
  }

  private int free() {
    return settings.workers() - running.size();
  }

  private List<Lane> dispatch() {
    List<Lane> lanes = claim(free());
    turns.lookAtFull(lanes, this::busy, wake::release);
    for (Lane lane : lanes) {
      running.put(lane.token(), lane);
      try {
        workers.execute(() -> work(lane));
      } catch (RejectedExecutionException e) {
        running.remove(lane.token());
        giveBack(lane);
      }
    }
    return lanes;
  }

  private void giveBack(Lane lane) {
    database.useTenant(
        lane.tenantId(), handle -> store.giveBack(handle, lane, clock.instant(), "interrupted"));
  }

  /** Lets parked lanes of accounts that can be called again go on, on the dispatcher's thread. */
  void unparkSoon() {
    unpark = true;
    wake.release();
  }

  private void unparkUsable() {
    if (unpark) {
      unpark = false;
      int lanes = database.inSystem(handle -> store.unparkUsable(handle, clock.instant()));
      LOG.info("lanes.unparked lanes={}", lanes);
    }
  }

  // Their claims would run out by themselves, but late.
  private void giveBackOrphans() {
    for (Lane lane = orphans.peek(); lane != null; lane = orphans.peek()) {
      giveBack(lane);
      orphans.remove();
    }
  }

  private void work(Lane lane) {
    try {
      handler.handle(lane);
    } catch (RuntimeException e) {
      LOG.warn("lane.orphaned {} reason={}", lane, FailurePolicy.reason(e));
      orphans.add(lane);
    } finally {
      running.remove(lane.token());
      wake.release();
    }
  }

  /** Claims lanes, up to a number, for the accounts that are next in turn. */
  List<Lane> claim(int free) {
    return turns.claim(free, this::busy);
  }

  private long busy(UUID account) {
    return running.values().stream().filter(l -> l.accountId().equals(account)).count();
  }

  /** Handles a claimed lane on the calling thread. */
  void handle(Lane lane) {
    handler.handle(lane);
  }

  /** Handles on the calling thread whatever is due, until nothing is; tells how many lanes. */
  int drain() {
    int handled = 0;
    for (List<Lane> lanes = claim(16); !lanes.isEmpty(); lanes = claim(16)) {
      lanes.forEach(handler::handle);
      handled += lanes.size();
    }
    return handled;
  }

  private void heartbeat() {
    List<String> tokens = List.copyOf(running.keySet());
    if (tokens.isEmpty()) {
      return;
    }
    try {
      database.useSystem(h -> store.extend(h, tokens, clock.instant(), settings.lease()));
      leaseOutage.worked();
    } catch (RuntimeException e) {
      leaseOutage.failed(e);
    }
  }

  private void count() {
    try {
      census = database.inSystem(handle -> store.census(handle, clock.instant()));
    } catch (RuntimeException e) {
      LOG.debug("census.failed", e);
    }
  }

  /** Stops claiming, lets what runs end for a while. */
  @Override
  public void close() {
    stopping = true;
    stopped.countDown();
    wake.release();
    Workers.stop(workers, Duration.ofSeconds(10));
    backlogs.close();
    beats.forEach(beat -> beat.cancel(false));
    timer.shutdown();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends many lanes at once that there is nothing to do for: what they announce is stored already, or
 * no feature acts on it. One by one each costs three transactions, which at hundreds of events a
 * second keeps the machine from answering the next ones.
 */
final class KnownLanes implements AutoCloseable {
  static final int PASS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(KnownLanes.class);
  private static final int THREADS = 2;

  /** After a pass that found little, an account is left to the workers for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int WORTH = PASS / 4;

  private final Database database;
  private final LaneClaims claims;
  private final LaneStore store;
  private final LaneHandler handler;
  private final ConnectedAccounts accounts;
  private final List<EventHandler> handlers;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final Set<UUID> running = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();
  private final ExecutorService threads = Workers.blocking("inbox-known", THREADS);

  KnownLanes(
      Database database,
      LaneClaims claims,
      LaneStore store,
      LaneHandler handler,
      ConnectedAccounts accounts,
      List<EventHandler> handlers,
      IngestMetrics metrics,
      Clock clock) {
    this.database = database;
    this.claims = claims;
    this.store = store;
    this.handler = handler;
    this.accounts = accounts;
    this.handlers = List.copyOf(handlers);
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Looks at an account of which as many lanes were claimed as it may have.
   *
   * @param ended run when it has been looked at
   */
  void look(Lane lane, Runnable ended) {
    UUID account = lane.accountId();
    Instant pause = notBefore.get(account);
    if ((pause != null && clock.instant().isBefore(pause)) || !running.add(account)) {
      return;
    }
    threads.execute(
        () -> {
          try {
            int found = PASS;
            while (found >= WORTH && !Thread.currentThread().isInterrupted()) {
              found = pass(lane.tenantId(), account);
            }
          } catch (RuntimeException e) {
            LOG.warn("lanes.known_failed account={} reason={}", account, FailurePolicy.reason(e));
          } finally {
            notBefore.put(account, clock.instant().plus(PAUSE));
            running.remove(account);
            ended.run();
          }
        });
  }

  /** Looks at the oldest lanes of an account, and tells how many it ended. */
  int pass(UUID tenant, UUID accountId) {
    Optional<AccountRow> account = accounts.find(tenant, accountId);
    if (account.isEmpty() || !account.get().status().isUsable()) {
      return 0;
    }
    List<Lane> lanes = database.inSystem(h -> claims.waiting(h, accountId, clock.instant(), PASS));
    Map<Lane, List<Event>> idle = idle(account.get(), lanes);
    if (idle.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    List<Lane> gone =
        database.inTenant(tenant, h -> store.finishUnclaimed(h, List.copyOf(idle.keySet()), now));
    gone.forEach(lane -> count(lane, idle.getOrDefault(lane, List.of()), now));
    return gone.size();
  }

  private void count(Lane lane, List<Event> events, Instant now) {
    List<Event> ignored =
        events.stream().filter(e -> handlers.stream().noneMatch(h -> h.accepts(e))).toList();
    ignored.forEach(e -> metrics.ignored(lane.provider(), e.getClass().getSimpleName()));
    metrics.handled(lane.provider(), ignored.size() == events.size() ? "ignored" : "known");
    metrics.lag(Duration.between(lane.waitingSince(), now));
  }

  /** Returns the lanes that there is nothing to do for, with their events. */
  private Map<Lane, List<Event>> idle(AccountRow account, List<Lane> lanes) {
    Map<Lane, List<Event>> events = new LinkedHashMap<>();
    lanes.forEach(lane -> readable(lane).ifPresent(its -> events.put(lane, its)));
    List<Event> all = events.values().stream().flatMap(List::stream).toList();
    Set<Event> open = new HashSet<>();
    for (EventHandler each : handlers) {
      List<Event> its = all.stream().filter(each::accepts).toList();
      if (!its.isEmpty()) {
        Set<Event> known = each.known(account, its);
        its.stream().filter(e -> !known.contains(e)).forEach(open::add);
      }
    }
    events.values().removeIf(its -> its.stream().anyMatch(open::contains));
    return events;
  }

  /** Returns a lane's events; none when they cannot be read, which is for its worker to report. */
  private Optional<List<Event>> readable(Lane lane) {
    try {
      return Optional.of(handler.latest(lane));
    } catch (RuntimeException e) {
      LOG.debug("lane.unreadable {}", lane, e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    Workers.stop(threads, Duration.ofSeconds(5));
  }
}

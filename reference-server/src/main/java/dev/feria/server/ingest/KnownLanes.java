package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.Database;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends many lanes at once that there is nothing to do for: what they announce is stored already, or
 * no feature acts on it. One by one each costs three transactions, which at hundreds of events a
 * second keeps the machine from answering the next ones. For one thread.
 */
final class KnownLanes {
  static final int PASS = 200;
  private static final Logger LOG = LoggerFactory.getLogger(KnownLanes.class);

  /** So many lanes tell whether it is worth to look at an account. */
  private static final int SAMPLE = 20;

  /** Where little was known, an account is left to the workers for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** After so many looks that found an account calm, it is left to the workers. */
  private static final int CALM = 100;

  private final Database database;
  private final LaneClaims claims;
  private final LaneStore store;
  private final LaneHandler handler;
  private final ConnectedAccounts accounts;
  private final List<EventHandler> handlers;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final Map<UUID, Flood> floods = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();

  /** An account of which more arrives than its workers should handle one by one. */
  private record Flood(UUID tenantId, int calm) {}

  /** How many lanes were looked at, and how many of them were ended. */
  record Pass(int seen, int ended) {}

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

  /** Notes an account of which as many lanes were claimed as it may have. */
  void look(Lane lane) {
    Instant pause = notBefore.get(lane.accountId());
    if (pause == null || !clock.instant().isBefore(pause)) {
      floods.putIfAbsent(lane.accountId(), new Flood(lane.tenantId(), 0));
    }
  }

  /** Tells whether some account is to be looked at before its lanes are claimed. */
  boolean isFlooded() {
    return !floods.isEmpty();
  }

  /** Ends what is known of the accounts that are flooded. */
  void endKnown() {
    floods.forEach(
        (account, flood) -> {
          Pass pass = pass(flood.tenantId(), account);
          boolean calm = pass.seen() < SAMPLE;
          if (calm ? flood.calm() >= CALM : pass.ended() < pass.seen() / 4) {
            notBefore.put(account, clock.instant().plus(PAUSE));
            floods.remove(account);
          } else {
            floods.put(account, new Flood(flood.tenantId(), calm ? flood.calm() + 1 : 0));
          }
        });
  }

  /** Looks at the oldest lanes of an account. */
  Pass pass(UUID tenant, UUID accountId) {
    Optional<AccountRow> account = accounts.find(tenant, accountId);
    if (account.isEmpty() || !account.get().status().isUsable()) {
      return new Pass(0, 0);
    }
    List<Lane> lanes = database.inSystem(h -> claims.waiting(h, accountId, clock.instant(), PASS));
    Map<Lane, List<Event>> idle = idle(account.get(), lanes);
    if (idle.isEmpty()) {
      return new Pass(lanes.size(), 0);
    }
    Instant now = clock.instant();
    List<Lane> gone =
        database.inTenant(tenant, h -> store.finishUnclaimed(h, List.copyOf(idle.keySet()), now));
    gone.forEach(lane -> count(lane, idle.getOrDefault(lane, List.of()), now));
    return new Pass(lanes.size(), gone.size());
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
}

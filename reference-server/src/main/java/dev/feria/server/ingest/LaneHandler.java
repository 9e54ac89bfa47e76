package dev.feria.server.ingest;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountStatus;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one claimed lane: reads its latest event again, lets the features ask the provider, then
 * stores what they found together with "handled", or decides what becomes of the failure.
 */
final class LaneHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LaneHandler.class);
  private static final String DEAD_LETTER = "dead_letter";
  private static final TenantWork KNOWN = handle -> {};

  private final Database database;
  private final LaneStore store;
  private final WebhookParser parser;
  private final ConnectedAccounts accounts;
  private final List<EventHandler> handlers;
  private final OwnerNotices notices;
  private final Wakeups wakeups;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final DoubleSupplier random;

  LaneHandler(
      Database database,
      LaneStore store,
      WebhookParser parser,
      ConnectedAccounts accounts,
      List<EventHandler> handlers,
      OwnerNotices notices,
      Wakeups wakeups,
      IngestMetrics metrics,
      Clock clock,
      DoubleSupplier random) {
    this.database = database;
    this.store = store;
    this.parser = parser;
    this.accounts = accounts;
    this.handlers = List.copyOf(handlers);
    this.notices = notices;
    this.wakeups = wakeups;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
  }

  /** Handles a lane; fails only when the database is away, and then the claim runs out. */
  void handle(Lane lane) {
    Optional<AccountRow> account = accounts.find(lane.tenantId(), lane.accountId());
    if (account.isEmpty()) {
      finish(lane, List.of(), "disconnected");
      return;
    }
    if (!Subjects.isPersonal(lane)) {
      if (account.get().status() == AccountStatus.DISCONNECTED) {
        finish(lane, List.of(), "disconnected");
        return;
      }
      if (account.get().status() == AccountStatus.RECONNECT) {
        park(lane, "the account must be connected again");
        return;
      }
    }
    try {
      List<TenantWork> work = prepare(lane, account.get());
      finish(lane, work, outcome(work));
    } catch (LeaseLostException e) {
      LOG.info("lane.taken_over {}", lane);
      metrics.handled(lane.provider(), "taken_over");
    } catch (RuntimeException e) {
      failed(lane, account.get(), e);
    }
  }

  private List<TenantWork> prepare(Lane lane, AccountRow account) {
    List<TenantWork> work = new ArrayList<>();
    for (Event event : latest(lane)) {
      List<EventHandler> accepting = handlers.stream().filter(h -> h.accepts(event)).toList();
      if (accepting.isEmpty()) {
        metrics.ignored(lane.provider(), event.getClass().getSimpleName());
      }
      for (EventHandler handler : accepting) {
        work.add(handler.isKnown(account, event) ? KNOWN : prepare(handler, account, event));
      }
    }
    return work;
  }

  private TenantWork prepare(EventHandler handler, AccountRow account, Event event) {
    return handler instanceof OfflineHandler offline
        ? offline.prepare(account, event)
        : handler.prepare(account, accounts.open(account), event);
  }

  private static String outcome(List<TenantWork> work) {
    if (work.isEmpty()) {
      return "ignored";
    }
    return work.stream().allMatch(KNOWN::equals) ? "known" : "handled";
  }

  // Events of one subject say the same, "look again"; the latest says it best.
  List<Event> latest(Lane lane) {
    StoredRow last = lane.last();
    if (last == null) {
      return List.of();
    }
    List<Event> events = parser.again(lane.provider(), last);
    List<Event> same = events.stream().filter(e -> Subjects.of(e).equals(lane.subject())).toList();
    return same.isEmpty() ? events : same.subList(same.size() - 1, same.size());
  }

  private void finish(Lane lane, List<TenantWork> work, String outcome) {
    boolean more =
        database.inTenant(
            lane.tenantId(),
            handle -> {
              work.forEach(item -> item.run(handle));
              if (lane.attempts() > 0) {
                notices.resolve(handle, lane.tenantId(), DEAD_LETTER, subject(lane));
              }
              return store.finish(handle, lane, clock.instant());
            });
    Duration lag = Duration.between(lane.waitingSince(), clock.instant());
    metrics.handled(lane.provider(), outcome);
    metrics.lag(lag);
    LOG.debug("lane.{} {} events={} lag_ms={}", outcome, lane, lane.rows().size(), lag.toMillis());
    if (more) {
      wakeups.signal(Topics.INBOX);
    }
  }

  private void failed(Lane lane, AccountRow account, RuntimeException failure) {
    if (failure instanceof ProviderException provider) {
      accounts.failed(account, provider);
    }
    String reason = FailurePolicy.reason(failure);
    Instant now = clock.instant();
    FailurePolicy.Decision decision = FailurePolicy.decide(failure, lane.attempts(), random);
    if (decision instanceof FailurePolicy.Decision.Retry retry) {
      Instant due = now.plus(retry.after());
      database.useTenant(lane.tenantId(), handle -> store.retry(handle, lane, due, reason));
      LOG.info("lane.retry {} in_ms={} reason={}", lane, retry.after().toMillis(), reason);
      metrics.handled(lane.provider(), "retry");
    } else if (decision instanceof FailurePolicy.Decision.Park) {
      park(lane, reason);
    } else {
      bury(lane, failure, reason, now);
    }
  }

  private void park(Lane lane, String reason) {
    database.useTenant(
        lane.tenantId(), handle -> store.park(handle, lane, clock.instant(), reason));
    LOG.warn("lane.parked {} reason={}", lane, reason);
    metrics.handled(lane.provider(), "parked");
  }

  private void bury(Lane lane, RuntimeException failure, String reason, Instant now) {
    boolean dead =
        database.inTenant(
            lane.tenantId(),
            handle -> {
              boolean died = store.die(handle, lane, now, reason);
              if (died) {
                Map<String, String> detail =
                    Map.of(
                        "provider", lane.provider(), "subject", lane.subject(), "reason", reason);
                notices.raise(handle, lane.tenantId(), DEAD_LETTER, subject(lane), detail);
              }
              return died;
            });
    metrics.handled(lane.provider(), dead ? "dead" : "retry");
    if (failure instanceof ProviderException) {
      LOG.warn("lane.dead {} reason={}", lane, reason);
    } else {
      LOG.error("lane.dead {} reason={}", lane, reason, failure);
    }
    if (!dead) {
      wakeups.signal(Topics.INBOX);
    }
  }

  private static String subject(Lane lane) {
    return lane.accountId() + "/" + lane.subject();
  }
}

package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices accounts where orders have piled up. Reading each by itself costs a call each, while a
 * page of changed orders costs one call for many: so the pages are read, and events that they
 * answer are known, and ended many at a time. Until the pages are read, few workers read the newest
 * orders, which the pages bring last.
 */
final class Backlogs implements AutoCloseable {
  /** How many orders wait before pages are read instead. */
  static final int MANY = 50;

  /** How many lanes of an account are handled at a time while its pages are read. */
  static final int LANES = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Backlogs.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int WALKS = 4;

  private final Database database;
  private final Sweeps sweeps;
  private final KnownLanes known;
  private final Clock clock;
  private final Map<UUID, Instant> began = new ConcurrentHashMap<>();
  private final Map<UUID, UUID> walking = new ConcurrentHashMap<>();
  private final ExecutorService walks = Workers.blocking("inbox-backlog", WALKS);

  Backlogs(Database database, Sweeps sweeps, KnownLanes known, Clock clock) {
    this.database = database;
    this.sweeps = sweeps;
    this.known = known;
    this.clock = clock;
  }

  /** Tells whether pages of an account's orders are being read because too many wait. */
  boolean isCatchingUp(UUID account) {
    return walking.containsKey(account);
  }

  /**
   * Ends lanes that there is nothing to do for.
   *
   * @return whether so much arrives that the next claim had better wait for more of them
   */
  boolean endKnown() {
    known.endKnown();
    return known.isFlooded();
  }

  /**
   * Looks at an account of which as many lanes were claimed as it may have.
   *
   * @param ended run when pages have been read
   */
  void look(Lane lane, Runnable ended) {
    known.look(lane);
    UUID account = lane.accountId();
    Instant now = clock.instant();
    Instant last = began.get(account);
    boolean tooSoon = last != null && now.isBefore(last.plus(PAUSE));
    if (tooSoon || isCatchingUp(account) || walking.size() >= WALKS || !piledUp(lane, now)) {
      return;
    }
    began.put(account, now);
    walking.put(account, lane.tenantId());
    LOG.info("backlog.pages account={}", account);
    walks.execute(
        () -> {
          try {
            sweeps.ordersNow(lane.tenantId(), account);
          } catch (RuntimeException e) {
            LOG.warn("backlog.failed account={} reason={}", account, FailurePolicy.reason(e));
          } finally {
            walking.remove(account);
            ended.run();
          }
        });
  }

  /** An account whose orders were never read to their end has nowhere to begin. */
  private boolean piledUp(Lane lane, Instant now) {
    return database.inSystem(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select from checkpoints
                        where tenant_id = :tenant and account_id = :account and name = 'orders')
                      and (select count(*) from (
                        select from inbox_lanes
                        where account_id = :account and not dead and not parked and priority = 0
                          and due_at <= :now
                        limit :many) as waiting) = :many
                    """)
                .bind("tenant", lane.tenantId())
                .bind("account", lane.accountId())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("many", MANY)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void close() {
    Workers.stop(walks, Duration.ofSeconds(5));
  }
}

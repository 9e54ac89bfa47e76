package dev.feria.server.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** What becomes of claimed lanes. Everything checks that the claim still holds. */
final class LaneStore {
  /** What came is needed until it is handled; it tells of people, so it is not kept longer. */
  private static final String ROWS =
      """
      update inbox set state = :state, handled_at = :now,
        body = case when :state = 'done' then ''::bytea else body end,
        path = case when :state = 'done' then '' else path end,
        query = case when :state = 'done' then '{}' else query end,
        headers = case when :state = 'done' then '{}' else headers end
      where tenant_id = :tenant and state <> 'done'
        and (inbox_id, received_at) in
          (select * from unnest(:ids::bigint[], :times::text[]::timestamptz[]))
      """;

  private static final String LEAVE =
      """
      delete from inbox_lanes
      where tenant_id = :tenant and account_id = :account and subject = :subject
        and leased_by = :token and wanted = :wanted
      """;

  private static final String LEAVE_UNCLAIMED =
      """
      with mine as (
        select l.subject
        from unnest(:subjects::text[], :wanted::bigint[]) as k(subject, wanted)
        join inbox_lanes l on l.tenant_id = :tenant and l.account_id = :account
          and l.subject = k.subject and l.wanted = k.wanted
        where not l.dead and (l.leased_until is null or l.leased_until <= :now)
        for update of l skip locked)
      delete from inbox_lanes l using mine
      where l.tenant_id = :tenant and l.account_id = :account and l.subject = mine.subject
      returning l.subject
      """;

  private static final String STAY =
      """
      update inbox_lanes
      set leased_by = null, leased_until = null, due_at = :now, attempts = 0, last_error = null,
        waiting_since = :now
      where tenant_id = :tenant and account_id = :account and subject = :subject
        and leased_by = :token
      """;

  private static final String RETRY =
      """
      update inbox_lanes
      set leased_by = null, leased_until = null, attempts = attempts + :counted, due_at = :due,
        parked = :parked, last_error = :reason
      where tenant_id = :tenant and account_id = :account and subject = :subject
        and leased_by = :token
      """;

  private static final String DIE =
      """
      update inbox_lanes
      set leased_by = null, leased_until = null, attempts = attempts + 1, last_error = :reason,
        dead = true, dead_id = uuid7(), died_at = :now
      where tenant_id = :tenant and account_id = :account and subject = :subject
        and leased_by = :token and wanted = :wanted
      """;

  /**
   * Marks the lane's events as done and removes the lane, unless something newer came meanwhile;
   * the last statements of the transaction that stores what the events changed, so that arrivals
   * for the same lane hardly ever wait.
   *
   * @return whether something newer waits
   * @throws LeaseLostException when another worker has taken the lane over; nothing may be
   *     committed
   */
  boolean finish(Handle handle, Lane lane, Instant now) {
    mark(handle, lane, "done", now);
    if (bind(handle.createUpdate(LEAVE), lane).bind("wanted", lane.wanted()).execute() == 1) {
      return false;
    }
    if (bind(handle.createUpdate(STAY), lane).bind("now", utc(now)).execute() == 0) {
      throw new LeaseLostException(lane);
    }
    return true;
  }

  /**
   * Ends unclaimed lanes of one account that there is nothing to do for, but those that something
   * newer came for, or that a worker has now. It waits for no lock, and its commit for no disk:
   * were it lost, the same would be found out again.
   *
   * @return those that it ended
   */
  List<Lane> finishUnclaimed(Handle handle, List<Lane> lanes, Instant now) {
    handle.execute("set local synchronous_commit = off");
    Lane first = lanes.get(0);
    Set<String> ended =
        handle
            .createQuery(LEAVE_UNCLAIMED)
            .bind("tenant", first.tenantId())
            .bind("account", first.accountId())
            .bind("subjects", lanes.stream().map(Lane::subject).toArray(String[]::new))
            .bind("wanted", lanes.stream().map(Lane::wanted).toArray(Long[]::new))
            .bind("now", utc(now))
            .mapTo(String.class)
            .set();
    List<Lane> gone = lanes.stream().filter(lane -> ended.contains(lane.subject())).toList();
    mark(
        handle,
        first.tenantId(),
        gone.stream().flatMap(lane -> lane.rows().stream()).toList(),
        "done",
        now);
    return gone;
  }

  private static void mark(Handle handle, Lane lane, String state, Instant now) {
    mark(handle, lane.tenantId(), lane.rows(), state, now);
  }

  private static void mark(
      Handle handle, UUID tenant, List<Lane.RowKey> rows, String state, Instant now) {
    if (!rows.isEmpty()) {
      handle
          .createUpdate(ROWS)
          .bind("state", state)
          .bind("now", utc(now))
          .bind("tenant", tenant)
          .bind("ids", rows.stream().map(Lane.RowKey::inboxId).toArray(Long[]::new))
          .bind(
              "times", rows.stream().map(row -> row.receivedAt().toString()).toArray(String[]::new))
          .execute();
    }
  }

  /** Lets the lane wait until it is tried again, counting the failure. */
  void retry(Handle handle, Lane lane, Instant due, String reason) {
    later(handle, lane, 1, due, false, reason);
  }

  /** Lets the lane wait until it is tried again, as if it had not been tried. */
  void giveBack(Handle handle, Lane lane, Instant due, String reason) {
    later(handle, lane, 0, due, false, reason);
  }

  /** Lets the lane, and every other of its account, wait until a person connects the account. */
  void park(Handle handle, Lane lane, Instant now, String reason) {
    later(handle, lane, 0, now, true, reason);
    handle
        .createUpdate(
            """
            update inbox_lanes set parked = true
            where tenant_id = :tenant and account_id = :account and not dead and not parked
              and subject not like 'privacy:%'
              and (leased_until is null or leased_until <= :now)
            """)
        .bind("tenant", lane.tenantId())
        .bind("account", lane.accountId())
        .bind("now", utc(now))
        .execute();
  }

  private static void later(
      Handle handle, Lane lane, int counted, Instant due, boolean parked, String reason) {
    bind(handle.createUpdate(RETRY), lane)
        .bind("counted", counted)
        .bind("due", utc(due))
        .bind("parked", parked)
        .bind("reason", reason)
        .execute();
  }

  /**
   * Makes the lane a dead letter, unless something newer came meanwhile, which gets its own chance.
   *
   * @return whether it is one now
   */
  boolean die(Handle handle, Lane lane, Instant now, String reason) {
    int dead =
        bind(handle.createUpdate(DIE), lane)
            .bind("wanted", lane.wanted())
            .bind("reason", reason)
            .bind("now", utc(now))
            .execute();
    if (dead == 1) {
      mark(handle, lane, "dead", now);
      return true;
    }
    bind(handle.createUpdate(STAY), lane).bind("now", utc(now)).execute();
    return false;
  }

  /** Lets the lanes of an account go on after a person connected it again; tells how many. */
  int unpark(Handle handle, UUID tenantId, UUID accountId, Instant now) {
    return handle
        .createUpdate(
            """
            update inbox_lanes set parked = false, due_at = :now, attempts = 0
            where tenant_id = :tenant and account_id = :account and parked
            """)
        .bind("tenant", tenantId)
        .bind("account", accountId)
        .bind("now", utc(now))
        .execute();
  }

  /** Lets the parked lanes of every account that can be called go on; tells how many. */
  int unparkUsable(Handle handle, Instant now) {
    return handle
        .createUpdate(
            """
            update inbox_lanes l set parked = false, due_at = :now, attempts = 0
            from accounts a
            where a.tenant_id = l.tenant_id and a.account_id = l.account_id and l.parked
              and a.status not in ('reconnect', 'disconnected')
            """)
        .bind("now", utc(now))
        .execute();
  }

  /** Keeps claims alive. */
  void extend(Handle handle, Collection<String> tokens, Instant now, Duration lease) {
    handle
        .createUpdate(
            """
            update inbox_lanes set leased_until = :until
            where leased_by = any(:tokens) and leased_until is not null
            """)
        .bind("until", utc(now.plus(lease)))
        .bind("tokens", tokens.toArray(String[]::new))
        .execute();
  }

  /** Counts what waits and what is dead, for metrics. */
  LaneCensus census(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select
              (select min(waiting_since) from inbox_lanes where not dead and not parked) as oldest,
              (select count(*) from inbox_lanes where not dead and not parked) as waiting,
              (select count(*) from inbox_lanes where dead) as dead,
              (select count(*) from inbox_lanes where parked) as parked
            """)
        .map(
            (rs, context) -> {
              OffsetDateTime oldest = rs.getObject("oldest", OffsetDateTime.class);
              Duration lag =
                  oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
              return new LaneCensus(
                  lag, rs.getLong("waiting"), rs.getLong("dead"), rs.getLong("parked"));
            })
        .one();
  }

  private static Update bind(Update update, Lane lane) {
    return update
        .bind("tenant", lane.tenantId())
        .bind("account", lane.accountId())
        .bind("subject", lane.subject())
        .bind("token", lane.token());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

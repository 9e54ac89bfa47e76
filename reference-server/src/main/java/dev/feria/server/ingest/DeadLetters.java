package dev.feria.server.ingest;

import dev.feria.server.platform.Database;
import dev.feria.server.platform.Wakeups;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Events that wait for a person: shown with their reason, replayed on demand. */
public final class DeadLetters {
  private static final String LIST =
      """
      select l.dead_id, l.provider, l.account_id, l.subject, l.attempts, l.last_error,
        l.waiting_since, l.died_at,
        (select count(*) from inbox i
         where i.tenant_id = l.tenant_id and i.account_id = l.account_id
           and i.subject = l.subject and i.state <> 'done') as events
      from inbox_lanes l
      where l.tenant_id = :tenant and l.dead
        and (:account::uuid is null or l.account_id = :account::uuid)
        and (:after::uuid is null or l.dead_id < :after::uuid)
      order by l.dead_id desc
      limit :limit
      """;

  private static final String REPLAY =
      """
      with back as (
        update inbox_lanes
        set dead = false, dead_id = null, died_at = null, attempts = 0, due_at = :now, parked = false
        where tenant_id = :tenant and dead
          and (:id::uuid is null or dead_id = :id::uuid)
          and (:account::uuid is null or account_id = :account::uuid)
        returning tenant_id, account_id, subject
      ), rows as (
        update inbox i set state = 'pending'
        from back
        where i.tenant_id = back.tenant_id and i.account_id = back.account_id
          and i.subject = back.subject and i.state = 'dead'
      )
      select account_id || '/' || subject from back
      """;

  private final Database database;
  private final AuditLog audit;
  private final OwnerNotices notices;
  private final Wakeups wakeups;
  private final Clock clock;

  DeadLetters(
      Database database, AuditLog audit, OwnerNotices notices, Wakeups wakeups, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.notices = notices;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Lists dead letters, the latest first.
   *
   * @param account null for all accounts
   * @param after the last one of the page before, null for the first page
   */
  public List<DeadLetter> list(
      UUID tenantId, @Nullable UUID account, @Nullable UUID after, int limit) {
    return database.inTenant(
        tenantId,
        handle ->
            handle
                .createQuery(LIST)
                .bind("tenant", tenantId)
                .bind("account", account)
                .bind("after", after)
                .bind("limit", limit)
                .map(
                    (rs, context) ->
                        new DeadLetter(
                            rs.getObject("dead_id", UUID.class),
                            rs.getString("provider"),
                            rs.getObject("account_id", UUID.class),
                            rs.getString("subject"),
                            rs.getLong("events"),
                            rs.getInt("attempts"),
                            Optional.ofNullable(rs.getString("last_error")).orElse(""),
                            rs.getObject("waiting_since", OffsetDateTime.class).toInstant(),
                            rs.getObject("died_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /** Lets one be handled again, at once; false when the tenant has no such dead letter. */
  public boolean replay(UUID tenantId, UUID deadLetterId, String actor) {
    return replay(tenantId, deadLetterId, null, actor, deadLetterId.toString()) == 1;
  }

  /**
   * Lets all be handled again, at once; tells how many.
   *
   * @param account null for all accounts
   */
  public int replayAll(UUID tenantId, @Nullable UUID account, String actor) {
    return replay(tenantId, null, account, actor, account == null ? "all" : account.toString());
  }

  private int replay(
      UUID tenantId, @Nullable UUID id, @Nullable UUID account, String actor, String auditSubject) {
    return database.inTenant(
        tenantId,
        handle -> {
          List<String> lanes = revive(handle, tenantId, id, account);
          if (!lanes.isEmpty()) {
            lanes.forEach(lane -> notices.resolve(handle, tenantId, "dead_letter", lane));
            Map<String, String> detail = Map.of("count", String.valueOf(lanes.size()));
            audit.record(handle, tenantId, actor, "dead_letters.replay", auditSubject, detail);
            wakeups.signalAfterCommit(handle, Topics.INBOX);
          }
          return lanes.size();
        });
  }

  private List<String> revive(
      Handle handle, UUID tenantId, @Nullable UUID id, @Nullable UUID account) {
    return handle
        .createQuery(REPLAY)
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bind("tenant", tenantId)
        .bind("id", id)
        .bind("account", account)
        .mapTo(String.class)
        .list();
  }
}

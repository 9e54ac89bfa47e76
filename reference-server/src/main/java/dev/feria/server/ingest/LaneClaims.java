package dev.feria.server.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.ByteString;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Hands out lanes; runs as the system role. */
final class LaneClaims {
  // Steps from account to account in the index instead of reading every lane of a flooded one.
  private static final String ACCOUNTS =
      """
      with recursive step(account_id) as (
        (select account_id from inbox_lanes
         where not dead and not parked and account_id > :after
         order by account_id limit 1)
        union all
        select (select l.account_id from inbox_lanes l
                where not l.dead and not l.parked and l.account_id > step.account_id
                order by l.account_id limit 1)
        from step where step.account_id is not null
      )
      select account_id from step where account_id is not null limit :most
      """;

  // One lane of each account, then a second of each, and so on.
  private static final String CLAIM =
      """
      with picked as (
        select x.tenant_id, x.account_id, x.subject,
          row_number() over (partition by a.turn order by x.priority, x.due_at ORDER) as round, a.turn
        from unnest(:accounts::uuid[], :most::int[]) with ordinality as a(account_id, most, turn)
        cross join lateral (
          select l.tenant_id, l.account_id, l.subject, l.priority, l.due_at
          from inbox_lanes l
          where l.account_id = a.account_id and not l.dead and not l.parked
            and l.due_at <= :now and (l.leased_until is null or l.leased_until <= :now)
          order by l.priority, l.due_at ORDER
          limit a.most
          for update skip locked
        ) x
      ),
      chosen as (
        select *, :node || ':' || gen_random_uuid() as token
        from picked order by round, turn limit :free
      ),
      claimed as (
        update inbox_lanes l set leased_by = c.token, leased_until = :until
        from chosen c
        where l.tenant_id = c.tenant_id and l.account_id = c.account_id and l.subject = c.subject
        returning l.tenant_id, l.account_id, l.subject, l.provider, l.wanted, l.attempts,
          l.waiting_since, l.leased_by, c.round, c.turn
      )
      select * from claimed order by round, turn
      """;

  private static final String OLDEST_FIRST = CLAIM.replace("ORDER", "asc");
  private static final String NEWEST_FIRST = CLAIM.replace("ORDER", "desc");

  private static final String WAITING =
      """
      select tenant_id, account_id, subject, provider, wanted, attempts, waiting_since,
        gen_random_uuid()::text as leased_by
      from inbox_lanes
      where account_id = :account and not dead and not parked and attempts = 0
        and due_at <= :now and (leased_until is null or leased_until <= :now)
      order by priority, due_at
      limit :most
      """;

  private static final String KEYS =
      """
      select l.token, i.inbox_id, i.received_at
      from unnest(:tokens::text[], :tenants::uuid[], :accounts::uuid[], :subjects::text[])
        as l(token, tenant_id, account_id, subject)
      join inbox i on i.tenant_id = l.tenant_id and i.account_id = l.account_id
        and i.subject = l.subject and i.state <> 'done'
      order by i.inbox_id
      """;

  private static final String LAST =
      """
      select l.token, i.*
      from unnest(:tokens::text[], :tenants::uuid[], :accounts::uuid[], :subjects::text[])
        as l(token, tenant_id, account_id, subject)
      cross join lateral (
        select i.inbox_id, i.received_at, i.topic, i.encoding, i.path, i.query::text as query,
          i.headers::text as headers, i.body
        from inbox i
        where i.tenant_id = l.tenant_id and i.account_id = l.account_id
          and i.subject = l.subject and i.state <> 'done'
        order by i.inbox_id desc
        limit 1
      ) i
      """;

  /** Lists accounts with lanes, in the order of their ids, from the one after {@code after} on. */
  List<UUID> accounts(Handle handle, UUID after, int most) {
    return handle
        .createQuery(ACCOUNTS)
        .bind("after", after)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /**
   * Claims lanes that are due.
   *
   * @param most how many of each account at most
   * @param free how many in all
   */
  List<Lane> claim(
      Handle handle, Map<UUID, Integer> most, int free, String node, Instant now, Duration lease) {
    return claim(handle, OLDEST_FIRST, most, free, node, now, lease);
  }

  /** Claims lanes as {@link #claim}, but those that came last first. */
  List<Lane> claimNewest(
      Handle handle, Map<UUID, Integer> most, int free, String node, Instant now, Duration lease) {
    return claim(handle, NEWEST_FIRST, most, free, node, now, lease);
  }

  /**
   * Lists lanes of an account that are due and never failed, the oldest first, without claiming
   * them; their tokens prove nothing.
   */
  List<Lane> waiting(Handle handle, UUID account, Instant now, int most) {
    List<Lane> lanes =
        handle
            .createQuery(WAITING)
            .bind("account", account)
            .bind("now", utc(now))
            .bind("most", most)
            .map((rs, context) -> lane(rs))
            .list();
    return lanes.isEmpty() ? lanes : withRows(handle, lanes);
  }

  private static List<Lane> claim(
      Handle handle,
      String sql,
      Map<UUID, Integer> most,
      int free,
      String node,
      Instant now,
      Duration lease) {
    List<Lane> lanes =
        handle
            .createQuery(sql)
            .bind("accounts", most.keySet().toArray(UUID[]::new))
            .bind("most", most.values().toArray(Integer[]::new))
            .bind("now", utc(now))
            .bind("until", utc(now.plus(lease)))
            .bind("node", node)
            .bind("free", free)
            .map((rs, context) -> lane(rs))
            .list();
    return lanes.isEmpty() ? lanes : withRows(handle, lanes);
  }

  private static Lane lane(ResultSet rs) throws SQLException {
    return new Lane(
        rs.getObject("tenant_id", UUID.class),
        rs.getObject("account_id", UUID.class),
        rs.getString("subject"),
        rs.getString("provider"),
        rs.getLong("wanted"),
        rs.getInt("attempts"),
        instant(rs, "waiting_since"),
        rs.getString("leased_by"),
        List.of(),
        null);
  }

  private static List<Lane> withRows(Handle handle, List<Lane> lanes) {
    Map<String, List<Lane.RowKey>> keys = new HashMap<>();
    query(handle, KEYS, lanes)
        .map((rs, context) -> Map.entry(rs.getString("token"), key(rs)))
        .forEach(
            e -> keys.computeIfAbsent(e.getKey(), token -> new ArrayList<>()).add(e.getValue()));
    Map<String, StoredRow> last = new HashMap<>();
    query(handle, LAST, lanes)
        .map((rs, context) -> Map.entry(rs.getString("token"), stored(rs)))
        .forEach(e -> last.put(e.getKey(), e.getValue()));
    return lanes.stream()
        .map(lane -> lane.with(keys.getOrDefault(lane.token(), List.of()), last.get(lane.token())))
        .toList();
  }

  private static Query query(Handle handle, String sql, List<Lane> lanes) {
    return handle
        .createQuery(sql)
        .bind("tokens", lanes.stream().map(Lane::token).toArray(String[]::new))
        .bind("tenants", lanes.stream().map(Lane::tenantId).toArray(UUID[]::new))
        .bind("accounts", lanes.stream().map(Lane::accountId).toArray(UUID[]::new))
        .bind("subjects", lanes.stream().map(Lane::subject).toArray(String[]::new));
  }

  private static Lane.RowKey key(ResultSet rs) throws SQLException {
    return new Lane.RowKey(rs.getLong("inbox_id"), instant(rs, "received_at"));
  }

  static StoredRow stored(ResultSet rs) throws SQLException {
    return new StoredRow(
        rs.getLong("inbox_id"),
        instant(rs, "received_at"),
        rs.getString("topic"),
        rs.getString("encoding"),
        rs.getString("path"),
        rs.getString("query"),
        rs.getString("headers"),
        ByteString.of(rs.getBytes("body")));
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}

package dev.feria.server.ingest;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores events as they come. */
final class InboxStore {
  /** What became of an entry. */
  enum Fate {
    /** It is stored, and its lane wants a look. */
    STORED,
    /** It was stored before. */
    REPEATED,
    /** No connected account is meant by it; it is stored nowhere. */
    NOBODY
  }

  // One statement, so that any number of arrivals costs one round trip. Rows are inserted in the
  // order of their keys, so that two nodes never wait for each other in a circle.
  private static final String STORE =
      """
      with arrival as materialized (
        select * from unnest(
            ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::smallint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[],
            ?::text[]::timestamptz[], ?::bool[])
          as a(n, provider, account_key, external_id, event_id, topic, subject,
            priority, position, encoding, path, query, headers, body, received_at, late)
      ),
      routed as materialized (
        select c.tenant_id, c.account_id, c.status, a.*
        from arrival a
        join accounts c on c.provider = a.provider and c.external_id = a.external_id
        where a.account_key is null and c.status <> 'disconnected'
        union all
        select c.tenant_id, c.account_id, c.status, a.*
        from arrival a
        join accounts c on c.provider = a.provider and c.external_id = a.external_id
        where a.late and a.account_key is null and c.status = 'disconnected'
        union all
        select c.tenant_id, c.account_id, c.status, a.*
        from arrival a
        join accounts c on c.webhook_key = a.account_key and c.provider = a.provider
        where c.status <> 'disconnected' or a.late
      ),
      firsts as materialized (
        select distinct on (tenant_id, account_id, event_id) *
        from routed
        order by tenant_id, account_id, event_id, n
      ),
      fresh as (
        insert into inbox_keys (tenant_id, account_id, event_id, received_at)
        select tenant_id, account_id, event_id, received_at from firsts
        on conflict do nothing
        returning tenant_id, account_id, event_id
      ),
      kept as materialized (
        select f.* from firsts f join fresh using (tenant_id, account_id, event_id)
      ),
      stored as (
        insert into inbox (tenant_id, account_id, received_at, provider, event_id, topic, subject,
          position, encoding, path, query, headers, body)
        select tenant_id, account_id, received_at, provider, event_id, topic, subject,
          position, encoding, path, query::jsonb, headers::jsonb, body
        from kept
        order by n
      ),
      laned as (
        insert into inbox_lanes as l
          (tenant_id, account_id, subject, provider, priority, wanted, due_at, waiting_since, parked)
        select tenant_id, account_id, subject, min(provider), min(priority), count(*),
          ?::timestamptz, min(received_at), bool_or(status = 'reconnect' and not late)
        from kept
        group by tenant_id, account_id, subject
        order by tenant_id, account_id, subject
        on conflict (tenant_id, account_id, subject) do update set
          wanted = l.wanted + excluded.wanted,
          priority = least(l.priority, excluded.priority),
          attempts = case when l.dead then 0 else l.attempts end,
          due_at = case when l.dead then excluded.due_at else l.due_at end,
          waiting_since = case when l.dead then excluded.waiting_since else l.waiting_since end,
          dead = false, dead_id = null, died_at = null
      )
      select r.n, exists (select from kept k where k.n = r.n) as fresh from routed r
      """;

  /** Stores entries in the caller's transaction; returns the fate of each. */
  List<Fate> store(Handle handle, List<InboxEntry> entries, Instant now) {
    List<Fate> fates = new ArrayList<>(Collections.nCopies(entries.size(), Fate.NOBODY));
    if (entries.isEmpty()) {
      return fates;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(STORE)) {
      bind(statement, entries);
      statement.setString(17, now.toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          int n = rows.getInt(1);
          if (rows.getBoolean(2)) {
            fates.set(n, Fate.STORED);
          } else if (fates.get(n) == Fate.NOBODY) {
            fates.set(n, Fate.REPEATED);
          }
        }
      }
      return fates;
    } catch (SQLException e) {
      throw new InboxUnavailableException(e);
    }
  }

  private static void bind(PreparedStatement statement, List<InboxEntry> entries)
      throws SQLException {
    Connection connection = statement.getConnection();
    Integer[] numbers = new Integer[entries.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    statement.setArray(1, connection.createArrayOf("int4", numbers));
    statement.setArray(2, texts(connection, entries, InboxEntry::provider));
    statement.setArray(3, texts(connection, entries, InboxEntry::accountKey));
    statement.setArray(4, texts(connection, entries, InboxEntry::externalId));
    statement.setArray(5, texts(connection, entries, InboxEntry::eventId));
    statement.setArray(6, texts(connection, entries, InboxEntry::topic));
    statement.setArray(7, texts(connection, entries, InboxEntry::subject));
    Short[] priorities = entries.stream().map(InboxEntry::priority).toArray(Short[]::new);
    statement.setArray(8, connection.createArrayOf("int2", priorities));
    Integer[] positions = entries.stream().map(InboxEntry::position).toArray(Integer[]::new);
    statement.setArray(9, connection.createArrayOf("int4", positions));
    statement.setArray(10, texts(connection, entries, InboxEntry::encoding));
    statement.setArray(11, texts(connection, entries, InboxEntry::path));
    statement.setArray(12, texts(connection, entries, InboxEntry::query));
    statement.setArray(13, texts(connection, entries, InboxEntry::headers));
    byte[][] bodies =
        entries.stream().map(entry -> entry.body().toByteArray()).toArray(byte[][]::new);
    statement.setArray(14, connection.createArrayOf("bytea", bodies));
    statement.setArray(15, texts(connection, entries, entry -> entry.receivedAt().toString()));
    Boolean[] late = entries.stream().map(InboxEntry::late).toArray(Boolean[]::new);
    statement.setArray(16, connection.createArrayOf("bool", late));
  }

  private static Array texts(
      Connection connection, List<InboxEntry> entries, Function<InboxEntry, @Nullable String> value)
      throws SQLException {
    @Nullable String[] values = new @Nullable String[entries.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(entries.get(i));
    }
    return connection.createArrayOf("text", values);
  }
}

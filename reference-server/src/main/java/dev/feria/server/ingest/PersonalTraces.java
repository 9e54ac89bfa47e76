package dev.feria.server.ingest;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What is held of people in events that wait and in what went wrong with them. Every method works
 * within the caller's transaction. Thread-safe.
 *
 * <p>The bodies of handled events are gone already. Of one that waits, what it tells of the person
 * is taken away: it goes on to say which order or listing to look at.
 */
public final class PersonalTraces {
  private static final String REMOVED = "removed with the personal data";

  private static final String HOLDING =
      """
      select inbox_id, received_at, provider, subject, topic, encoding, path, query, headers, body
      from inbox i
      where i.tenant_id = :tenant and i.account_id = :account and i.state <> 'done'
        and i.subject not like 'privacy:%'
        and (i.subject = any(:subjects) or exists (
          select from unnest(:words) w
          where position(convert_to(w, 'UTF8') in i.body) > 0
            or position(lower(w) in lower(i.path || i.query::text || i.headers::text)) > 0))
      """;

  private final WebhookParser parser;

  /** Reads what waits with the providers' own readers. */
  public PersonalTraces(WebhookReaders readers) {
    this.parser = new WebhookParser(readers);
  }

  /** An event that waits to be handled. */
  public record Waiting(Instant receivedAt, String topic, String body) {}

  private record Held(String provider, String subject, StoredRow row) {}

  /**
   * Finds what waits of a person.
   *
   * @param orders the provider's ids of their orders
   * @param words texts that only tell of this person
   */
  public List<Waiting> find(
      Handle handle, AccountRow account, Collection<String> orders, Collection<String> words) {
    return held(handle, account, orders, words).stream()
        .map(
            held ->
                new Waiting(held.row().receivedAt(), held.row().topic(), held.row().body().utf8()))
        .toList();
  }

  /** Takes a person out of what waits and out of what is said of failures. */
  public void forget(
      Handle handle, AccountRow account, Collection<String> orders, Collection<String> words) {
    for (Held held : held(handle, account, orders, words)) {
      rewrite(handle, account, held);
    }
    blankHandled(handle, account);
    clear(handle, account, words);
  }

  /** Takes everybody out: what waits is dropped, but for events about personal data. */
  public void forgetAll(Handle handle, AccountRow account) {
    handle
        .createUpdate(
            """
            update inbox set state = 'done', body = '', path = '', query = '{}', headers = '{}'
            where tenant_id = :tenant and account_id = :account
              and subject not like 'privacy:%'
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
    handle
        .createUpdate(
            """
            delete from inbox_lanes
            where tenant_id = :tenant and account_id = :account and subject not like 'privacy:%'
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
    handle
        .createUpdate(
            """
            update sync_records r set reason = :removed
            from syncs s where s.tenant_id = r.tenant_id and s.sync_id = r.sync_id
              and r.tenant_id = :tenant and s.account_id = :account
            """)
        .bind("removed", REMOVED)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
    handle
        .createUpdate(
            """
            update syncs set last_error = :removed
            where tenant_id = :tenant and account_id = :account and last_error is not null
            """)
        .bind("removed", REMOVED)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
  }

  /** Servers of before kept what had come also of handled events. */
  private static void blankHandled(Handle handle, AccountRow account) {
    handle
        .createUpdate(
            """
            update inbox set body = '', path = '', query = '{}', headers = '{}'
            where tenant_id = :tenant and account_id = :account and state = 'done' and body <> ''
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .execute();
  }

  private static List<Held> held(
      Handle handle, AccountRow account, Collection<String> orders, Collection<String> words) {
    return handle
        .createQuery(HOLDING + " order by i.inbox_id for update of i")
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("subjects", SqlArrays.texts(orders.stream().map(id -> "order:" + id).toList()))
        .bind("words", SqlArrays.texts(words))
        .map(
            (rs, context) ->
                new Held(rs.getString("provider"), rs.getString("subject"), LaneClaims.stored(rs)))
        .list();
  }

  /** Keeps of an event only which thing it is about. */
  private void rewrite(Handle handle, AccountRow account, Held held) {
    handle
        .createUpdate(
            """
            update inbox set encoding = 'event', body = :body, path = '', query = '{}',
              headers = '{}'
            where tenant_id = :tenant and inbox_id = :id and received_at = :at::timestamptz
            """)
        .bind("body", EventCodec.encode(bare(account, held)).toByteArray())
        .bind("tenant", account.tenantId())
        .bind("id", held.row().inboxId())
        .bind("at", held.row().receivedAt().toString())
        .execute();
  }

  private Event bare(AccountRow account, Held held) {
    try {
      for (Event event : parser.again(held.provider(), held.row())) {
        if (event.subject().equals(held.subject()) && !(event instanceof Event.Unknown)) {
          return event;
        }
      }
    } catch (RuntimeException e) {
      // what cannot be read cannot be handled either: nothing is lost with it
      return unknown(account, held);
    }
    return unknown(account, held);
  }

  private static Event unknown(AccountRow account, Held held) {
    StoredRow row = held.row();
    var header =
        new Event.Header(
            account.externalId(),
            Subjects.hash(row.inboxId() + " " + held.subject()),
            row.topic(),
            row.receivedAt());
    return new Event.Unknown(header, "{}");
  }

  private static void clear(Handle handle, AccountRow account, Collection<String> words) {
    for (String statement :
        List.of(
            """
            update inbox_lanes l set last_error = :removed
            where l.tenant_id = :tenant and l.account_id = :account and l.last_error is not null
              and exists (select from unnest(:words) w
                where position(lower(w) in lower(l.last_error)) > 0)
            """,
            """
            update sync_records r set reason = :removed
            from syncs s
            where s.tenant_id = r.tenant_id and s.sync_id = r.sync_id
              and r.tenant_id = :tenant and s.account_id = :account
              and exists (select from unnest(:words) w
                where position(lower(w) in lower(r.reason)) > 0)
            """,
            """
            update syncs s set last_error = :removed
            where s.tenant_id = :tenant and s.account_id = :account and s.last_error is not null
              and exists (select from unnest(:words) w
                where position(lower(w) in lower(s.last_error)) > 0)
            """)) {
      handle
          .createUpdate(statement)
          .bind("removed", REMOVED)
          .bind("tenant", account.tenantId())
          .bind("account", account.accountId())
          .bind("words", SqlArrays.texts(words))
          .execute();
    }
  }
}

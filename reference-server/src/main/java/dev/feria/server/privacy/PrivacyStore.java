package dev.feria.server.privacy;

import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of requests. Runs in its caller's transaction. */
final class PrivacyStore {
  private static final String SELECT =
      """
      select request_id, account_id, external_id, person_id, email, phone, orders, status,
        received_at, due_at, closed_at, closed_by
      from privacy_requests
      """;

  /** Stores a request; empty when it is known. */
  Optional<UUID> insert(
      Handle handle,
      AccountRow account,
      Event.PersonalDataRequested request,
      Instant now,
      Instant due) {
    return handle
        .createQuery(
            """
            insert into privacy_requests (tenant_id, account_id, external_id, person_id, email,
              phone, orders, status, received_at, due_at)
            values (:tenant, :account, :external, :person, :email, :phone, :orders, 'open', :now,
              :due)
            on conflict (tenant_id, account_id, external_id) do nothing returning request_id
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("external", request.requestId())
        .bind("person", request.person().id())
        .bind("email", request.person().email())
        .bind("phone", request.person().phone())
        .bind("orders", SqlArrays.texts(request.orders()))
        .bind("now", now)
        .bind("due", due)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Lists requests, the latest first. */
  List<PrivacyRequestRow> list(
      Handle handle, UUID tenant, @Nullable String status, @Nullable UUID after, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where tenant_id = :tenant
                  and (:status::text is null or status = :status)
                  and (:after::uuid is null or request_id < :after::uuid)
                order by request_id desc limit :most
                """)
        .bind("tenant", tenant)
        .bind("status", status)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Finds a request and locks it until the transaction ends. */
  Optional<PrivacyRequestRow> find(Handle handle, UUID tenant, UUID request) {
    return handle
        .createQuery(SELECT + " where tenant_id = :tenant and request_id = :request for update")
        .bind("tenant", tenant)
        .bind("request", request)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Finds the open requests of a person; of everybody where no person is given. */
  List<UUID> open(Handle handle, AccountRow account, Event.@Nullable Person person) {
    return handle
        .createQuery(
            """
            select request_id from privacy_requests
            where tenant_id = :tenant and account_id = :account and status = 'open'
              and (:all or person_id = :person or email = :email or phone = :phone)
            order by request_id for update
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("all", person == null)
        .bind("person", person == null ? null : person.id())
        .bind("email", person == null ? null : person.email())
        .bind("phone", person == null ? null : person.phone())
        .mapTo(UUID.class)
        .list();
  }

  /** Closes a request and forgets whom it concerned. */
  void close(Handle handle, UUID tenant, UUID request, String status, String actor, Instant now) {
    handle
        .createUpdate(
            """
            update privacy_requests set status = :status, person_id = null, email = null,
              phone = null, orders = '{}', closed_at = :now, closed_by = :actor
            where tenant_id = :tenant and request_id = :request
            """)
        .bind("status", status)
        .bind("now", now)
        .bind("actor", actor)
        .bind("tenant", tenant)
        .bind("request", request)
        .execute();
  }

  private static PrivacyRequestRow read(ResultSet row) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new PrivacyRequestRow(
        row.getObject("request_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("external_id"),
        new Event.Person(
            row.getString("person_id"), row.getString("email"), row.getString("phone")),
        List.of((String[]) row.getArray("orders").getArray()),
        row.getString("status"),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("due_at").toInstant(),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"));
  }
}

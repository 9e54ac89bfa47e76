package dev.feria.server.shipping;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Hands out shipments that a provider must be told of, across tenants, and notes what became of
 * them. One shipment of an order at a time; every result counts only while the lease is held.
 */
final class ShipmentQueue {
  private static final String CLAIM =
      """
      with due as (
        select d.tenant_id, d.shipment_id
        from (
          select s.tenant_id, s.shipment_id, s.due_at,
            row_number() over (partition by s.tenant_id, s.order_id
              order by s.created_at, s.shipment_id) as of_order,
            row_number() over (partition by s.account_id order by s.due_at, s.shipment_id) as turn
          from shipments s
          where s.wanted_version > s.told_version and s.parked is null and s.due_at <= :now
            and s.account_id <> all(:busy)
            and not exists (
              select from shipments o
              where o.tenant_id = s.tenant_id and o.order_id = s.order_id
                and o.leased_until >= :now)) d
        where d.of_order = 1 and d.turn <= :perAccount
        order by d.due_at limit :most),
      rows as (
        select s.tenant_id, s.shipment_id from shipments s join due using (tenant_id, shipment_id)
        where s.wanted_version > s.told_version and s.parked is null
          and (s.leased_until is null or s.leased_until < :now)
        order by s.shipment_id for update of s skip locked)
      update shipments s set leased_by = gen_random_uuid()::text, leased_until = :until
      from rows r where s.tenant_id = r.tenant_id and s.shipment_id = r.shipment_id
      returning s.tenant_id, s.account_id, s.leased_by
      """;

  /** A shipment that this worker has leased, under a token. */
  record Claim(UUID tenant, UUID account, String token) {}

  /**
   * Leases shipments that are due, the longest waiting first.
   *
   * @param busy accounts that have enough under way
   */
  List<Claim> claim(
      Handle handle, int most, int perAccount, Collection<UUID> busy, Instant now, Instant until) {
    return handle
        .createQuery(CLAIM)
        .bind("most", most)
        .bind("perAccount", perAccount)
        .bind("busy", SqlArrays.uuids(busy))
        .bind("now", now)
        .bind("until", until)
        .map((row, context) -> claim(row))
        .list();
  }

  private static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getObject("tenant_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("leased_by"));
  }

  /** Extends leases whose work goes on. */
  void extend(Handle handle, Collection<String> tokens, Instant until) {
    handle
        .createUpdate("update shipments set leased_until = :until where leased_by = any(:tokens)")
        .bind("until", until)
        .bind("tokens", SqlArrays.texts(tokens))
        .execute();
  }

  /** An account of a tenant. */
  record Seller(UUID tenant, UUID account) {}

  /** Finds accounts whose shipments wait for a person to connect them. */
  List<Seller> parked(Handle handle) {
    return handle
        .createQuery(
            "select distinct tenant_id, account_id from shipments where parked = 'reconnect'")
        .map(
            (row, context) ->
                new Seller(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("account_id", UUID.class)))
        .list();
  }

  /** Notes that the provider knows a version. */
  void told(Handle handle, Claim claim, long version, String externalId, Instant now) {
    handle
        .createUpdate(
            """
            update shipments set told_version = greatest(told_version, :version), told_at = :now,
              external_id = :external, attempts = 0, last_error = null, leased_by = null,
              leased_until = null
            where tenant_id = :tenant and leased_by = :token
            """)
        .bind("version", version)
        .bind("now", now)
        .bind("external", externalId)
        .bind("tenant", claim.tenant())
        .bind("token", claim.token())
        .execute();
  }

  /** Lets a shipment be told after a while. */
  void later(Handle handle, Claim claim, Duration delay, String error, Instant now) {
    handle
        .createUpdate(
            """
            update shipments set attempts = attempts + 1, due_at = :due, last_error = :error,
              leased_by = null, leased_until = null
            where tenant_id = :tenant and leased_by = :token
            """)
        .bind("due", now.plus(delay))
        .bind("error", error)
        .bind("tenant", claim.tenant())
        .bind("token", claim.token())
        .execute();
  }

  /**
   * Lets a shipment wait for a person. One that was corrected meanwhile is not refused: the
   * correction has its own chance.
   *
   * @param version that was tried
   */
  void park(Handle handle, Claim claim, String reason, @Nullable String error, long version) {
    handle
        .createUpdate(
            """
            update shipments set
              parked = case when :reason = 'reconnect' or wanted_version = :version
                then :reason end,
              last_error = :error, leased_by = null, leased_until = null
            where tenant_id = :tenant and leased_by = :token
            """)
        .bind("reason", reason)
        .bind("error", error)
        .bind("version", version)
        .bind("tenant", claim.tenant())
        .bind("token", claim.token())
        .execute();
  }
}

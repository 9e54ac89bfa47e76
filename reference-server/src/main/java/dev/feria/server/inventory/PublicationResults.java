package dev.feria.server.inventory;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what a lease covers and records what became of it, in the table of publications. */
final class PublicationResults {

  /** A leased listing with its product's stock at this moment. */
  record Due(
      UUID listingId,
      String externalId,
      String group,
      long wantedVersion,
      Instant wantedAt,
      int attempts,
      Stock stock) {}

  /** What a listing is now published at. */
  record Done(Due due, int quantity) {}

  List<Due> due(Handle handle, UUID tenant, Collection<String> tokens, Instant now) {
    return handle
        .createQuery(
            """
            select p.listing_id, p.external_id, p.group_key, p.wanted_version, p.wanted_at,
              p.attempts, s.product_id, s.on_hand, s.reserved, s.version
            from publications p
            join stock s on s.tenant_id = p.tenant_id and s.product_id = p.product_id
            where p.tenant_id = :tenant and p.leased_by = any(:tokens) and p.leased_until >= :now
              and p.parked is null
            order by p.group_key, p.listing_id
            """)
        .bind("tenant", tenant)
        .bind("tokens", SqlArrays.texts(tokens))
        .bind("now", now)
        .map((row, context) -> due(row))
        .list();
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getObject("listing_id", UUID.class),
        row.getString("external_id"),
        row.getString("group_key"),
        row.getLong("wanted_version"),
        row.getTimestamp("wanted_at").toInstant(),
        row.getInt("attempts"),
        new Stock(
            row.getObject("product_id", UUID.class),
            row.getInt("on_hand"),
            row.getInt("reserved"),
            row.getLong("version")));
  }

  /** Locks rows in the order of their listings, before several of them are written. */
  void lock(Handle handle, UUID tenant, Collection<UUID> listings) {
    handle
        .createQuery(
            """
            select count(*) from (
              select listing_id from publications
              where tenant_id = :tenant and listing_id = any(:listings)
              order by listing_id for update) as locked
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Records what the channel shows. One whose lease went to another worker meanwhile is wanted
   * again: which of the two writes came last at the provider is not known.
   *
   * @return how many had lost their lease
   */
  int published(
      Handle handle, UUID tenant, Collection<String> tokens, List<Done> done, Instant now) {
    List<UUID> kept =
        handle
            .createQuery(
                """
                with rows as (
                  select q.listing_id, n.version, n.quantity, n.stock
                  from unnest(:listings, :versions, :quantities, :stocks)
                    as n (listing_id, version, quantity, stock)
                  join publications q on q.tenant_id = :tenant and q.listing_id = n.listing_id
                  where q.leased_by = any(:tokens)
                  order by q.listing_id for update of q)
                update publications p set
                  published_version = greatest(p.published_version, r.version),
                  published_quantity = r.quantity,
                  published_stock_version = r.stock,
                  published_at = :now,
                  wanted_at = case when p.wanted_version > r.version then :now else p.wanted_at end,
                  attempts = 0, last_error = null, leased_by = null, leased_until = null
                from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
                returning p.listing_id
                """)
            .bind("tenant", tenant)
            .bind("tokens", SqlArrays.texts(tokens))
            .bind("listings", SqlArrays.uuids(done.stream().map(d -> d.due().listingId()).toList()))
            .bind(
                "versions",
                SqlArrays.longs(done.stream().map(d -> d.due().wantedVersion()).toList()))
            .bind("quantities", SqlArrays.ints(done.stream().map(Done::quantity).toList()))
            .bind(
                "stocks",
                SqlArrays.longs(done.stream().map(d -> d.due().stock().version()).toList()))
            .bind("now", now)
            .mapTo(UUID.class)
            .list();
    List<UUID> lost =
        done.stream().map(d -> d.due().listingId()).filter(id -> !kept.contains(id)).toList();
    if (!lost.isEmpty()) {
      wantAgain(handle, tenant, lost, now);
    }
    return lost.size();
  }

  private static void wantAgain(Handle handle, UUID tenant, List<UUID> listings, Instant now) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and listing_id = any(:listings)
              order by listing_id for update)
            update publications p set wanted_version = p.wanted_version + 1, due_at = :now,
              priority = 0
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .bind("now", now)
        .execute();
  }

  /** Tries later. */
  void later(
      Handle handle,
      UUID tenant,
      String token,
      Due due,
      Duration delay,
      String error,
      Instant now) {
    handle
        .createUpdate(
            """
            update publications set attempts = attempts + 1, due_at = :due, last_error = :error,
              leased_by = null, leased_until = null
            where tenant_id = :tenant and listing_id = :listing and leased_by = :token
            """)
        .bind("tenant", tenant)
        .bind("listing", due.listingId())
        .bind("token", token)
        .bind("due", now.plus(delay))
        .bind("error", error)
        .execute();
  }

  /** Waits for the next version, which may be there already. */
  void refused(Handle handle, UUID tenant, String token, Due due, String error, Instant now) {
    handle
        .createUpdate(
            """
            update publications set last_error = :error, leased_by = null, leased_until = null,
              parked = case when wanted_version > :version then parked else 'refused' end,
              attempts = case when wanted_version > :version then 0 else attempts + 1 end,
              due_at = :now
            where tenant_id = :tenant and listing_id = :listing and leased_by = :token
            """)
        .bind("tenant", tenant)
        .bind("listing", due.listingId())
        .bind("token", token)
        .bind("version", due.wantedVersion())
        .bind("error", error)
        .bind("now", now)
        .execute();
  }

  /** Gives leases back, whatever they still cover. */
  void release(Handle handle, UUID tenant, Collection<String> tokens) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and leased_by = any(:tokens)
              order by listing_id for update)
            update publications p set leased_by = null, leased_until = null
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("tokens", SqlArrays.texts(tokens))
        .execute();
  }
}

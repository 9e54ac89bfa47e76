package dev.feria.server.inventory;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads what a lease covers and records what became of it, in the table of publications. */
final class PublicationResults {

  /**
   * A leased listing with its product's stock at this moment.
   *
   * @param shown what its channel shows for certain; null where that is not known
   * @param epoch which of the channel's orders are in {@code shown}
   */
  record Due(
      UUID listingId,
      String externalId,
      String group,
      long wantedVersion,
      Instant wantedAt,
      int attempts,
      Stock stock,
      @Nullable Integer shown,
      int epoch) {}

  /** What a listing is now published at. */
  record Done(Due due, int quantity) {}

  List<Due> due(Handle handle, UUID tenant, Collection<String> tokens, Instant now) {
    return handle
        .createQuery(
            """
            select p.listing_id, p.external_id, p.group_key, p.wanted_version, p.wanted_at,
              p.attempts, p.shown, p.shown_epoch, s.product_id, s.on_hand, s.reserved, s.version
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
            row.getLong("version")),
        SqlArrays.integer(row, "shown"),
        row.getInt("shown_epoch"));
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
   * @return the number of its attempt by listing; one that had lost its lease has none
   */
  Map<UUID, Integer> published(
      Handle handle, UUID tenant, Collection<String> tokens, List<Done> done, Instant now) {
    Map<UUID, Integer> kept = new HashMap<>();
    handle
        .createQuery(
            """
            with rows as (
              select q.listing_id, n.version, n.quantity, n.stock, n.epoch
              from unnest(:listings, :versions, :quantities, :stocks, :epochs)
                as n (listing_id, version, quantity, stock, epoch)
              join publications q on q.tenant_id = :tenant and q.listing_id = n.listing_id
              where q.leased_by = any(:tokens)
              order by q.listing_id for update of q)
            update publications p set
              published_version = greatest(p.published_version, r.version),
              published_quantity = r.quantity,
              published_stock_version = r.stock,
              published_at = :now,
              shown = case when p.shown_epoch = r.epoch then r.quantity end,
              shown_at = :now, tries = p.tries + 1,
              wanted_at = case when p.wanted_version > r.version then :now else p.wanted_at end,
              attempts = 0, last_error = null, leased_by = null, leased_until = null
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            returning p.listing_id, p.tries
            """)
        .bind("tenant", tenant)
        .bind("tokens", SqlArrays.texts(tokens))
        .bind("listings", SqlArrays.uuids(done.stream().map(d -> d.due().listingId()).toList()))
        .bind("versions", SqlArrays.longs(done.stream().map(d -> d.due().wantedVersion()).toList()))
        .bind("quantities", SqlArrays.ints(done.stream().map(Done::quantity).toList()))
        .bind("stocks", SqlArrays.longs(done.stream().map(d -> d.due().stock().version()).toList()))
        .bind("epochs", SqlArrays.ints(done.stream().map(d -> d.due().epoch()).toList()))
        .bind("now", now)
        .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    List<UUID> lost =
        done.stream().map(d -> d.due().listingId()).filter(id -> !kept.containsKey(id)).toList();
    if (!lost.isEmpty()) {
      wantAgain(handle, tenant, lost, now);
    }
    return kept;
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
              priority = 0, shown = null
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .bind("now", now)
        .execute();
  }

  /**
   * Tries later.
   *
   * @param certain whether the provider has certainly not written it
   * @return the number of the attempt; none where the lease was lost
   */
  Optional<Integer> later(
      Handle handle,
      UUID tenant,
      String token,
      Due due,
      Duration delay,
      boolean certain,
      String error,
      Instant now) {
    return handle
        .createQuery(
            """
            update publications set attempts = attempts + 1, due_at = :due, last_error = :error,
              leased_by = null, leased_until = null, tries = tries + 1,
              shown = case when :certain then shown end
            where tenant_id = :tenant and listing_id = :listing and leased_by = :token
            returning tries
            """)
        .bind("tenant", tenant)
        .bind("listing", due.listingId())
        .bind("token", token)
        .bind("due", now.plus(delay))
        .bind("certain", certain)
        .bind("error", error)
        .mapTo(Integer.class)
        .findOne();
  }

  /**
   * Waits for the next version, which may be there already.
   *
   * @return the number of the attempt; none where the lease was lost
   */
  Optional<Integer> refused(
      Handle handle, UUID tenant, String token, Due due, String error, Instant now) {
    return handle
        .createQuery(
            """
            update publications set last_error = :error, leased_by = null, leased_until = null,
              parked = case when wanted_version > :version then parked else 'refused' end,
              attempts = case when wanted_version > :version then 0 else attempts + 1 end,
              due_at = :now, tries = tries + 1
            where tenant_id = :tenant and listing_id = :listing and leased_by = :token
            returning tries
            """)
        .bind("tenant", tenant)
        .bind("listing", due.listingId())
        .bind("token", token)
        .bind("version", due.wantedVersion())
        .bind("error", error)
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne();
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

package dev.feria.server.inventory;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table that remembers the last attempts and observations of each listing. */
final class QuantityLog {
  /** How many entries are kept of a listing: a new one takes the place of the oldest. */
  static final int KEPT = 20;

  /**
   * An entry about to be written.
   *
   * @param number counts the entries of the listing
   */
  record New(UUID listing, int number, QuantityEntry entry) {}

  void add(Handle handle, UUID tenant, List<New> entries) {
    handle
        .createUpdate(
            """
            insert into quantity_log (tenant_id, listing_id, slot, at, kind, quantity, version, code,
              message)
            select :tenant, n.listing_id, n.slot, n.at, n.kind, n.quantity, n.version, n.code,
              left(n.message, 500)
            from unnest(:listings, :slots, :at, :kinds, :quantities, :versions, :codes, :messages)
              as n (listing_id, slot, at, kind, quantity, version, code, message)
            order by n.listing_id, n.slot
            on conflict (tenant_id, listing_id, slot) do update set at = excluded.at,
              kind = excluded.kind, quantity = excluded.quantity, version = excluded.version,
              code = excluded.code, message = excluded.message
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(entries.stream().map(New::listing).toList()))
        .bind("slots", SqlArrays.ints(entries.stream().map(e -> e.number() % KEPT).toList()))
        .bind("at", SqlArrays.instants(entries.stream().map(e -> e.entry().at()).toList()))
        .bind("kinds", SqlArrays.texts(entries.stream().map(e -> e.entry().kind()).toList()))
        .bind(
            "quantities", SqlArrays.ints(entries.stream().map(e -> e.entry().quantity()).toList()))
        .bind("versions", SqlArrays.longs(entries.stream().map(e -> e.entry().version()).toList()))
        .bind("codes", SqlArrays.texts(entries.stream().map(e -> e.entry().code()).toList()))
        .bind("messages", SqlArrays.texts(entries.stream().map(e -> e.entry().message()).toList()))
        .execute();
  }

  /** Notes what channels show, where we have not written that ourselves last. */
  void seen(Handle handle, UUID tenant, Map<UUID, QuantityEntry> seen) {
    Map<UUID, Integer> numbers = new HashMap<>();
    handle
        .createQuery(
            """
            with rows as (
              select q.listing_id
              from unnest(:listings, :quantities) as n (listing_id, quantity)
              join publications q on q.tenant_id = :tenant and q.listing_id = n.listing_id
              where q.published_quantity is distinct from n.quantity
              order by q.listing_id for update of q)
            update publications p set tries = p.tries + 1
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            returning p.listing_id, p.tries
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(seen.keySet()))
        .bind("quantities", SqlArrays.ints(seen.values().stream().map(e -> e.quantity()).toList()))
        .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)))
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
    List<New> entries =
        seen.entrySet().stream()
            .filter(entry -> numbers.containsKey(entry.getKey()))
            .map(e -> new New(e.getKey(), numbers.getOrDefault(e.getKey(), 0), e.getValue()))
            .toList();
    if (!entries.isEmpty()) {
      add(handle, tenant, entries);
    }
  }

  /** Reads the entries of a listing, the latest first. */
  List<QuantityEntry> of(Handle handle, UUID tenant, UUID listing) {
    return handle
        .createQuery(
            """
            select at, kind, quantity, version, code, message from quantity_log
            where tenant_id = :tenant and listing_id = :listing order by at desc, slot desc
            """)
        .bind("tenant", tenant)
        .bind("listing", listing)
        .map((row, context) -> read(row))
        .list();
  }

  /** Reads the latest attempt of each listing that was not accepted. */
  Map<UUID, QuantityEntry> lastFailures(Handle handle, UUID tenant, Collection<UUID> listings) {
    Map<UUID, QuantityEntry> found = new HashMap<>();
    handle
        .createQuery(
            """
            select distinct on (listing_id) listing_id, at, kind, quantity, version, code, message
            from quantity_log
            where tenant_id = :tenant and listing_id = any(:listings)
              and kind in ('refused', 'failed')
            order by listing_id, at desc, slot desc
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .map((row, context) -> Map.entry(row.getObject("listing_id", UUID.class), read(row)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** Forgets what is older; in a transaction of the system. */
  int prune(Handle handle, Instant before) {
    return handle
        .createUpdate("delete from quantity_log where at < :before")
        .bind("before", before)
        .execute();
  }

  private static QuantityEntry read(ResultSet row) throws SQLException {
    long version = row.getLong("version");
    @Nullable Long known = row.wasNull() ? null : Long.valueOf(version);
    return new QuantityEntry(
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getInt("quantity"),
        known,
        row.getString("code"),
        row.getString("message"));
  }
}

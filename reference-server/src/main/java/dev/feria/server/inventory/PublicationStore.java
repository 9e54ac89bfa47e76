package dev.feria.server.inventory;

import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted, in the table of publications. Statements that touch several rows lock them in the
 * order of their listings.
 */
final class PublicationStore {
  /** What wanting does to a row: one more version, at once unless a failure asked to wait. */
  private static final String WANT =
      """
      update publications p set
        wanted_version = p.wanted_version + 1,
        wanted_at = case when p.wanted_version > p.published_version then p.wanted_at else :now end,
        priority = case when p.wanted_version > p.published_version
          then least(p.priority, :priority) else :priority end,
        due_at = case when p.attempts > 0 and p.parked is null then p.due_at else :now end,
        attempts = case when p.parked = 'refused' then 0 else p.attempts end,
        parked = nullif(p.parked, 'refused')
      from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
      """;

  int want(Handle handle, UUID tenant, Collection<UUID> products, int priority, Instant now) {
    return handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and product_id = any(:products)
              order by listing_id for update)
            """
                + WANT)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .bind("priority", priority)
        .bind("now", now)
        .execute();
  }

  int wantAccount(Handle handle, UUID tenant, UUID account, int priority, Instant now) {
    return handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and account_id = :account
              order by listing_id for update)
            """
                + WANT)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("priority", priority)
        .bind("now", now)
        .execute();
  }

  /** Wants, of listings whose shown quantity is given, those that should show another. */
  int wantDrifted(
      Handle handle,
      UUID tenant,
      UUID account,
      Map<UUID, Integer> shown,
      int buffer,
      int priority,
      Instant now) {
    return handle
        .createUpdate(
            """
            with rows as (
              select q.listing_id
              from unnest(:listings, :shown) as c (listing_id, quantity)
              join publications q on q.tenant_id = :tenant and q.listing_id = c.listing_id
              join stock s on s.tenant_id = q.tenant_id and s.product_id = q.product_id
              where q.account_id = :account and q.parked is null
                and q.wanted_version <= q.published_version
                and c.quantity <> greatest(0, s.on_hand::bigint - s.reserved - :buffer)
              order by q.listing_id for update of q)
            """
                + WANT)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("listings", SqlArrays.uuids(shown.keySet()))
        .bind("shown", SqlArrays.ints(shown.values()))
        .bind("buffer", buffer)
        .bind("priority", priority)
        .bind("now", now)
        .execute();
  }

  /**
   * Adds listings, or points known ones at another product, which are wanted at once.
   *
   * @param wanted the first version of each listing that is new here: 1 to send it, 0 not to
   */
  int attach(
      Handle handle,
      UUID tenant,
      List<Publishable> listings,
      List<Long> wanted,
      @Nullable Parking parked,
      int priority,
      Instant now) {
    return handle
        .createUpdate(
            """
            insert into publications as p (tenant_id, listing_id, account_id, external_id,
              group_key, product_id, wanted_version, wanted_at, priority, due_at, parked)
            select :tenant, n.listing_id, n.account_id, n.external_id, n.group_key, n.product_id,
              n.wanted, :now, :priority, :now, :parked
            from unnest(:listings, :accounts, :externals, :groups, :products, :wanted)
              as n (listing_id, account_id, external_id, group_key, product_id, wanted)
            order by n.listing_id
            on conflict (tenant_id, listing_id) do update set
              external_id = excluded.external_id,
              group_key = excluded.group_key,
              product_id = excluded.product_id,
              wanted_version = p.wanted_version + 1,
              wanted_at = excluded.wanted_at,
              priority = excluded.priority,
              due_at = excluded.due_at,
              parked = excluded.parked,
              attempts = 0,
              last_error = null
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings.stream().map(Publishable::listingId).toList()))
        .bind("accounts", SqlArrays.uuids(listings.stream().map(Publishable::accountId).toList()))
        .bind("externals", SqlArrays.texts(listings.stream().map(Publishable::externalId).toList()))
        .bind("groups", SqlArrays.texts(listings.stream().map(Publishable::group).toList()))
        .bind("products", SqlArrays.uuids(listings.stream().map(Publishable::productId).toList()))
        .bind("wanted", SqlArrays.longs(wanted))
        .bind("parked", parked == null ? null : parked.word())
        .bind("priority", priority)
        .bind("now", now)
        .execute();
  }

  void detach(Handle handle, UUID tenant, Collection<UUID> listings) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and listing_id = any(:listings)
              order by listing_id for update)
            delete from publications p using rows r
            where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .execute();
  }

  int retry(Handle handle, UUID tenant, UUID listing, int priority, Instant now) {
    return handle
        .createUpdate(
            """
            update publications set wanted_version = wanted_version + 1, wanted_at = :now,
              priority = :priority, due_at = :now, attempts = 0, parked = nullif(parked, 'refused')
            where tenant_id = :tenant and listing_id = :listing
            """)
        .bind("tenant", tenant)
        .bind("listing", listing)
        .bind("priority", priority)
        .bind("now", now)
        .execute();
  }

  /** Parks every publication of an account; a lease that is out is left to end by itself. */
  void park(Handle handle, UUID tenant, UUID account, Parking parked) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and account_id = :account
                and parked is distinct from :parked
              order by listing_id for update)
            update publications p set parked = :parked
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("parked", parked.word())
        .execute();
  }

  /** Lets an account's publications go on, whatever held them up but a refusal. */
  void unpark(Handle handle, UUID tenant, UUID account, Instant now) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from publications
              where tenant_id = :tenant and account_id = :account
                and parked in ('off', 'reconnect')
              order by listing_id for update)
            update publications p set parked = null, attempts = 0, due_at = :now
            from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("now", now)
        .execute();
  }

  Map<UUID, PublicationState> states(Handle handle, UUID tenant, Collection<UUID> listings) {
    Map<UUID, PublicationState> found = new HashMap<>();
    handle
        .createQuery(
            """
            select listing_id, wanted_version > published_version as pending, published_quantity,
              published_at, parked, attempts, last_error
            from publications where tenant_id = :tenant and listing_id = any(:listings)
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .map(
            (row, context) ->
                new PublicationState(
                    row.getObject("listing_id", UUID.class),
                    row.getBoolean("pending"),
                    SqlArrays.integer(row, "published_quantity"),
                    SqlArrays.instant(row, "published_at"),
                    Parking.parse(row.getString("parked")),
                    row.getInt("attempts"),
                    row.getString("last_error")))
        .forEach(state -> found.put(state.listingId(), state));
    return found;
  }
}

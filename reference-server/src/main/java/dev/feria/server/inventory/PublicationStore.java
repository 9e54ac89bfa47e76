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
  /**
   * What wanting does to a row: one more version, at once unless a failure asked to wait. One that
   * waits keeps its place before those that are wanted later. {@code forget}: what the channel
   * shows is not what we thought. {@code placed_at}: its own order took {@code pieces} off what it
   * shows; certain are only orders placed clearly after the last write, by clocks that may differ
   * by some seconds: an earlier one may have been overwritten by it, or not.
   *
   * <p>One statement for all of it: a row that is updated twice in a transaction locks its listing.
   */
  private static final String WANT =
      """
      update publications p set
        wanted_version = p.wanted_version + 1,
        wanted_at = case when p.wanted_version > p.published_version then p.wanted_at else :now end,
        priority = case when p.wanted_version > p.published_version
          then least(p.priority, r.priority) else r.priority end,
        due_at = case when p.attempts > 0 and p.parked is null then p.due_at
          when p.wanted_version > p.published_version and p.parked is null
          then least(p.due_at, :now) else :now end,
        attempts = case when p.parked = 'refused' then 0 else p.attempts end,
        parked = nullif(p.parked, 'refused'),
        shown_epoch = p.shown_epoch + case when r.placed_at is null then 0 else 1 end,
        shown = case when r.forget then null
          when r.placed_at is null then p.shown
          when r.pieces <= p.shown and r.placed_at > p.shown_at + interval '5 seconds'
          then p.shown - r.pieces end
      from rows r where p.tenant_id = :tenant and p.listing_id = r.listing_id
      """;

  /**
   * Wants products, each with its priority.
   *
   * @param sold what channels' own orders took off what they show, by listing
   */
  int want(
      Handle handle,
      UUID tenant,
      Map<UUID, Integer> products,
      Map<UUID, ChannelSale> sold,
      Instant now) {
    return handle
        .createUpdate(
            """
            with rows as (
              select q.listing_id, n.priority, false as forget, s.pieces, s.placed_at
              from unnest(:products, :priorities) as n (product_id, priority)
              join publications q on q.tenant_id = :tenant and q.product_id = n.product_id
              left join unnest(:sold, :pieces, :placed) as s (listing_id, pieces, placed_at)
                on s.listing_id = q.listing_id
              order by q.listing_id for update of q)
            """
                + WANT)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products.keySet()))
        .bind("priorities", SqlArrays.ints(products.values()))
        .bind("sold", SqlArrays.uuids(sold.keySet()))
        .bind("pieces", SqlArrays.ints(sold.values().stream().map(ChannelSale::pieces).toList()))
        .bind(
            "placed",
            SqlArrays.instants(sold.values().stream().map(ChannelSale::placedAt).toList()))
        .bind("now", now)
        .execute();
  }

  int wantAccount(Handle handle, UUID tenant, UUID account, int priority, Instant now) {
    return handle
        .createUpdate(
            """
            with rows as (
              select listing_id, :priority::int as priority, false as forget,
                null::int as pieces, null::timestamptz as placed_at
              from publications
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
              select q.listing_id, :priority::int as priority, true as forget,
                null::int as pieces, null::timestamptz as placed_at
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
              shown = null,
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
              priority = :priority, due_at = :now, attempts = 0, shown = null,
              parked = nullif(parked, 'refused')
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

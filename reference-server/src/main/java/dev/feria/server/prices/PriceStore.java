package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.SqlArrays;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of prices to publish. Rows are locked in the order of their listings. */
final class PriceStore {
  /**
   * Listings whose price is ours: linked, alive, with a base price in their currency, of an account
   * that is switched on.
   */
  private static final String OURS =
      """
      from listings l
      join products p on p.tenant_id = l.tenant_id and p.product_id = l.product_id
        and p.base_currency = l.price_currency
      join accounts a on a.tenant_id = l.tenant_id and a.account_id = l.account_id
        and a.publish_prices
      where l.tenant_id = :tenant and l.state <> 'closed'
      """;

  private static final String WANT =
      """
      insert into price_publications as q (tenant_id, listing_id, account_id, external_id,
        group_key, wanted_at, due_at)
      select l.tenant_id, l.listing_id, l.account_id, l.external_id, l.group_key, :now, :now
      """;

  private static final String AGAIN =
      """
       order by l.listing_id
      on conflict (tenant_id, listing_id) do update set
        external_id = excluded.external_id, group_key = excluded.group_key,
        wanted_version = q.wanted_version + 1, wanted_at = excluded.wanted_at,
        due_at = case when q.attempts > 0 and q.parked is null then q.due_at
          else excluded.due_at end,
        attempts = case when q.parked = 'refused' then 0 else q.attempts end,
        parked = nullif(q.parked, 'refused')
      """;

  int wantProducts(Handle handle, UUID tenant, Collection<UUID> products, Instant now) {
    return want(handle, tenant, "p.product_id = any(:ids)", products, now);
  }

  /** Wants listings, and forgets those of them that are no longer ours. */
  int wantListings(Handle handle, UUID tenant, Collection<UUID> listings, Instant now) {
    forget(handle, tenant, "q.listing_id = any(:ids)", listings);
    return want(handle, tenant, "l.listing_id = any(:ids)", listings, now);
  }

  /** Forgets those of listings whose price is no longer ours. */
  void forget(Handle handle, UUID tenant, Collection<UUID> listings) {
    forget(handle, tenant, "q.listing_id = any(:ids)", listings);
  }

  /** Wants all listings of an account, and forgets those that are no longer ours. */
  int wantAccount(Handle handle, UUID tenant, UUID account, Instant now) {
    forget(handle, tenant, "q.account_id = any(:ids)", List.of(account));
    return want(handle, tenant, "l.account_id = any(:ids)", List.of(account), now);
  }

  private static int want(
      Handle handle, UUID tenant, String which, Collection<UUID> ids, Instant now) {
    return handle
        .createUpdate(WANT + OURS + " and " + which + AGAIN)
        .bind("tenant", tenant)
        .bind("ids", SqlArrays.uuids(ids))
        .bind("now", now)
        .execute();
  }

  private static void forget(Handle handle, UUID tenant, String which, Collection<UUID> ids) {
    handle
        .createUpdate(
            "with rows as (select q.listing_id from price_publications q"
                + " where q.tenant_id = :tenant and "
                + which
                + " and not exists (select "
                + OURS
                + " and l.listing_id = q.listing_id) order by q.listing_id for update of q)"
                + " delete from price_publications q using rows"
                + " where q.tenant_id = :tenant and q.listing_id = rows.listing_id")
        .bind("tenant", tenant)
        .bind("ids", SqlArrays.uuids(ids))
        .execute();
  }

  /** A leased row. */
  record Claim(UUID tenant, UUID account, UUID listing) {}

  /** Leases what is due, across tenants. */
  List<Claim> claim(Handle handle, int most, String token, Instant now, Instant until) {
    return handle
        .createQuery(
            """
            with rows as (
              select tenant_id, listing_id from price_publications
              where wanted_version > published_version and parked is null and due_at <= :now
                and (leased_until is null or leased_until < :now)
              order by priority, due_at limit :most for update skip locked)
            update price_publications q set leased_by = :token, leased_until = :until
            from rows r where q.tenant_id = r.tenant_id and q.listing_id = r.listing_id
            returning q.tenant_id, q.account_id, q.listing_id
            """)
        .bind("most", most)
        .bind("token", token)
        .bind("now", now)
        .bind("until", until)
        .map(
            (row, context) ->
                new Claim(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getObject("listing_id", UUID.class)))
        .list();
  }

  /** A leased listing, with what its price is made of at this moment. */
  record Due(
      UUID listingId,
      String externalId,
      String group,
      long wantedVersion,
      int attempts,
      Money base,
      Money shown) {}

  List<Due> due(Handle handle, UUID tenant, String token, Collection<UUID> listings) {
    return handle
        .createQuery(
            "select q.listing_id, q.external_id, q.group_key, q.wanted_version, q.attempts,"
                + " o.base_amount, o.base_currency, o.price_amount, o.price_currency"
                + " from price_publications q join lateral (select p.base_amount, p.base_currency,"
                + " l.price_amount, l.price_currency "
                + OURS
                + " and l.listing_id = q.listing_id) o on true"
                + " where q.tenant_id = :tenant and q.leased_by = :token"
                + " and q.listing_id = any(:listings) order by q.group_key, q.listing_id")
        .bind("tenant", tenant)
        .bind("token", token)
        .bind("listings", SqlArrays.uuids(listings))
        .map(
            (row, context) ->
                new Due(
                    row.getObject("listing_id", UUID.class),
                    row.getString("external_id"),
                    row.getString("group_key"),
                    row.getLong("wanted_version"),
                    row.getInt("attempts"),
                    new Money(row.getBigDecimal("base_amount"), row.getString("base_currency")),
                    new Money(row.getBigDecimal("price_amount"), row.getString("price_currency"))))
        .list();
  }

  /** Records what the channel shows. */
  void published(Handle handle, UUID tenant, String token, Map<Due, Money> done, Instant now) {
    List<Due> due = List.copyOf(done.keySet());
    List<Money> shown = due.stream().map(d -> Objects.requireNonNull(done.get(d))).toList();
    handle
        .createUpdate(
            """
            with rows as (
              select q.listing_id, n.version, n.amount, n.currency
              from unnest(:listings, :versions, :amounts, :currencies)
                as n (listing_id, version, amount, currency)
              join price_publications q on q.tenant_id = :tenant and q.listing_id = n.listing_id
              where q.leased_by = :token
              order by q.listing_id for update of q)
            update price_publications q set
              published_version = greatest(q.published_version, r.version),
              published_amount = r.amount, published_currency = r.currency, published_at = :now,
              attempts = 0, last_error = null, leased_by = null, leased_until = null
            from rows r where q.tenant_id = :tenant and q.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("token", token)
        .bind("listings", SqlArrays.uuids(due.stream().map(Due::listingId).toList()))
        .bind("versions", SqlArrays.longs(due.stream().map(Due::wantedVersion).toList()))
        .bind("amounts", SqlArrays.numbers(shown.stream().map(Money::amount).toList()))
        .bind("currencies", SqlArrays.texts(shown.stream().map(Money::currency).toList()))
        .bind("now", now)
        .execute();
  }

  /**
   * Records that a price was not accepted.
   *
   * @param delay when to try again; null to wait for the next version
   */
  void failed(
      Handle handle,
      UUID tenant,
      String token,
      Due due,
      @Nullable Duration delay,
      String error,
      Instant now) {
    handle
        .createUpdate(
            """
            update price_publications set attempts = attempts + 1, last_error = :error,
              due_at = :due, leased_by = null, leased_until = null,
              parked = case when :final and wanted_version <= :version then 'refused'
                else parked end
            where tenant_id = :tenant and listing_id = :listing and leased_by = :token
            """)
        .bind("tenant", tenant)
        .bind("listing", due.listingId())
        .bind("token", token)
        .bind("error", error)
        .bind("due", delay == null ? now : now.plus(delay))
        .bind("final", delay == null)
        .bind("version", due.wantedVersion())
        .execute();
  }

  /** Gives a lease back; an account that must be connected again is parked. */
  void release(Handle handle, UUID tenant, UUID account, String token, @Nullable String parked) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from price_publications
              where tenant_id = :tenant and account_id = :account
                and (leased_by = :token or :parked::text is not null)
              order by listing_id for update)
            update price_publications q set leased_by = null, leased_until = null,
              parked = coalesce(:parked, q.parked)
            from rows r where q.tenant_id = :tenant and q.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("token", token)
        .bind("parked", parked)
        .execute();
  }

  void resume(Handle handle, UUID tenant, UUID account, Instant now) {
    handle
        .createUpdate(
            """
            update price_publications set parked = null, attempts = 0, due_at = :now
            where tenant_id = :tenant and account_id = :account and parked in ('reconnect', 'off')
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("now", now)
        .execute();
  }

  Map<UUID, PriceState> states(Handle handle, UUID tenant, Collection<UUID> listings) {
    Map<UUID, PriceState> found = new HashMap<>();
    handle
        .createQuery(
            """
            select listing_id, wanted_version > published_version as pending, published_amount,
              published_currency, published_at, parked, last_error
            from price_publications where tenant_id = :tenant and listing_id = any(:listings)
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .map(
            (row, context) -> {
              BigDecimal amount = row.getBigDecimal("published_amount");
              return new PriceState(
                  row.getObject("listing_id", UUID.class),
                  row.getBoolean("pending"),
                  amount == null ? null : new Money(amount, row.getString("published_currency")),
                  SqlArrays.instant(row, "published_at"),
                  row.getString("parked"),
                  row.getString("last_error"));
            })
        .forEach(state -> found.put(state.listingId(), state));
    return found;
  }
}

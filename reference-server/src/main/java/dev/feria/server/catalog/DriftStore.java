package dev.feria.server.catalog;

import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Compares what channels show with what they should, and finds why they differ. */
final class DriftStore {
  private static final String SELECT =
      """
      select * from (
        select l.listing_id, l.account_id, a.name, l.external_id, l.sku, l.title, l.product_id,
          l.channel_quantity as shown, w.wanted, l.observed_at, p.published_quantity,
          p.published_at, r.orders_until,
          case when p.attempts > 0 and p.parked is null then p.due_at end as retry_at,
          case
            when l.channel_quantity = w.wanted and p.wanted_version <= p.published_version then 'none'
            when a.status in ('reconnect', 'disconnected') or p.parked = 'reconnect'
              then 'reconnect_needed'
            when p.parked = 'off' or not a.publish_stock then 'publishing_off'
            when p.parked = 'refused' and f.code = 'location_not_chosen' then 'location_not_chosen'
            when p.parked = 'refused' then 'write_refused'
            when p.wanted_version > p.published_version and p.attempts > 0 then 'write_failing'
            when p.wanted_version > p.published_version then 'write_pending'
            when r.orders_until is null or l.observed_at > r.orders_until then 'orders_unread'
            when p.published_at is null then 'never_written'
            else 'changed_at_channel' end as cause
        from listings l
        join accounts a on a.tenant_id = l.tenant_id and a.account_id = l.account_id
        join publications p on p.tenant_id = l.tenant_id and p.listing_id = l.listing_id
        join stock s on s.tenant_id = l.tenant_id and s.product_id = l.product_id
        cross join lateral (
          select greatest(0, s.on_hand::bigint - s.reserved - a.safety_buffer)::int as wanted) w
        left join reconciliations r on r.tenant_id = l.tenant_id and r.account_id = l.account_id
        left join lateral (
          select g.code from quantity_log g
          where g.tenant_id = l.tenant_id and g.listing_id = l.listing_id and g.kind = 'refused'
          order by g.at desc limit 1) f on p.parked = 'refused'
        where l.tenant_id = :tenant and a.status <> 'disconnected' and l.stock_owner = 'seller'
          and l.state <> 'closed' and l.channel_quantity is not null
          and (:listing::uuid is null or l.listing_id = :listing::uuid)
          and (:listing::uuid is not null or l.channel_quantity <> w.wanted)
          and (:account::uuid is null or l.account_id = :account::uuid)
          and (:product::uuid is null or l.product_id = :product::uuid)
          and (:after::uuid is null or l.listing_id > :after::uuid)) d
      where (:cause::text is null or d.cause = :cause)
      order by d.listing_id limit :most
      """;

  /** Which listings to show; null for all. */
  record Filter(@Nullable UUID account, @Nullable UUID product, @Nullable String cause) {}

  /** A difference, without what was tried. */
  record Row(
      UUID listingId,
      UUID accountId,
      String account,
      String externalId,
      @Nullable String sku,
      String title,
      UUID productId,
      @Nullable Integer shown,
      int wanted,
      Instant seenAt,
      String cause,
      @Nullable Integer published,
      @Nullable Instant publishedAt,
      @Nullable Instant retryAt,
      @Nullable Instant ordersUntil) {}

  List<Row> list(Handle handle, UUID tenant, Filter filter, @Nullable UUID after, int most) {
    return query(handle, tenant, null, filter, after, most);
  }

  Optional<Row> find(Handle handle, UUID tenant, UUID listing) {
    return query(handle, tenant, listing, new Filter(null, null, null), null, 1).stream()
        .findFirst();
  }

  private static List<Row> query(
      Handle handle,
      UUID tenant,
      @Nullable UUID listing,
      Filter filter,
      @Nullable UUID after,
      int most) {
    return handle
        .createQuery(SELECT)
        .bind("tenant", tenant)
        .bind("listing", listing)
        .bind("account", filter.account())
        .bind("product", filter.product())
        .bind("cause", filter.cause())
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Notes that an account was compared. */
  void compared(
      Handle handle, UUID tenant, UUID account, Instant until, int repaired, Instant now) {
    handle
        .createUpdate(
            """
            insert into reconciliations as r (tenant_id, account_id, finished_at, orders_until,
              repaired)
            values (:tenant, :account, :now, :until, :repaired)
            on conflict (tenant_id, account_id) do update set finished_at = excluded.finished_at,
              orders_until = greatest(r.orders_until, excluded.orders_until),
              repaired = excluded.repaired
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("until", until)
        .bind("repaired", repaired)
        .bind("now", now)
        .execute();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("listing_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("name"),
        row.getString("external_id"),
        row.getString("sku"),
        row.getString("title"),
        row.getObject("product_id", UUID.class),
        SqlArrays.integer(row, "shown"),
        row.getInt("wanted"),
        row.getTimestamp("observed_at").toInstant(),
        row.getString("cause"),
        SqlArrays.integer(row, "published_quantity"),
        SqlArrays.instant(row, "published_at"),
        SqlArrays.instant(row, "retry_at"),
        SqlArrays.instant(row, "orders_until"));
  }
}

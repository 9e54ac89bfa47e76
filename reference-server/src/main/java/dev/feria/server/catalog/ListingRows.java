package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.ListingDesk.Choice;
import dev.feria.server.platform.Search;
import dev.feria.server.platform.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the table of listings. */
final class ListingRows {
  static final String SELECT =
      """
      select l.listing_id, l.account_id, l.external_id, l.group_key, l.sku, l.title, l.variation,
        l.state, l.provider_status, l.channel_quantity, l.price_amount, l.price_currency,
        l.stock_owner, l.permalink, l.thumbnail, l.provider_updated_at, l.first_observed_at,
        l.observed_at, l.product_id, l.linked_by, l.linked_at, l.barcode, l.gtin,
        coalesce(l.counted_product_id = l.product_id, false) as opener,
        case when l.counted_product_id = l.product_id then l.counted_at
          else (select a.history_until from accounts a
                where a.tenant_id = l.tenant_id and a.account_id = l.account_id)
        end as history_until
      from listings l
      """;

  /** The last listing of the page before. */
  record After(boolean linked, UUID listingId) {}

  Optional<ListingRow> find(Handle handle, UUID tenant, UUID listing) {
    return handle
        .createQuery(SELECT + " where l.tenant_id = :tenant and l.listing_id = :listing")
        .bind("tenant", tenant)
        .bind("listing", listing)
        .map((row, context) -> read(row))
        .findOne();
  }

  List<ListingRow> byIds(Handle handle, UUID tenant, List<UUID> listings) {
    return handle
        .createQuery(
            SELECT
                + " where l.tenant_id = :tenant and l.listing_id = any(:listings)"
                + " order by l.listing_id")
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .map((row, context) -> read(row))
        .list();
  }

  /** Lists those without a product first, each part in the order they arrived. */
  List<ListingRow> list(
      Handle handle, UUID tenant, Choice choice, @Nullable After after, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where l.tenant_id = :tenant
                  and (:account::uuid is null or l.account_id = :account::uuid)
                  and (:linked::boolean is null or (l.product_id is not null) = :linked::boolean)
                  and (:product::uuid is null or l.product_id = :product::uuid)
                  and (:state::text is null or l.state = :state)
                  and (:search::text is null or l.title ~* :search or l.sku ~* :search
                    or l.external_id ~* :search)
                  and (:afterId::uuid is null
                    or ((l.product_id is not null), l.listing_id) > (:afterLinked, :afterId::uuid))
                order by (l.product_id is not null), l.listing_id
                limit :most
                """)
        .bind("tenant", tenant)
        .bind("account", choice.account())
        .bind("linked", choice.linked())
        .bind("product", choice.product())
        .bind("state", choice.state())
        .bind("search", Search.containing(choice.search()))
        .bind("afterId", after == null ? null : after.listingId())
        .bind("afterLinked", after != null && after.linked())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Finds the listings that a new product's SKU links. */
  List<ListingRow> waitingFor(Handle handle, UUID tenant, String sku) {
    return handle
        .createQuery(
            SELECT
                + """
                where l.tenant_id = :tenant and l.sku = :sku and l.product_id is null
                  and l.linked_by is null
                order by l.listing_id
                """)
        .bind("tenant", tenant)
        .bind("sku", sku)
        .map((row, context) -> read(row))
        .list();
  }

  /** Pages through an account's listings that wait and whose bar code or SKU a product has. */
  List<ListingRow> waitingForCodes(
      Handle handle, UUID tenant, UUID account, @Nullable UUID after, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where l.tenant_id = :tenant and l.account_id = :account and l.product_id is null
                  and l.linked_by is null
                  and (exists (select from products p
                      where p.tenant_id = l.tenant_id and p.gtin = l.gtin)
                    or exists (select from products p
                      where p.tenant_id = l.tenant_id and p.sku = l.sku))
                  and (:after::uuid is null or l.listing_id > :after::uuid)
                order by l.listing_id limit :most
                """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  List<ListingRow> ofAccount(
      Handle handle, UUID tenant, UUID account, @Nullable UUID after, int most) {
    return handle
        .createQuery(
            SELECT
                + """
                where l.tenant_id = :tenant and l.account_id = :account and l.state <> 'closed'
                  and (:after::uuid is null or l.listing_id > :after::uuid)
                order by l.listing_id limit :most
                """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Finds a currency that the tenant sells in: the product's, else any. */
  Optional<String> currency(Handle handle, UUID tenant, UUID product) {
    return handle
        .createQuery(
            """
            select price_currency from listings where tenant_id = :tenant
            order by product_id is not distinct from :product desc, listing_id limit 1
            """)
        .bind("tenant", tenant)
        .bind("product", product)
        .mapTo(String.class)
        .findOne();
  }

  /** Pages through the quantities that an account's channel showed no later than a moment. */
  List<Map.Entry<UUID, Integer>> shown(
      Handle handle, UUID tenant, UUID account, Instant until, @Nullable UUID after, int most) {
    return handle
        .createQuery(
            """
            select listing_id, channel_quantity from listings
            where tenant_id = :tenant and account_id = :account and product_id is not null
              and channel_quantity is not null and stock_owner = 'seller' and state <> 'closed'
              and observed_at <= :until and (:after::uuid is null or listing_id > :after::uuid)
            order by listing_id limit :most
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("until", until)
        .bind("after", after)
        .bind("most", most)
        .map(
            (row, context) ->
                Map.entry(row.getObject("listing_id", UUID.class), row.getInt("channel_quantity")))
        .list();
  }

  boolean hasGroup(Handle handle, UUID tenant, UUID account, String group) {
    return handle
        .createQuery(
            """
            select exists (select from listings
              where tenant_id = :tenant and account_id = :account and group_key = :group)
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("group", group)
        .mapTo(Boolean.class)
        .one();
  }

  static ListingRow read(ResultSet row) throws SQLException {
    return new ListingRow(
        row.getObject("listing_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("external_id"),
        row.getString("group_key"),
        row.getString("sku"),
        row.getString("title"),
        row.getString("variation"),
        ListingState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("provider_status"),
        SqlArrays.integer(row, "channel_quantity"),
        new Money(row.getBigDecimal("price_amount"), row.getString("price_currency")),
        StockOwner.valueOf(row.getString("stock_owner").toUpperCase(Locale.ROOT)),
        row.getString("permalink"),
        row.getString("thumbnail"),
        SqlArrays.instant(row, "provider_updated_at"),
        row.getTimestamp("first_observed_at").toInstant(),
        row.getBoolean("opener"),
        row.getTimestamp("history_until").toInstant(),
        row.getTimestamp("observed_at").toInstant(),
        row.getObject("product_id", UUID.class),
        row.getString("linked_by"),
        SqlArrays.instant(row, "linked_at"),
        row.getString("barcode"),
        row.getString("gtin"));
  }
}

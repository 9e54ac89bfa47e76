package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Writes the table of listings. */
final class ListingStore {
  /** What the columns of a page are called in {@link #bind}. */
  private static final String PAGE =
      """
      unnest(:externals, :groups, :skus, :titles, :variations, :states, :statuses, :quantities,
        :amounts, :currencies, :owners, :permalinks, :thumbnails, :updated, :barcodes, :gtins,
        :observed)
        as n (external_id, group_key, sku, title, variation, state, provider_status,
          channel_quantity, price_amount, price_currency, stock_owner, permalink, thumbnail,
          provider_updated_at, barcode, gtin, observed_at)
      """;

  /** Keeps an account's links as they are until the transaction ends; many may at a time. */
  void holdLinks(Handle handle, UUID account) {
    lock(handle, "pg_advisory_xact_lock_shared", account);
  }

  /** Waits until nobody holds an account's links, and lets nobody until the transaction ends. */
  void changeLinks(Handle handle, UUID account) {
    lock(handle, "pg_advisory_xact_lock", account);
  }

  private static void lock(Handle handle, String function, UUID account) {
    handle
        .createQuery(
            "select 1 from (select " + function + "(hashtextextended(:account, 21))) as held")
        .bind("account", account.toString())
        .mapTo(Integer.class)
        .one();
  }

  Map<String, ListingRow> byExternalId(
      Handle handle, UUID tenant, UUID account, Collection<String> externalIds) {
    Map<String, ListingRow> found = new HashMap<>();
    handle
        .createQuery(
            "select f.* from unnest(:externals) as n (external_id) cross join lateral ("
                + ListingRows.SELECT
                + """
                where l.tenant_id = :tenant and l.account_id = :account
                  and l.external_id = n.external_id limit 1) f
                """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(externalIds))
        .map((row, context) -> ListingRows.read(row))
        .forEach(listing -> found.put(listing.externalId(), listing));
    return found;
  }

  void insert(Handle handle, UUID tenant, UUID account, List<Listing> listings) {
    bind(
            handle.createUpdate(
                """
                insert into listings (tenant_id, account_id, external_id, group_key, sku, title,
                  variation, state, provider_status, channel_quantity, price_amount,
                  price_currency, stock_owner, permalink, thumbnail, provider_updated_at,
                  barcode, gtin, observed_at, first_observed_at)
                select :tenant, :account, n.*, n.observed_at from
                """
                    + PAGE
                    + " on conflict (tenant_id, account_id, external_id) do nothing"),
            tenant,
            account,
            listings)
        .execute();
  }

  /** Notes that an account's listings were seen this early, by the provider's clock. */
  void seen(Handle handle, UUID tenant, UUID account, Instant at) {
    handle
        .createUpdate(
            """
            update accounts set history_until = :at
            where tenant_id = :tenant and account_id = :account and history_until > :at
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("at", at)
        .execute();
  }

  void update(Handle handle, UUID tenant, UUID account, List<Listing> listings, Instant now) {
    handle
        .createQuery(
            """
            select count(*) from (
              select listing_id from listings
              where tenant_id = :tenant and account_id = :account
                and external_id = any(:externals)
              order by listing_id for update) as locked
            """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(listings.stream().map(Listing::id).toList()))
        .mapTo(Integer.class)
        .one();
    bind(
            handle.createUpdate(
                """
                update listings l set group_key = n.group_key, sku = n.sku, title = n.title,
                  variation = n.variation, state = n.state, provider_status = n.provider_status,
                  channel_quantity = n.channel_quantity, price_amount = n.price_amount,
                  price_currency = n.price_currency, stock_owner = n.stock_owner,
                  permalink = n.permalink, thumbnail = n.thumbnail,
                  provider_updated_at = n.provider_updated_at, barcode = n.barcode,
                  gtin = n.gtin, observed_at = n.observed_at,
                  updated_at = :now
                from
                """
                    + PAGE
                    + """
                    where l.tenant_id = :tenant and l.account_id = :account
                      and l.external_id = n.external_id and l.observed_at <= n.observed_at
                    """),
            tenant,
            account,
            listings)
        .bind("now", now)
        .execute();
  }

  /**
   * Sets products.
   *
   * @param links product by listing
   * @param counted the listings whose quantity, as last seen, our stock starts from
   */
  void link(
      Handle handle,
      UUID tenant,
      Map<UUID, UUID> links,
      Collection<UUID> counted,
      String by,
      Instant now) {
    handle
        .createUpdate(
            """
            with rows as (
              select l.listing_id, n.product_id
              from unnest(:listings, :products) as n (listing_id, product_id)
              join listings l on l.tenant_id = :tenant and l.listing_id = n.listing_id
              order by l.listing_id for update of l)
            update listings l set product_id = r.product_id, linked_by = :by, linked_at = :now,
              updated_at = :now,
              counted_product_id = case when l.listing_id = any(:counted)
                then r.product_id else l.counted_product_id end,
              counted_at = case when l.listing_id = any(:counted)
                then l.observed_at else l.counted_at end
            from rows r where l.tenant_id = :tenant and l.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(links.keySet()))
        .bind("products", SqlArrays.uuids(links.values()))
        .bind("counted", SqlArrays.uuids(counted))
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  void unlink(Handle handle, UUID tenant, Collection<UUID> listings, Instant now) {
    handle
        .createUpdate(
            """
            with rows as (
              select listing_id from listings
              where tenant_id = :tenant and listing_id = any(:listings)
              order by listing_id for update)
            update listings l set product_id = null, linked_by = 'user', linked_at = :now,
              updated_at = :now
            from rows r where l.tenant_id = :tenant and l.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .bind("now", now)
        .execute();
  }

  /** Records quantities that channels accepted, and what a quantity does to being for sale. */
  void published(Handle handle, UUID tenant, Map<UUID, Integer> quantities) {
    handle
        .createUpdate(
            """
            with rows as (
              select l.listing_id, n.quantity
              from unnest(:listings, :quantities) as n (listing_id, quantity)
              join listings l on l.tenant_id = :tenant and l.listing_id = n.listing_id
              order by l.listing_id for update of l)
            update listings l set channel_quantity = r.quantity,
              state = case
                when r.quantity = 0 and l.state = 'active' then 'out_of_stock'
                when r.quantity > 0 and l.state = 'out_of_stock' then 'active'
                else l.state end
            from rows r where l.tenant_id = :tenant and l.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(quantities.keySet()))
        .bind("quantities", SqlArrays.ints(quantities.values()))
        .execute();
  }

  void changed(Handle handle, UUID tenant, UUID listing, ListingState state, Instant now) {
    handle
        .createUpdate(
            """
            update listings set state = :state, updated_at = :now
            where tenant_id = :tenant and listing_id = :listing
            """)
        .bind("tenant", tenant)
        .bind("listing", listing)
        .bind("state", word(state))
        .bind("now", now)
        .execute();
  }

  void priced(Handle handle, UUID tenant, Map<UUID, Money> prices, Instant now) {
    handle
        .createUpdate(
            """
            with rows as (
              select l.listing_id, n.amount, n.currency
              from unnest(:listings, :amounts, :currencies) as n (listing_id, amount, currency)
              join listings l on l.tenant_id = :tenant and l.listing_id = n.listing_id
              order by l.listing_id for update of l)
            update listings l set price_amount = r.amount, price_currency = r.currency,
              updated_at = :now
            from rows r where l.tenant_id = :tenant and l.listing_id = r.listing_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(prices.keySet()))
        .bind("amounts", SqlArrays.numbers(prices.values().stream().map(Money::amount).toList()))
        .bind("currencies", SqlArrays.texts(prices.values().stream().map(Money::currency).toList()))
        .bind("now", now)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, UUID tenant, UUID account, List<Listing> page) {
    return statement
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("externals", SqlArrays.texts(page.stream().map(Listing::id).toList()))
        .bind("groups", SqlArrays.texts(page.stream().map(Listing::group).toList()))
        .bind("skus", SqlArrays.texts(page.stream().map(Listing::sku).toList()))
        .bind("titles", SqlArrays.texts(page.stream().map(Listing::title).toList()))
        .bind("variations", SqlArrays.texts(page.stream().map(Listing::variation).toList()))
        .bind("states", SqlArrays.texts(page.stream().map(l -> word(l.state())).toList()))
        .bind("statuses", SqlArrays.texts(page.stream().map(Listing::providerStatus).toList()))
        .bind("quantities", SqlArrays.ints(page.stream().map(Listing::quantity).toList()))
        .bind("amounts", SqlArrays.numbers(page.stream().map(l -> l.price().amount()).toList()))
        .bind("currencies", SqlArrays.texts(page.stream().map(l -> l.price().currency()).toList()))
        .bind("owners", SqlArrays.texts(page.stream().map(l -> word(l.stockOwner())).toList()))
        .bind("permalinks", SqlArrays.texts(page.stream().map(Listing::permalink).toList()))
        .bind("thumbnails", SqlArrays.texts(page.stream().map(Listing::thumbnail).toList()))
        .bind("updated", SqlArrays.instants(page.stream().map(Listing::updatedAt).toList()))
        .bind("barcodes", SqlArrays.texts(page.stream().map(Listing::barcode).toList()))
        .bind("gtins", SqlArrays.texts(page.stream().map(l -> Gtin.of(l.barcode())).toList()))
        .bind("observed", SqlArrays.instants(page.stream().map(Listing::observedAt).toList()));
  }

  static String word(@Nullable Enum<?> value) {
    return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
  }
}

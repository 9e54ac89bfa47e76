package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.platform.SqlArrays;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which products listings may be, and which a person said they are not. */
final class SuggestionStore {
  private static final int SIMILAR = 15;

  /** A product that a listing may be. */
  record Candidate(UUID listingId, UUID productId, double likeness, boolean sameBarcode) {}

  /** A listing and a product. */
  record Pair(UUID listingId, UUID productId) {}

  /** Pages through listings without a product that have not ended. */
  List<ListingRow> unlinked(
      Handle handle, UUID tenant, @Nullable UUID account, @Nullable UUID after, int most) {
    return handle
        .createQuery(
            ListingRows.SELECT
                + """
                where l.tenant_id = :tenant and l.product_id is null and l.state <> 'closed'
                  and (:account::uuid is null or l.account_id = :account::uuid)
                  and (:after::uuid is null or l.listing_id > :after::uuid)
                order by l.listing_id limit :most
                """)
        .bind("tenant", tenant)
        .bind("account", account)
        .bind("after", after)
        .bind("most", most)
        .map((row, context) -> ListingRows.read(row))
        .list();
  }

  /** Finds products with a similar title or the same bar code; those rejected are left out. */
  List<Candidate> candidates(Handle handle, UUID tenant, Collection<UUID> listings) {
    return handle
        .createQuery(
            """
            select l.listing_id, c.product_id, max(c.score) as score, bool_or(c.coded) as coded
            from listings l
            cross join lateral (
              select s.product_id, s.score, false as coded
              from similar_products(l.title || coalesce(' ' || l.variation, ''), :similar) s
              union all
              select p.product_id, 1, true from products p
              where p.tenant_id = l.tenant_id and p.gtin = l.gtin) c
            where l.tenant_id = :tenant and l.listing_id = any(:listings)
              and not exists (select from rejected_matches r
                where r.tenant_id = l.tenant_id and r.listing_id = l.listing_id
                  and r.product_id = c.product_id)
            group by l.listing_id, c.product_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(listings))
        .bind("similar", SIMILAR)
        .map(
            (row, context) ->
                new Candidate(
                    row.getObject("listing_id", UUID.class),
                    row.getObject("product_id", UUID.class),
                    row.getDouble("score"),
                    row.getBoolean("coded")))
        .list();
  }

  /** Finds what products cost: their base price, else what their listings cost on average. */
  Map<UUID, Money> prices(Handle handle, UUID tenant, Collection<UUID> products) {
    Map<UUID, Money> found = new HashMap<>();
    handle
        .createQuery(
            """
            select p.product_id, coalesce(p.base_amount, l.amount) as amount,
              coalesce(p.base_currency, l.currency) as currency
            from products p
            left join lateral (
              select round(avg(price_amount), 2) as amount, price_currency as currency
              from listings
              where tenant_id = p.tenant_id and product_id = p.product_id
              group by price_currency order by count(*) desc, price_currency limit 1) l on true
            where p.tenant_id = :tenant and p.product_id = any(:products)
              and coalesce(p.base_amount, l.amount) is not null
            """)
        .bind("tenant", tenant)
        .bind("products", SqlArrays.uuids(products))
        .map(
            (row, context) ->
                Map.entry(
                    row.getObject("product_id", UUID.class),
                    new Money(row.getBigDecimal("amount"), row.getString("currency"))))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  void reject(Handle handle, UUID tenant, Pair pair, String by, Instant now) {
    handle
        .createUpdate(
            """
            insert into rejected_matches values (:tenant, :listing, :product, :by, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("listing", pair.listingId())
        .bind("product", pair.productId())
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  /** Forgets rejections of pairs that a person has linked. */
  void accept(Handle handle, UUID tenant, List<Pair> pairs) {
    handle
        .createUpdate(
            """
            delete from rejected_matches r using unnest(:listings, :products)
              as n (listing_id, product_id)
            where r.tenant_id = :tenant and r.listing_id = n.listing_id
              and r.product_id = n.product_id
            """)
        .bind("tenant", tenant)
        .bind("listings", SqlArrays.uuids(pairs.stream().map(Pair::listingId).toList()))
        .bind("products", SqlArrays.uuids(pairs.stream().map(Pair::productId).toList()))
        .execute();
  }

  /** Finds what was rejected of listings. */
  Set<Pair> rejected(Handle handle, UUID tenant, Collection<UUID> listings) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select listing_id, product_id from rejected_matches
                where tenant_id = :tenant and listing_id = any(:listings)
                """)
            .bind("tenant", tenant)
            .bind("listings", SqlArrays.uuids(listings))
            .map(
                (row, context) ->
                    new Pair(
                        row.getObject("listing_id", UUID.class),
                        row.getObject("product_id", UUID.class)))
            .list());
  }
}

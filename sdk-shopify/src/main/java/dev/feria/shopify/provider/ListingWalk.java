package dev.feria.shopify.provider;

import dev.feria.core.commerce.Listing;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.retry.Sleeper;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.products.Product;
import dev.feria.shopify.products.ProductSearch;
import dev.feria.shopify.wire.Count;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks all listings: by pages in a small shop, by a bulk operation in a large one. A cursor of the
 * pages is the provider's with {@code page:} before it.
 */
final class ListingWalk {
  private static final String PAGES = "page:";
  private static final int SMALL = 250;
  private static final int MOST_BY_PAGES = 20_000;

  private final ShopifyClient client;
  private final Places places;
  private final Supplier<Listings> translation;
  private final ListingExport export;

  ListingWalk(
      ShopifyClient client, Places places, Supplier<Listings> translation, Sleeper sleeper) {
    this.client = client;
    this.places = places;
    this.translation = translation;
    this.export = new ListingExport(client, places, translation, sleeper);
  }

  Paginated<Entry<Listing>> from(@Nullable String start) {
    return Paginated.of(start, this::page);
  }

  private Page<Entry<Listing>> page(@Nullable String cursor) {
    if (cursor == null) {
      return begin();
    }
    return cursor.startsWith(PAGES)
        ? products(cursor.substring(PAGES.length()), null)
        : export.page(cursor);
  }

  private Page<Entry<Listing>> begin() {
    Count count = client.products().count();
    if (count.count() > SMALL) {
      try {
        return export.begin(0);
      } catch (ThrottledException | RejectedException refused) {
        if (count.count() > MOST_BY_PAGES) {
          throw refused;
        }
      }
    }
    return products(null, count.count());
  }

  private Page<Entry<Listing>> products(@Nullable String cursor, @Nullable Long total) {
    Page<Entry<Product>> page =
        client
            .products()
            .entries(ProductSearch.ALL.locations(places.selling().levels()), cursor)
            .pages()
            .findFirst()
            .orElseThrow();
    String next = page.next();
    return new Page<>(
        entries(translation.get(), page.items(), Objects.requireNonNull(page.readAt(), "dated")),
        next == null ? null : PAGES + next,
        total,
        page.readAt());
  }

  /** Translates products; one that the translation refuses is unreadable by itself. */
  static List<Entry<Listing>> entries(
      Listings translation, List<Entry<Product>> products, Instant readAt) {
    List<Entry<Listing>> entries = new ArrayList<>();
    for (Entry<Product> entry : products) {
      Entry<List<Listing>> translated =
          entry.map(
              product -> translation.neutral(product, readAt),
              product -> product.legacyResourceId());
      if (translated instanceof Entry.Read<List<Listing>> read) {
        read.value().forEach(listing -> entries.add(Entry.of(listing)));
      } else if (translated instanceof Entry.Unreadable<List<Listing>> unreadable) {
        entries.add(new Entry.Unreadable<>(unreadable.reference(), unreadable.reason()));
      }
    }
    return entries;
  }
}

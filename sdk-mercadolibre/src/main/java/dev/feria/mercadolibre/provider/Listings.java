package dev.feria.mercadolibre.provider;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.Listing.StockOwner;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.page.Entry;
import dev.feria.mercadolibre.items.Item;
import dev.feria.mercadolibre.items.ItemStatus;
import dev.feria.mercadolibre.items.Multiget;
import dev.feria.mercadolibre.items.Variation;
import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates items and variations to neutral words. */
final class Listings {
  /** ISO 4217: no currency. Stands in for an item that has no price yet. */
  private static final String NO_CURRENCY = "XXX";

  private static final int NOT_FOUND = 404;

  private Listings() {}

  /**
   * Translates items that were read at once. One that cannot be read, or that the provider did not
   * give for a reason other than that it is gone, is unreadable.
   */
  static List<Entry<Listing>> entries(Multiget items) {
    List<Entry<Listing>> entries = new ArrayList<>();
    for (Item item : items.found()) {
      try {
        neutral(item, items.date()).forEach(listing -> entries.add(Entry.of(listing)));
      } catch (IllegalArgumentException refused) {
        entries.add(
            new Entry.Unreadable<>(item.id(), "refused as " + refused.getClass().getSimpleName()));
      }
    }
    for (Multiget.Unreadable item : items.unreadable()) {
      entries.add(new Entry.Unreadable<>(item.id(), item.reason()));
    }
    for (Multiget.Missing item : items.missing()) {
      if (item.code() != NOT_FOUND) {
        entries.add(new Entry.Unreadable<>(item.id(), "answered with status " + item.code()));
      }
    }
    return entries;
  }

  /** Returns one listing per variation, or one for an item without; none for a deleted item. */
  static List<Listing> neutral(Item item, Instant observedAt) {
    if (item.subStatus().contains("deleted")) {
      return List.of();
    }
    if (item.variations().isEmpty()) {
      return List.of(plain(item, observedAt));
    }
    return item.variations().stream().map(v -> ofVariation(item, v, observedAt)).toList();
  }

  static ListingState state(Item item, @Nullable Integer quantity) {
    String status = item.status() == null ? "" : item.status().wire();
    return switch (status) {
      case "active" ->
          Objects.equals(quantity, 0) ? ListingState.OUT_OF_STOCK : ListingState.ACTIVE;
      case "paused" ->
          item.subStatus().contains("out_of_stock")
                  && !item.subStatus().contains("paused_by_seller")
              ? ListingState.OUT_OF_STOCK
              : ListingState.PAUSED;
      case "closed" -> ListingState.CLOSED;
      case "under_review", "payment_required", "inactive", "not_yet_active", "forbidden" ->
          ListingState.BLOCKED;
      default -> ListingState.UNKNOWN;
    };
  }

  private static Listing plain(Item item, Instant observedAt) {
    return listing(item, null, item.availableQuantity(), item.price(), observedAt);
  }

  private static Listing ofVariation(Item item, Variation variation, Instant observedAt) {
    BigDecimal price = variation.price() == null ? item.price() : variation.price();
    return listing(item, variation, variation.availableQuantity(), price, observedAt);
  }

  private static Listing listing(
      Item item,
      @Nullable Variation variation,
      @Nullable Integer quantity,
      @Nullable BigDecimal price,
      Instant observedAt) {
    return new Listing(
        ListingId.of(item.id(), variation == null ? null : variation.id()),
        item.id(),
        variation == null ? item.sku() : variation.sku(),
        title(item),
        variation == null ? null : combination(variation),
        state(item, quantity),
        item.status() == null ? "" : item.status().wire(),
        quantity,
        new Money(
            price == null ? BigDecimal.ZERO : price,
            item.currencyId() == null ? NO_CURRENCY : item.currencyId()),
        item.isFulfilledByProvider() ? StockOwner.PROVIDER : StockOwner.SELLER,
        item.permalink(),
        item.thumbnail(),
        item.lastUpdated(),
        observedAt,
        barcode(item, variation));
  }

  /** The bar code of a variation, or the item's where it has no variations. */
  private static @Nullable String barcode(Item item, @Nullable Variation variation) {
    return (variation == null ? item.attributes() : variation.attributes())
        .stream()
            .filter(attribute -> "GTIN".equals(attribute.id()))
            .map(Attribute::valueName)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static String title(Item item) {
    if (item.title() != null) {
      return item.title();
    }
    return item.familyName() == null ? item.id() : item.familyName();
  }

  private static String combination(Variation variation) {
    String text =
        variation.attributeCombinations().stream()
            .map(Attribute::valueName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
    return text.isEmpty() ? variation.id() : text;
  }

  /** Tells whether a status means that the seller, not the stock, holds the item back. */
  static boolean pausedBySeller(Item item) {
    return ItemStatus.PAUSED.equals(item.status()) && item.subStatus().contains("paused_by_seller");
  }
}

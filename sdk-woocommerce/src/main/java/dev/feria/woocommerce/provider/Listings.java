package dev.feria.woocommerce.provider;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.woocommerce.products.Product;
import dev.feria.woocommerce.products.ProductAttribute;
import dev.feria.woocommerce.products.StockManagement;
import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.Image;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Translates products and variations to neutral words. */
final class Listings {
  /** Sold together, or elsewhere: they have neither stock nor buyers of their own. */
  private static final Set<String> NOT_SOLD = Set.of("grouped", "external");

  private final String currency;

  Listings(String currency) {
    this.currency = currency;
  }

  /** Tells whether a product without variations is for sale by itself. */
  static boolean isSold(Product product) {
    return !product.isVariable() && (product.type() == null || !NOT_SOLD.contains(product.type()));
  }

  Listing simple(Product product, Instant observedAt) {
    Integer quantity = product.managesStock() ? whole(product.stockQuantity()) : null;
    return listing(product, null, quantity, observedAt);
  }

  /** A variation without a quantity of its own shows its product's. */
  Listing ofVariation(Product product, Product variation, Instant observedAt) {
    Integer quantity = null;
    if (variation.managesStock()) {
      quantity = whole(variation.stockQuantity());
    } else if (countedByParent(variation)) {
      quantity =
          whole(
              product.managesStock() && product.stockQuantity() != null
                  ? product.stockQuantity()
                  : variation.stockQuantity());
    }
    return listing(product, variation, quantity, observedAt);
  }

  static boolean countedByParent(Product variation) {
    StockManagement managed = variation.manageStock();
    return managed != null && managed.isParents();
  }

  private Listing listing(
      Product product, @Nullable Product variation, @Nullable Integer quantity, Instant observed) {
    Product sold = variation == null ? product : variation;
    String status = status(product, variation);
    return new Listing(
        ListingId.of(product.id(), variation == null ? null : variation.id()),
        product.id(),
        text(sold.sku()),
        product.name() == null || product.name().isBlank() ? product.id() : product.name(),
        variation == null ? null : combination(variation),
        state(status, sold, quantity),
        status,
        quantity,
        new Money(price(sold), currency),
        Listing.StockOwner.SELLER,
        sold.permalink() == null ? product.permalink() : sold.permalink(),
        thumbnail(product, variation),
        sold.dateModifiedGmt() == null ? null : sold.dateModifiedGmt().instant(),
        observed,
        text(sold.globalUniqueId()));
  }

  /** A variation is on sale only if its product is; the status that holds it back is shown. */
  private static String status(Product product, @Nullable Product variation) {
    String own = product.status() == null ? "publish" : product.status();
    if (variation == null || !own.equals("publish")) {
      return own;
    }
    return variation.status() == null ? own : variation.status();
  }

  static ListingState state(String status, Product sold, @Nullable Integer quantity) {
    return switch (status) {
      case "publish" -> {
        boolean beyond = sold.backorders() != null && !sold.backorders().equals("no");
        boolean none =
            quantity == null ? "outofstock".equals(sold.stockStatus()) : quantity == 0 && !beyond;
        yield none ? ListingState.OUT_OF_STOCK : ListingState.ACTIVE;
      }
      case "draft", "pending", "private", "future" -> ListingState.PAUSED;
      case "trash" -> ListingState.CLOSED;
      default -> ListingState.UNKNOWN;
    };
  }

  private static BigDecimal price(Product sold) {
    DecimalText regular = sold.regularPrice();
    DecimalText price = sold.price();
    if (regular != null && regular.amount().isPresent()) {
      return regular.orZero();
    }
    return price == null ? BigDecimal.ZERO : price.orZero();
  }

  /** Pieces that can be sold: a part of one cannot, and less than none is none. */
  static @Nullable Integer whole(@Nullable BigDecimal quantity) {
    return quantity == null
        ? null
        : quantity.setScale(0, RoundingMode.FLOOR).max(BigDecimal.ZERO).intValueExact();
  }

  private static String combination(Product variation) {
    String text =
        variation.attributes().stream()
            .map(ProductAttribute::option)
            .filter(option -> option != null && !option.isBlank())
            .collect(Collectors.joining(" / "));
    return text.isEmpty() ? variation.id() : text;
  }

  private static @Nullable String thumbnail(Product product, @Nullable Product variation) {
    Image own = variation == null ? null : variation.image();
    if (own != null && own.src() != null && !own.src().isBlank()) {
      return own.src();
    }
    return product.images().isEmpty() ? null : product.images().get(0).src();
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}

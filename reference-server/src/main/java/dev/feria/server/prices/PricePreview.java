package dev.feria.server.prices;

import dev.feria.core.commerce.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would do to an account's listings.
 *
 * @param changed how many would show another price
 * @param same how many show that price already
 * @param otherCurrency how many are in another currency than their product's base price
 * @param noBasePrice how many have a product without a base price
 * @param unlinked how many have no product
 * @param data a page of those that would show another price, in the order in which they arrived
 */
public record PricePreview(
    int changed,
    int same,
    int otherCurrency,
    int noBasePrice,
    int unlinked,
    List<Row> data,
    @Nullable String next) {
  /** A listing. */
  public record Row(
      UUID listing, String title, String sku, Money now, Money then, Money difference) {}
}

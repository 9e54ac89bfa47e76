package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.MoneyBag;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, as lists of orders hold it.
 *
 * @param legacyResourceId the number in {@link #id}
 * @param name for people; has a prefix and suffix of the shop ({@code #1042})
 * @param currencyCode of the shop, ISO 4217
 * @param subtotalPriceSet the lines after discounts, without shipping
 * @param currentTotalPriceSet what is owed after refunds and edits
 * @param customer null without a customer, or where the application may not see it
 * @param refunds empty unless asked for
 */
@CamelCase
public record Order(
    String id,
    String legacyResourceId,
    String name,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant cancelledAt,
    String currencyCode,
    @Nullable FinancialStatus displayFinancialStatus,
    @Nullable FulfillmentStatus displayFulfillmentStatus,
    @Nullable Boolean test,
    @Nullable String sourceName,
    @Nullable MoneyBag subtotalPriceSet,
    @Nullable MoneyBag totalPriceSet,
    @Nullable MoneyBag currentTotalPriceSet,
    @Nullable Customer customer,
    @Nullable Connection<LineItem> lineItems,
    @Nullable List<Refund> refunds) {
  public Order {
    refunds = refunds == null ? List.of() : Collections.unmodifiableList(refunds);
    lineItems = lineItems == null ? Connection.none() : lineItems;
  }

  @Override
  public List<Refund> refunds() {
    return refunds == null ? List.of() : refunds;
  }

  @Override
  public Connection<LineItem> lineItems() {
    return lineItems == null ? Connection.none() : lineItems;
  }

  /** Tells whether pieces of a line were refunded or removed. */
  boolean hasReducedLines() {
    for (LineItem line : lineItems().nodes()) {
      Integer current = line.currentQuantity();
      if (current != null && current < line.quantity()) {
        return true;
      }
    }
    return false;
  }

  /** Returns the same order with other lines and refunds. */
  Order with(List<LineItem> lines, List<Refund> moneyBack) {
    return new Order(
        id,
        legacyResourceId,
        name,
        createdAt,
        updatedAt,
        cancelledAt,
        currencyCode,
        displayFinancialStatus,
        displayFulfillmentStatus,
        test,
        sourceName,
        subtotalPriceSet,
        totalPriceSet,
        currentTotalPriceSet,
        customer,
        Connection.of(lines),
        moneyBack);
  }
}

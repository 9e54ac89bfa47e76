package dev.feria.shopify.orders;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.MoneyBag;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What else an order holds. */
@CamelCase
public record OrderDetails(
    String id,
    String name,
    @Nullable String confirmationNumber,
    @Nullable Instant processedAt,
    @Nullable CancelReason cancelReason,
    @Nullable Instant closedAt,
    @Nullable String returnStatus,
    @Nullable String note,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String presentmentCurrencyCode,
    @Nullable Boolean fullyPaid,
    @Nullable Boolean unpaid,
    @Nullable Boolean taxesIncluded,
    @Nullable List<String> tags,
    @Nullable List<String> paymentGatewayNames,
    @Nullable List<CustomAttribute> customAttributes,
    @Nullable MoneyBag totalDiscountsSet,
    @Nullable MoneyBag totalShippingPriceSet,
    @Nullable MoneyBag totalTaxSet,
    @Nullable MoneyBag totalRefundedSet,
    @Nullable MoneyBag totalOutstandingSet,
    @Nullable MailingAddress shippingAddress,
    @Nullable MailingAddress billingAddress,
    @Nullable Connection<ShippingLine> shippingLines,
    @Nullable List<Transaction> transactions,
    @Nullable List<OrderFulfillment> fulfillments,
    @Nullable Connection<LocalizedField> localizedFields) {
  public OrderDetails {
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
    paymentGatewayNames =
        paymentGatewayNames == null ? List.of() : Collections.unmodifiableList(paymentGatewayNames);
    customAttributes =
        customAttributes == null ? List.of() : Collections.unmodifiableList(customAttributes);
    transactions = transactions == null ? List.of() : Collections.unmodifiableList(transactions);
    fulfillments = fulfillments == null ? List.of() : Collections.unmodifiableList(fulfillments);
    shippingLines = shippingLines == null ? Connection.none() : shippingLines;
    localizedFields = localizedFields == null ? Connection.none() : localizedFields;
  }

  @Override
  public List<String> tags() {
    return tags == null ? List.of() : tags;
  }

  @Override
  public List<String> paymentGatewayNames() {
    return paymentGatewayNames == null ? List.of() : paymentGatewayNames;
  }

  @Override
  public List<CustomAttribute> customAttributes() {
    return customAttributes == null ? List.of() : customAttributes;
  }

  @Override
  public List<Transaction> transactions() {
    return transactions == null ? List.of() : transactions;
  }

  @Override
  public List<OrderFulfillment> fulfillments() {
    return fulfillments == null ? List.of() : fulfillments;
  }

  @Override
  public Connection<ShippingLine> shippingLines() {
    return shippingLines == null ? Connection.none() : shippingLines;
  }

  @Override
  public Connection<LocalizedField> localizedFields() {
    return localizedFields == null ? Connection.none() : localizedFields;
  }
}

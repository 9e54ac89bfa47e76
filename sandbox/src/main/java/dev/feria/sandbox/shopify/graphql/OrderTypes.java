package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Refund;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Transaction;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Orders with their lines, money and refunds. */
final class OrderTypes {
  private OrderTypes() {}

  static void add(Schema schema) {
    Fetch<Order> order = schema.type("Order", Order.class);
    head(order);
    status(order);
    money(order);
    parts(order);
    line(schema);
    refund(schema);
    schema
        .type("OrderTransaction", Transaction.class)
        .field("id", t -> Gid.of("OrderTransaction", t.id))
        .field("kind", t -> t.kind)
        .field("status", t -> t.status)
        .field("gateway", t -> t.gateway)
        .field("formattedGateway", t -> t.gateway.replace('_', ' '))
        .field("amountSet", t -> new Money(t.amount, t.order.currency))
        .field("createdAt", t -> Times.utc(t.created))
        .field("processedAt", t -> Times.utc(t.created))
        .field("test", t -> t.order.test)
        .field("paymentId", t -> t.order.name() + "." + t.id % 100)
        .field(
            "parentTransaction",
            t ->
                t.order.transactions.stream()
                    .filter(other -> other.id == t.parentId)
                    .findFirst()
                    .orElse(null))
        .field("order", t -> t.order)
        .field("manualPaymentGateway", t -> t.gateway.equals("manual"));
  }

  private static void head(Fetch<Order> order) {
    order
        .field("id", o -> Gid.of("Order", o.id))
        .field("legacyResourceId", o -> o.id)
        .field("name", Order::name)
        .field("number", o -> o.number)
        .field("confirmationNumber", o -> confirmation(o.id))
        .field("createdAt", o -> Times.utc(o.created))
        .field("updatedAt", o -> Times.utc(o.updated))
        .field("processedAt", o -> Times.utc(o.created))
        .field("cancelledAt", o -> Times.utc(o.cancelled))
        .field("cancelReason", o -> o.cancelReason)
        .field("closed", o -> o.closed != 0)
        .field("closedAt", o -> Times.utc(o.closed))
        .field("confirmed", o -> true)
        .field("test", o -> o.test)
        .field("sourceName", o -> o.source)
        .field("sourceIdentifier", o -> null)
        .field("tags", o -> o.tags)
        .field("note", o -> o.note)
        .field("email", o -> o.email)
        .field("phone", o -> o.phone)
        .field("currencyCode", o -> o.currency)
        .field("presentmentCurrencyCode", o -> o.currency)
        .field("customerLocale", o -> "es-CL")
        .field("poNumber", o -> null)
        .field("clientIp", o -> null)
        .field("discountCodes", o -> List.of())
        .field("taxLines", o -> List.of())
        .field("taxesIncluded", o -> true)
        .field("paymentGatewayNames", o -> List.of(o.gateway))
        .field(
            "customAttributes",
            o ->
                o.attributes.entrySet().stream()
                    .map(entry -> Json.obj("key", entry.getKey(), "value", entry.getValue()))
                    .toList());
  }

  private static String confirmation(long id) {
    return Long.toString(id * 7_919 % 78_364_164_096L, 36).toUpperCase(Locale.ROOT);
  }

  private static void status(Fetch<Order> order) {
    order
        .field("displayFinancialStatus", o -> o.financial)
        .field("displayFulfillmentStatus", Order::fulfillment)
        .field("returnStatus", o -> "NO_RETURN")
        .field("fullyPaid", o -> o.outstanding().signum() == 0 && o.received().signum() > 0)
        .field("unpaid", o -> o.received().signum() == 0)
        .field("edited", o -> o.edited)
        .field("fulfillable", o -> o.lines.stream().anyMatch(line -> line.open() > 0))
        .field("refundable", o -> o.received().compareTo(o.refunded()) > 0)
        .field("restockable", o -> o.lines.stream().anyMatch(line -> line.current > 0))
        .field("canMarkAsPaid", o -> o.cancelled == 0 && o.financial.equals("PENDING"))
        .field("requiresShipping", o -> o.lines.stream().anyMatch(line -> line.requiresShipping));
  }

  private static void money(Fetch<Order> order) {
    amount(order, "totalPriceSet", Order::total);
    amount(order, "originalTotalPriceSet", Order::total);
    amount(order, "currentTotalPriceSet", Order::currentTotal);
    amount(order, "subtotalPriceSet", Order::subtotal);
    amount(order, "currentSubtotalPriceSet", Order::currentSubtotal);
    amount(order, "totalDiscountsSet", o -> BigDecimal.ZERO);
    amount(order, "currentTotalDiscountsSet", o -> BigDecimal.ZERO);
    amount(order, "totalTaxSet", o -> BigDecimal.ZERO);
    amount(order, "currentTotalTaxSet", o -> BigDecimal.ZERO);
    amount(order, "totalShippingPriceSet", o -> o.shippingPrice);
    amount(order, "currentShippingPriceSet", o -> o.shippingPrice);
    amount(order, "totalRefundedSet", Order::refunded);
    amount(order, "totalRefundedShippingSet", o -> BigDecimal.ZERO);
    amount(order, "totalOutstandingSet", Order::outstanding);
    amount(order, "totalReceivedSet", Order::received);
    amount(order, "totalCapturableSet", o -> BigDecimal.ZERO);
    amount(order, "netPaymentSet", o -> o.received().subtract(o.refunded()));
    order.field("totalPrice", o -> Money.two(o.total()));
    order.field(
        "subtotalLineItemsQuantity", o -> o.lines.stream().mapToInt(line -> line.quantity).sum());
    order.field(
        "currentSubtotalLineItemsQuantity",
        o -> o.lines.stream().mapToInt(line -> line.current).sum());
  }

  private static void amount(Fetch<Order> order, String name, Function<Order, BigDecimal> amount) {
    order.field(name, o -> new Money(amount.apply(o), o.currency));
  }

  private static void parts(Fetch<Order> order) {
    order
        .call("customer", (o, env) -> Caller.shop(env).customers.get(o.customerId))
        .field("shippingAddress", o -> o.shipping)
        .field("billingAddress", o -> o.shipping)
        .field("shippingLine", o -> shippingLines(o).stream().findFirst().orElse(null))
        .call("shippingLines", (o, env) -> Pages.of(shippingLines(o), env, l -> o.shippingLineId))
        .call("lineItems", (o, env) -> Pages.of(o.lines, env, line -> line.id))
        .call("transactions", (o, env) -> Lists.first(o.transactions, env))
        .field("transactionsCount", o -> Lists.count(o.transactions.size()))
        .call("refunds", (o, env) -> Lists.first(o.refunds, env))
        .call("fulfillments", (o, env) -> Lists.first(o.fulfillments, env))
        .field("fulfillmentsCount", o -> Lists.count(o.fulfillments.size()))
        .call("fulfillmentOrders", (o, env) -> Pages.of(o.fulfillmentOrders, env, f -> f.id))
        .call("localizedFields", (o, env) -> Pages.of(taxIds(o, env), env, field -> 1));
  }

  private static List<Map<String, @Nullable Object>> shippingLines(Order order) {
    if (order.shippingLineId == 0) {
      return List.of();
    }
    Money price = new Money(order.shippingPrice, order.currency);
    return List.of(
        Json.obj(
            "id",
            Gid.of("ShippingLine", order.shippingLineId),
            "title",
            order.shippingTitle,
            "code",
            order.shippingTitle,
            "source",
            "shopify",
            "custom",
            false,
            "isRemoved",
            false,
            "originalPriceSet",
            price,
            "discountedPriceSet",
            price,
            "currentDiscountedPriceSet",
            price,
            "taxLines",
            List.of()));
  }

  private static List<Map<String, @Nullable Object>> taxIds(
      Order order, DataFetchingEnvironment env) {
    if (order.taxId == null) {
      return List.of();
    }
    String country = Caller.shop(env).country;
    return List.of(
        Json.obj(
            "key",
            "TAX_CREDENTIAL_" + country,
            "value",
            order.taxId,
            "title",
            country.equals("BR") ? "CPF/CNPJ" : "RUT",
            "countryCode",
            country,
            "purpose",
            "TAX"));
  }

  private static void line(Schema schema) {
    Fetch<Line> line =
        schema
            .type("LineItem", Line.class)
            .field("id", l -> Gid.of("LineItem", l.id))
            .field("name", Line::name)
            .field("title", l -> l.title)
            .field("variantTitle", l -> l.variantTitle)
            .field("sku", l -> l.sku)
            .field("vendor", l -> l.vendor)
            .field("quantity", l -> l.quantity)
            .field("currentQuantity", l -> l.current)
            .field("unfulfilledQuantity", Line::open)
            .field("refundableQuantity", l -> l.current)
            .field("nonFulfillableQuantity", l -> l.quantity - l.open())
            .field("requiresShipping", l -> l.requiresShipping)
            .field("restockable", l -> l.current > 0)
            .field("isGiftCard", l -> false)
            .field("taxable", l -> true)
            .call("variant", (l, env) -> Caller.shop(env).variant(l.variantId))
            .call("product", (l, env) -> Caller.shop(env).products.get(l.productId))
            .field("customAttributes", l -> List.of())
            .field("taxLines", l -> List.of())
            .field("totalDiscountSet", l -> new Money(BigDecimal.ZERO, l.order.currency));
    for (String unit :
        List.of(
            "originalUnitPriceSet",
            "discountedUnitPriceSet",
            "discountedUnitPriceAfterAllDiscountsSet")) {
      line.field(unit, l -> new Money(l.price, l.order.currency));
    }
    for (String total : List.of("originalTotalSet", "discountedTotalSet")) {
      line.field(total, l -> times(l, l.quantity));
    }
  }

  static Money times(Line line, int quantity) {
    return new Money(line.price.multiply(BigDecimal.valueOf(quantity)), line.order.currency);
  }

  private static void refund(Schema schema) {
    schema
        .type("Refund", Refund.class)
        .field("id", r -> Gid.of("Refund", r.id))
        .field("legacyResourceId", r -> r.id)
        .field("createdAt", r -> Times.utc(r.created))
        .field("updatedAt", r -> Times.utc(r.created))
        .field("processedAt", r -> Times.utc(r.created))
        .field("note", r -> r.note)
        .field("totalRefundedSet", r -> new Money(r.amount, r.order.currency))
        .call("refundLineItems", (r, env) -> Pages.of(r.parts, env, part -> part.id))
        .call("transactions", (r, env) -> Pages.of(transactions(r), env, t -> t.id))
        .field("order", r -> r.order);
    schema
        .type("RefundLineItem", Refund.Part.class)
        .field("id", part -> Gid.of("RefundLineItem", part.id))
        .field("quantity", part -> part.quantity)
        .field("restockType", part -> part.restockType)
        .field("restocked", part -> part.locationId != 0)
        .field("lineItem", OrderTypes::line)
        .call("location", (part, env) -> location(part, Caller.shop(env)))
        .field("subtotalSet", part -> times(line(part), part.quantity))
        .field("priceSet", part -> times(line(part), 1))
        .field("totalTaxSet", part -> new Money(BigDecimal.ZERO, part.owner.order.currency));
  }

  private static Line line(Refund.Part part) {
    Line line = part.owner.order.line(part.lineId);
    if (line == null) {
      throw new ApiError("INTERNAL_SERVER_ERROR", "a refund speaks of a line that is not there");
    }
    return line;
  }

  private static @Nullable Object location(Refund.Part part, Shop shop) {
    return shop.locations.get(part.locationId);
  }

  private static List<Transaction> transactions(Refund refund) {
    List<Transaction> transactions = new ArrayList<>();
    for (Transaction transaction : refund.order.transactions) {
      if (transaction.id == refund.transactionId) {
        transactions.add(transaction);
      }
    }
    return transactions;
  }
}

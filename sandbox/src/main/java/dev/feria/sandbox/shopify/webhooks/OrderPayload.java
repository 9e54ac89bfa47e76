package dev.feria.sandbox.shopify.webhooks;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Address;
import dev.feria.sandbox.shopify.state.Customer;
import dev.feria.sandbox.shopify.state.Fulfillment;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Line;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Refund;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders, parcels and refunds as webhooks show them. */
public final class OrderPayload {
  private OrderPayload() {}

  /** An order. */
  public static Map<String, @Nullable Object> order(Shop shop, Order order) {
    Map<String, @Nullable Object> body =
        Json.obj(
            "id",
            order.id,
            "admin_graphql_api_id",
            Gid.of("Order", order.id),
            "name",
            order.name(),
            "number",
            Math.max(1, order.number - 1_000),
            "order_number",
            order.number,
            "created_at",
            Times.local(order.created, shop.zone()),
            "updated_at",
            Times.local(order.updated, shop.zone()),
            "processed_at",
            Times.local(order.created, shop.zone()),
            "cancelled_at",
            Times.local(order.cancelled, shop.zone()),
            "cancel_reason",
            order.cancelReason == null ? null : lower(order.cancelReason),
            "closed_at",
            Times.local(order.closed, shop.zone()),
            "test",
            order.test,
            "currency",
            order.currency,
            "presentment_currency",
            order.currency,
            "financial_status",
            lower(order.financial),
            "fulfillment_status",
            fulfillment(order),
            "source_name",
            order.source,
            "email",
            order.email,
            "contact_email",
            order.email,
            "phone",
            order.phone,
            "note",
            order.note,
            "note_attributes",
            attributes(order),
            "tags",
            String.join(", ", order.tags),
            "taxes_included",
            true);
    money(body, order);
    body.put("payment_gateway_names", List.of(order.gateway));
    body.put("location_id", null);
    body.put("customer", customer(shop.customers.get(order.customerId)));
    body.put("shipping_address", address(order.shipping));
    body.put("billing_address", address(order.shipping));
    body.put("line_items", lines(order));
    body.put("shipping_lines", shippingLines(order));
    body.put("fulfillments", fulfillments(shop, order));
    body.put("refunds", refunds(shop, order));
    return body;
  }

  private static @Nullable String fulfillment(Order order) {
    return switch (order.fulfillment()) {
      case "FULFILLED" -> "fulfilled";
      case "PARTIALLY_FULFILLED" -> "partial";
      case "RESTOCKED" -> "restocked";
      default -> null;
    };
  }

  static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }

  private static List<Object> attributes(Order order) {
    List<Object> all = new ArrayList<>();
    order.attributes.forEach((name, value) -> all.add(Json.obj("name", name, "value", value)));
    return all;
  }

  private static void money(Map<String, @Nullable Object> body, Order order) {
    body.put("total_price", Money.two(order.total()));
    body.put("subtotal_price", Money.two(order.subtotal()));
    body.put("total_tax", "0.00");
    body.put("total_discounts", "0.00");
    body.put("current_total_price", Money.two(order.currentTotal()));
    body.put("current_subtotal_price", Money.two(order.currentSubtotal()));
    body.put("total_outstanding", Money.two(order.outstanding()));
    body.put("total_price_set", set(order.total(), order.currency));
    body.put("current_total_price_set", set(order.currentTotal(), order.currency));
    body.put("total_shipping_price_set", set(order.shippingPrice, order.currency));
  }

  private static Object set(BigDecimal amount, String currency) {
    Object money = Json.obj("amount", Money.two(amount), "currency_code", currency);
    return Json.obj("shop_money", money, "presentment_money", money);
  }

  static @Nullable Object customer(@Nullable Customer customer) {
    return customer == null
        ? null
        : Json.obj(
            "id",
            customer.id,
            "email",
            customer.email,
            "first_name",
            customer.firstName,
            "last_name",
            customer.lastName,
            "phone",
            customer.phone,
            "admin_graphql_api_id",
            Gid.of("Customer", customer.id));
  }

  private static @Nullable Object address(@Nullable Address address) {
    return address == null
        ? null
        : Json.obj(
            "first_name",
            address.firstName,
            "last_name",
            address.lastName,
            "name",
            address.name(),
            "address1",
            address.address1,
            "address2",
            address.address2,
            "city",
            address.city,
            "province",
            address.province,
            "province_code",
            address.provinceCode,
            "zip",
            address.zip,
            "country",
            address.country,
            "country_code",
            address.countryCode,
            "phone",
            address.phone,
            "company",
            address.company);
  }

  private static List<Object> lines(Order order) {
    List<Object> lines = new ArrayList<>();
    order.lines.forEach(line -> lines.add(line(line, line.quantity)));
    return lines;
  }

  private static Map<String, @Nullable Object> line(Line line, int quantity) {
    return Json.obj(
        "id",
        line.id,
        "admin_graphql_api_id",
        Gid.of("LineItem", line.id),
        "product_id",
        line.productId == 0 ? null : line.productId,
        "variant_id",
        line.variantId == 0 ? null : line.variantId,
        "sku",
        line.sku,
        "title",
        line.title,
        "variant_title",
        line.variantTitle,
        "name",
        line.name(),
        "vendor",
        line.vendor,
        "quantity",
        quantity,
        "current_quantity",
        line.current,
        "fulfillable_quantity",
        line.open(),
        "price",
        Money.two(line.price),
        "total_discount",
        "0.00",
        "requires_shipping",
        line.requiresShipping,
        "fulfillment_status",
        line.fulfilled == 0 ? null : line.open() == 0 ? "fulfilled" : "partial",
        "properties",
        List.of(),
        "tax_lines",
        List.of(),
        "discount_allocations",
        List.of());
  }

  private static List<Object> shippingLines(Order order) {
    if (order.shippingLineId == 0) {
      return List.of();
    }
    return List.of(
        Json.obj(
            "id",
            order.shippingLineId,
            "title",
            order.shippingTitle,
            "code",
            order.shippingTitle,
            "price",
            Money.two(order.shippingPrice),
            "discounted_price",
            Money.two(order.shippingPrice),
            "is_removed",
            false));
  }

  private static List<Object> fulfillments(Shop shop, Order order) {
    List<Object> all = new ArrayList<>();
    order.fulfillments.forEach(parcel -> all.add(fulfillment(shop, parcel)));
    return all;
  }

  /** A parcel. */
  public static Map<String, @Nullable Object> fulfillment(Shop shop, Fulfillment parcel) {
    List<Object> lines = new ArrayList<>();
    for (Fulfillment.Part part : parcel.parts) {
      Line line = parcel.order.line(part.lineId);
      if (line != null) {
        lines.add(line(line, part.quantity));
      }
    }
    return Json.obj(
        "id",
        parcel.id,
        "admin_graphql_api_id",
        Gid.of("Fulfillment", parcel.id),
        "order_id",
        parcel.order.id,
        "name",
        parcel.name,
        "status",
        lower(parcel.status),
        "shipment_status",
        null,
        "created_at",
        Times.local(parcel.created, shop.zone()),
        "updated_at",
        Times.local(parcel.updated, shop.zone()),
        "location_id",
        parcel.locationId,
        "tracking_company",
        parcel.company,
        "tracking_number",
        parcel.numbers.isEmpty() ? null : parcel.numbers.get(0),
        "tracking_numbers",
        List.copyOf(parcel.numbers),
        "tracking_url",
        parcel.urls.isEmpty() ? null : parcel.urls.get(0),
        "tracking_urls",
        List.copyOf(parcel.urls),
        "line_items",
        lines);
  }

  private static List<Object> refunds(Shop shop, Order order) {
    List<Object> all = new ArrayList<>();
    order.refunds.forEach(refund -> all.add(refund(shop, refund)));
    return all;
  }

  /** A refund. */
  public static Map<String, @Nullable Object> refund(Shop shop, Refund refund) {
    List<Object> lines = new ArrayList<>();
    for (Refund.Part part : refund.parts) {
      Line line = refund.order.line(part.lineId);
      if (line != null) {
        lines.add(
            Json.obj(
                "id",
                part.id,
                "line_item_id",
                part.lineId,
                "quantity",
                part.quantity,
                "restock_type",
                lower(part.restockType),
                "location_id",
                part.locationId == 0 ? null : part.locationId,
                "subtotal",
                Money.two(line.price.multiply(BigDecimal.valueOf(part.quantity))),
                "line_item",
                line(line, line.quantity)));
      }
    }
    return Json.obj(
        "id",
        refund.id,
        "admin_graphql_api_id",
        Gid.of("Refund", refund.id),
        "order_id",
        refund.order.id,
        "created_at",
        Times.local(refund.created, shop.zone()),
        "processed_at",
        Times.local(refund.created, shop.zone()),
        "note",
        refund.note,
        "restock",
        refund.parts.stream().anyMatch(part -> part.locationId != 0),
        "refund_line_items",
        lines,
        "transactions",
        transactions(shop, refund));
  }

  private static List<Object> transactions(Shop shop, Refund refund) {
    List<Object> all = new ArrayList<>();
    refund.order.transactions.stream()
        .filter(transaction -> transaction.id == refund.transactionId)
        .forEach(
            transaction ->
                all.add(
                    Json.obj(
                        "id",
                        transaction.id,
                        "order_id",
                        refund.order.id,
                        "kind",
                        lower(transaction.kind),
                        "status",
                        lower(transaction.status),
                        "gateway",
                        transaction.gateway,
                        "amount",
                        Money.two(transaction.amount),
                        "currency",
                        refund.order.currency,
                        "created_at",
                        Times.local(transaction.created, shop.zone()))));
    return all;
  }
}

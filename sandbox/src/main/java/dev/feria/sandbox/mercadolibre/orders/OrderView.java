package dev.feria.sandbox.mercadolibre.orders;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.mercadolibre.state.Order;
import dev.feria.sandbox.mercadolibre.state.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders as JSON. */
final class OrderView {
  private OrderView() {}

  static Map<String, @Nullable Object> order(Order order) {
    BigDecimal total = order.total();
    BigDecimal paid =
        order.paymentId == 0 || order.status.equals("payment_in_process")
            ? BigDecimal.ZERO
            : total.add(order.shippingCost).subtract(order.coupon);
    Map<String, @Nullable Object> view = new LinkedHashMap<>(48);
    view.put("id", order.id);
    view.put("pack_id", order.packId == 0 ? null : order.packId);
    view.put("status", order.status);
    view.put("status_detail", null);
    view.put("date_created", Times.order(order.created));
    view.put("date_closed", Times.order(order.closed));
    view.put("last_updated", Times.order(order.updated));
    view.put("date_last_updated", Times.order(order.updated));
    view.put("expiration_date", Times.order(order.created + 86_400_000L * 28));
    view.put("total_amount", total);
    view.put("paid_amount", paid);
    view.put("currency_id", order.currency);
    view.put("coupon", Json.obj("id", null, "amount", order.coupon));
    view.put("fulfilled", null);
    view.put("comment", null);
    view.put("manufacturing_ending_date", null);
    view.put("buying_mode", "buy_equals_pay");
    view.put("mediations", List.of());
    view.put("order_items", List.of(line(order)));
    view.put("payments", payments(order, paid));
    view.put("shipping", Json.obj("id", order.shipmentId == 0 ? null : order.shipmentId));
    view.put("order_request", Json.obj("change", null, "return", null));
    view.put("tags", tags(order));
    view.put("static_tags", List.of());
    view.put("feedback", Json.obj("buyer", null, "seller", null));
    view.put(
        "buyer",
        Json.obj(
            "id",
            order.buyerId,
            "nickname",
            "CLIENTE_" + order.buyerId % 10_000,
            "billing_info",
            Json.obj("id", Long.toString(order.buyerId + 700_000_000_000L))));
    view.put("seller", Json.obj("id", order.sellerId));
    view.put(
        "context", Json.obj("channel", "marketplace", "site", order.siteId, "flows", List.of()));
    view.put("taxes", Json.obj("id", null, "amount", null, "currency_id", null));
    view.put("cancel_detail", cancelDetail(order));
    return view;
  }

  private static @Nullable Object cancelDetail(Order order) {
    if (order.cancelled == 0) {
      return null;
    }
    boolean seller = "seller".equals(order.cancelledBy);
    return Json.obj(
        "group",
        seller ? "respondent" : "buyer",
        "code",
        seller ? "seller_cancelled" : "cancel_purchase_by_buyer",
        "description",
        seller ? "The seller cancelled" : "The buyer cancelled the purchase",
        "requested_by",
        seller ? "seller" : "buyer",
        "date",
        Times.order(order.cancelled),
        "application_id",
        null);
  }

  private static Object line(Order order) {
    List<Object> attributes = new ArrayList<>();
    String variant = order.variant;
    if (variant != null) {
      String[] parts = variant.split("\\|", 3);
      attributes.add(
          Json.obj("id", parts[0], "name", parts[1], "value_id", null, "value_name", parts[2]));
    }
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put(
        "item",
        Json.obj(
            "id",
            order.itemId,
            "title",
            order.title,
            "category_id",
            order.categoryId,
            "variation_id",
            order.variationId == 0 ? null : order.variationId,
            "seller_custom_field",
            order.customField,
            "variation_attributes",
            attributes,
            "warranty",
            null,
            "condition",
            "new",
            "seller_sku",
            order.sku,
            "user_product_id",
            order.userProductId,
            "global_price",
            null,
            "net_weight",
            null));
    line.put("quantity", order.quantity);
    line.put("requested_quantity", Json.obj("measure", "unit", "value", order.quantity));
    line.put("picked_quantity", null);
    line.put("unit_price", order.unitPrice);
    line.put("full_unit_price", order.unitPrice);
    line.put("gross_price", order.total());
    line.put("currency_id", order.currency);
    line.put("manufacturing_days", null);
    line.put("sale_fee", order.saleFee);
    line.put("listing_type_id", order.listingType);
    line.put("element_id", null);
    if (order.storeId != null) {
      line.put("stock", Json.obj("store_id", order.storeId, "network_node_id", order.nodeId));
    }
    return line;
  }

  private static List<Object> payments(Order order, BigDecimal paid) {
    if (order.paymentId == 0) {
      return List.of();
    }
    boolean pending = order.status.equals("payment_in_process");
    boolean refunded = order.cancelled != 0;
    return List.of(
        Json.obj(
            "id",
            order.paymentId,
            "order_id",
            order.id,
            "payer_id",
            order.buyerId,
            "collector",
            Json.obj("id", order.sellerId),
            "site_id",
            order.siteId,
            "reason",
            order.title,
            "currency_id",
            order.currency,
            "status",
            pending ? "in_process" : refunded ? "refunded" : "approved",
            "status_detail",
            pending ? "pending_contingency" : refunded ? "refunded" : "accredited",
            "transaction_amount",
            order.total(),
            "transaction_amount_refunded",
            order.refunded,
            "taxes_amount",
            0,
            "coupon_amount",
            order.coupon,
            "shipping_cost",
            order.shippingCost,
            "overpaid_amount",
            0,
            "total_paid_amount",
            pending ? order.total() : paid,
            "marketplace_fee",
            order.saleFee.multiply(BigDecimal.valueOf(order.quantity)),
            "payment_method_id",
            order.id % 3 == 0 ? "master" : "visa",
            "payment_type",
            "credit_card",
            "installments",
            1,
            "operation_type",
            "regular_payment",
            "date_approved",
            pending ? null : Times.order(order.closed),
            "date_created",
            Times.order(order.created),
            "date_last_modified",
            Times.order(order.updated)));
  }

  private static List<String> tags(Order order) {
    List<String> tags = new ArrayList<>(3);
    if (order.packId != 0) {
      tags.add("pack_order");
    }
    tags.add(order.isPaid() ? "paid" : "not_paid");
    tags.add("not_delivered");
    if (order.coupon.signum() > 0) {
      tags.add("order_has_discount");
    }
    return tags;
  }

  static List<String> tagsOf(Order order) {
    return tags(order);
  }
}

package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.orders.Purchases;
import dev.feria.sandbox.shopify.orders.Refused;
import dev.feria.sandbox.shopify.orders.Returns;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Order;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Refund;
import dev.feria.sandbox.shopify.state.Remembered;
import dev.feria.sandbox.shopify.state.Shop;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders are cancelled, marked as paid and refunded. */
final class OrderMutations {
  private final Platform platform;
  private final Purchases purchases;
  private final Returns returns;

  OrderMutations(Platform platform, Purchases purchases, Returns returns) {
    this.platform = platform;
    this.purchases = purchases;
    this.returns = returns;
  }

  void add(Fetch<Object> root) {
    root.call("orderCancel", (none, env) -> cancel(env))
        .call("orderMarkAsPaid", (none, env) -> pay(env))
        .call("refundCreate", (none, env) -> refund(env));
  }

  private Object cancel(DataFetchingEnvironment env) {
    Caller.of(env).need("write_orders");
    Shop shop = Caller.shop(env);
    Order order = shop.orders.get(Gid.id("Order", Queries.text(env, "orderId")));
    if (order == null) {
      return cancelled(null, Problems.one("NOT_FOUND", "Order does not exist", "orderId"));
    }
    Input method = Input.of(env, "refundMethod");
    boolean refund =
        Boolean.TRUE.equals(env.<Boolean>getArgument("refund"))
            || Boolean.TRUE.equals(method.flag("originalPaymentMethodsRefund"));
    boolean restock = Boolean.TRUE.equals(env.<Boolean>getArgument("restock"));
    if (!order.fulfillments.stream().allMatch(parcel -> parcel.status.equals("CANCELLED"))) {
      return cancelled(
          null,
          Problems.one("INVALID", "Cannot cancel an order that has been fulfilled", "orderId"));
    }
    try {
      returns.cancel(shop, order, Queries.text(env, "reason"), restock, refund);
    } catch (Refused e) {
      return cancelled(null, Problems.one("INVALID", "Cannot cancel: " + e.text(), "orderId"));
    }
    return cancelled(new AppTypes.JobView(platform.world().dice.uuid(), false), List.of());
  }

  private static Object cancelled(AppTypes.@Nullable JobView job, List<Object> problems) {
    return Json.obj("job", job, "orderCancelUserErrors", problems, "userErrors", List.of());
  }

  private Object pay(DataFetchingEnvironment env) {
    Caller.of(env).need("write_orders");
    Shop shop = Caller.shop(env);
    Order order = shop.orders.get(Input.of(env, "input").id("Order", "id"));
    if (order == null) {
      return Json.obj(
          "order", null, "userErrors", Problems.one(null, "Order does not exist", "id"));
    }
    try {
      purchases.pay(shop, order);
    } catch (Refused e) {
      return Json.obj(
          "order",
          order,
          "userErrors",
          Problems.one(null, "Order cannot be marked as paid.", "id"));
    }
    return Json.obj("order", order, "userErrors", List.of());
  }

  private Object refund(DataFetchingEnvironment env) {
    Caller.of(env).need("write_orders");
    String key = Idempotency.key(env);
    Shop shop = Caller.shop(env);
    Input input = Input.of(env, "input");
    Order order = shop.orders.get(input.id("Order", "orderId"));
    if (order == null) {
      return refunded(null, null, Problems.one(null, "Order does not exist", "orderId"));
    }
    Remembered before = Idempotency.before(env, key);
    if (before != null) {
      if (!before.fingerprint.equals(Idempotency.fingerprint(env))) {
        return refunded(
            order,
            null,
            Problems.one(null, "The idempotency key was used with other parameters.", "input"));
      }
      return refunded(order, made(order, before.groupId), List.of());
    }
    List<Returns.Back> back = new ArrayList<>();
    for (Input line : input.objects("refundLineItems")) {
      back.add(
          new Returns.Back(
              line.id("LineItem", "lineItemId"),
              line.integer("quantity", 0),
              line.text("restockType", "NO_RESTOCK"),
              Math.max(0, line.id("Location", "locationId"))));
    }
    BigDecimal amount = BigDecimal.ZERO;
    for (Input transaction : input.objects("transactions")) {
      BigDecimal part = transaction.decimal("amount");
      amount = part == null ? amount : amount.add(part);
    }
    try {
      Refund refund = returns.refund(shop, order, back, amount, input.text("note"));
      Remembered done = new Remembered();
      done.fingerprint = Idempotency.fingerprint(env);
      done.at = platform.now();
      done.groupId = refund.id;
      Idempotency.remember(env, key, done);
      return refunded(order, refund, List.of());
    } catch (Refused e) {
      return refunded(order, null, Problems.of(e, "refundLineItems"));
    }
  }

  private static @Nullable Refund made(Order order, long id) {
    return order.refunds.stream().filter(refund -> refund.id == id).findFirst().orElse(null);
  }

  private static Object refunded(
      @Nullable Order order, @Nullable Refund refund, List<Object> problems) {
    return Json.obj("order", order, "refund", refund, "userErrors", problems);
  }
}

package dev.feria.sandbox.woocommerce.shop;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts: {@code [{slug, name, total}]}. */
public final class Reports {
  private static final List<String> STATUSES =
      List.of("pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed");
  private static final List<String> TYPES = List.of("external", "grouped", "simple", "variable");

  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .get("/reports/orders/totals", "reports.orders", Reports::orders)
        .get("/reports/products/totals", "reports.products", Reports::products);
  }

  private static Reply orders(Request request) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    STATUSES.forEach(status -> counts.put(status, 0));
    for (Order order : request.store().orderShelf().all()) {
      if (!order.trashed) {
        counts.merge(order.status, 1, Integer::sum);
      }
    }
    return totals(counts);
  }

  private static Reply products(Request request) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    TYPES.forEach(type -> counts.put(type, 0));
    for (Product product : request.store().productShelf().all()) {
      if (!product.isVariation() && !product.trashed && product.status.equals("publish")) {
        counts.merge(product.type, 1, Integer::sum);
      }
    }
    return totals(counts);
  }

  private static Reply totals(Map<String, Integer> counts) {
    List<Object> rows = new ArrayList<>();
    counts.forEach((slug, total) -> rows.add(Json.obj("slug", slug, "name", slug, "total", total)));
    return Reply.ok(rows);
  }
}

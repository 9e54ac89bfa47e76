package dev.feria.sandbox.woocommerce.orders;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Charge;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an order has next to its lines: charges and addresses. */
final class OrderParts {
  private final Store store;
  private final int decimals;

  OrderParts(Store store, int decimals) {
    this.store = store;
    this.decimals = decimals;
  }

  String money(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  List<Object> charges(Order order, String kind) {
    List<Object> views = new ArrayList<>();
    for (Charge charge : order.charges) {
      if (!charge.kind.equals(kind)) {
        continue;
      }
      String total = money(charge.total);
      Map<String, @Nullable Object> view = Json.obj("id", charge.id);
      switch (kind) {
        case "shipping" -> {
          view.put("method_title", charge.name);
          view.put("method_id", charge.methodId);
          view.put("instance_id", "3");
          view.put("total", total);
          view.put("total_tax", money(charge.tax));
          view.put("taxes", List.of());
        }
        case "fee" -> {
          view.put("name", charge.name);
          view.put("tax_class", "");
          view.put("tax_status", "none");
          view.put("amount", total);
          view.put("total", total);
          view.put("total_tax", money(charge.tax));
          view.put("taxes", List.of());
        }
        default -> {
          view.put("code", charge.name);
          view.put("discount", total);
          view.put("discount_tax", money(BigDecimal.ZERO));
          if (store.mode.atLeast(8, 7)) {
            view.put("discount_type", "fixed_cart");
            view.put("nominal_amount", charge.total);
            view.put("free_shipping", false);
          }
        }
      }
      view.put("meta_data", List.of());
      views.add(view);
    }
    return views;
  }

  Object address(Address address, boolean billing) {
    if (!billing && store.mode.emptyMapsAsLists && address.isBlank()) {
      return List.of();
    }
    Map<String, @Nullable Object> view =
        Json.obj(
            "first_name",
            address.firstName,
            "last_name",
            address.lastName,
            "company",
            address.company,
            "address_1",
            address.address1,
            "address_2",
            address.address2,
            "city",
            address.city,
            "state",
            address.state,
            "postcode",
            address.postcode,
            "country",
            address.country);
    if (billing) {
      view.put("email", address.email);
    }
    if (billing || store.mode.atLeast(5, 6)) {
      view.put("phone", address.phone);
    }
    return view;
  }
}

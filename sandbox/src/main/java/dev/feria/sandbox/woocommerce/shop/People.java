package dev.feria.sandbox.woocommerce.shop;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.rest.ListQuery;
import dev.feria.sandbox.woocommerce.rest.Request;
import dev.feria.sandbox.woocommerce.state.Address;
import dev.feria.sandbox.woocommerce.state.Coupon;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.state.Times;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code customers} and {@code coupons}, for reading. */
public final class People {
  /** Adds the routes. */
  public void register(Endpoints endpoints) {
    endpoints
        .get("/customers", "customers.list", People::customers)
        .get("/customers/{id}", "customers.get", People::customer)
        .get("/coupons", "coupons.list", People::coupons)
        .get("/coupons/{id}", "coupons.get", People::coupon);
  }

  private static Reply customers(Request request) {
    ListQuery query = new ListQuery(request, Set.of("name", "registered_date"));
    String email = request.call().query("email", "");
    String role = request.call().query("role", "customer");
    String search = query.search();
    List<Customer> found =
        query.select(
            request.store().customers.values(),
            customer ->
                (email.isEmpty() || customer.email.equalsIgnoreCase(email))
                    && (role.equals("all") || customer.role.equals(role))
                    && (customer.firstName + " " + customer.lastName + " " + customer.email)
                        .toLowerCase(Locale.ROOT)
                        .contains(search),
            Map.of());
    return query.page(found, customer -> view(request.store(), customer));
  }

  private static Reply customer(Request request) {
    Customer customer = request.store().customers.get(request.id("id"));
    if (customer == null) {
      throw Errors.of(404, "woocommerce_rest_invalid_id", "ID de recurso no válido.");
    }
    return Reply.ok(view(request.store(), customer));
  }

  /** A customer as the shop shows it. */
  public static Map<String, @Nullable Object> view(Store store, Customer customer) {
    Map<String, @Nullable Object> view = Json.obj("id", customer.id);
    Times.put(view, "date_created", customer.created, store.zone());
    Times.put(view, "date_modified", customer.modified, store.zone());
    view.put("email", customer.email);
    view.put("first_name", customer.firstName);
    view.put("last_name", customer.lastName);
    view.put("role", customer.role);
    view.put("username", customer.username);
    Map<String, @Nullable Object> billing = address(customer.billing);
    billing.put("email", customer.billing.email);
    view.put("billing", billing);
    view.put("shipping", address(customer.shipping));
    view.put("is_paying_customer", true);
    view.put("avatar_url", "");
    view.put("meta_data", List.of());
    return view;
  }

  private static Map<String, @Nullable Object> address(Address address) {
    return Json.obj(
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
        "postcode",
        address.postcode,
        "country",
        address.country,
        "state",
        address.state,
        "phone",
        address.phone);
  }

  private static Reply coupons(Request request) {
    ListQuery query = new ListQuery(request, Set.of("title", "slug"));
    String code = request.call().query("code", "");
    List<Coupon> found =
        query.select(
            request.store().coupons.values(),
            coupon -> code.isEmpty() || coupon.code.equals(code),
            Map.of());
    return query.page(found, coupon -> view(request.store(), coupon));
  }

  private static Reply coupon(Request request) {
    Coupon coupon = request.store().coupons.get(request.id("id"));
    if (coupon == null) {
      throw Errors.of(404, "woocommerce_rest_shop_coupon_invalid_id", "ID no válido.");
    }
    return Reply.ok(view(request.store(), coupon));
  }

  /** A coupon as the shop shows it. */
  public static Map<String, @Nullable Object> view(Store store, Coupon coupon) {
    Map<String, @Nullable Object> view = Json.obj("id", coupon.id, "code", coupon.code);
    view.put("amount", store.money(coupon.amount));
    view.put("status", "publish");
    Times.put(view, "date_created", coupon.created, store.zone());
    Times.put(view, "date_modified", coupon.modified, store.zone());
    view.put("discount_type", coupon.discountType);
    view.put("description", "");
    view.put("usage_count", coupon.usageCount);
    view.put("individual_use", false);
    view.put("free_shipping", false);
    view.put("meta_data", List.of());
    return view;
  }
}

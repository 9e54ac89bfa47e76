package dev.feria.sandbox.woocommerce;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.twin.Twin;
import dev.feria.sandbox.twin.TwinContext;
import dev.feria.sandbox.woocommerce.grant.GrantPages;
import dev.feria.sandbox.woocommerce.orders.Notes;
import dev.feria.sandbox.woocommerce.orders.OrderView;
import dev.feria.sandbox.woocommerce.orders.Orders;
import dev.feria.sandbox.woocommerce.orders.Refunds;
import dev.feria.sandbox.woocommerce.products.ProductView;
import dev.feria.sandbox.woocommerce.products.Products;
import dev.feria.sandbox.woocommerce.products.Variations;
import dev.feria.sandbox.woocommerce.rest.Endpoints;
import dev.feria.sandbox.woocommerce.seeds.Catalogue;
import dev.feria.sandbox.woocommerce.shop.People;
import dev.feria.sandbox.woocommerce.shop.Reports;
import dev.feria.sandbox.woocommerce.shop.Settings;
import dev.feria.sandbox.woocommerce.shop.SiteIndex;
import dev.feria.sandbox.woocommerce.state.Coupon;
import dev.feria.sandbox.woocommerce.state.Customer;
import dev.feria.sandbox.woocommerce.state.Errors;
import dev.feria.sandbox.woocommerce.state.Order;
import dev.feria.sandbox.woocommerce.state.Platform;
import dev.feria.sandbox.woocommerce.state.Product;
import dev.feria.sandbox.woocommerce.state.Store;
import dev.feria.sandbox.woocommerce.webhooks.Deliveries;
import dev.feria.sandbox.woocommerce.webhooks.Webhooks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fake of WooCommerce: four shops, each at {@code /woocommerce/{shop}}. */
public final class WooCommerceTwin implements Twin {
  private static final String ID = "woocommerce";

  private final TwinContext context;
  private final Platform platform;
  private final Catalogue catalogue;
  private final Deliveries deliveries;
  private final WorldFile file = new WorldFile();

  /** A twin with an empty world. */
  public WooCommerceTwin(TwinContext context) {
    this.context = context;
    this.platform = new Platform(context);
    this.catalogue = new Catalogue(platform);
    this.deliveries = new Deliveries(platform, this::body);
    platform.announcer(deliveries);
  }

  private Map<String, ?> body(Store store, String resource, long id) {
    Order order = store.orderShelf().get(id);
    Product product = store.productShelf().get(id);
    Customer customer = store.customers.get(id);
    Coupon coupon = store.coupons.get(id);
    if (resource.equals("order") && order != null) {
      return new OrderView(platform, store).of(order);
    }
    if (resource.equals("product") && product != null) {
      return new ProductView(platform, store).of(product);
    }
    if (resource.equals("customer") && customer != null) {
      return People.view(store, customer);
    }
    if (resource.equals("coupon") && coupon != null) {
      return People.view(store, coupon);
    }
    return Json.obj(
        "code",
        "woocommerce_rest_" + (resource.equals("order") ? "shop_order" : resource) + "_invalid_id",
        "message",
        "ID no válido.",
        "data",
        Json.obj("status", 404));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, Router> hosts() {
    Endpoints endpoints = new Endpoints(platform);
    new SiteIndex(platform).register(endpoints);
    new GrantPages(platform).register(endpoints);
    new Orders(platform).register(endpoints);
    new Notes(platform).register(endpoints);
    new Refunds(platform).register(endpoints);
    new Products(platform).register(endpoints);
    new Variations(platform).register(endpoints);
    new Webhooks(platform, deliveries).register(endpoints);
    new People().register(endpoints);
    new Settings(platform).register(endpoints);
    new Reports().register(endpoints);
    return Map.of(ID, endpoints.router());
  }

  @Override
  public Router control() {
    Router router = new Router();
    new AccountControl(platform).register(router);
    new ModeControl(platform).register(router);
    new StoreControl(platform, catalogue, deliveries).register(router);
    return router;
  }

  @Override
  public void addresses(Map<String, String> urls) {
    String url = urls.get(ID);
    if (url != null) {
      platform.address(url);
    }
  }

  @Override
  public @Nullable String account(Call call) {
    return call.segments().isEmpty() ? null : call.segments().get(0);
  }

  @Override
  public Map<String, ?> describe(Map<String, String> urls) {
    List<Object> accounts = new ArrayList<>();
    for (Store store : platform.world().stores.values()) {
      accounts.add(StoreControl.account(platform, store));
    }
    return Json.obj("base_url", urls.get(ID), "application", Json.obj(), "accounts", accounts);
  }

  @Override
  public void reset(long seed) {
    deliveries.clear();
    catalogue.fresh(seed, context.listings(), context.orders());
  }

  @Override
  public Reply error(int status) {
    if (status == 404 || status == 405) {
      return Errors.noRoute();
    }
    String code =
        status == 401
            ? "woocommerce_rest_cannot_view"
            : status >= 500 ? "internal_server_error" : "woocommerce_rest_error";
    return Errors.reply(status, code, "Ha habido un error crítico en este sitio web.");
  }

  @Override
  public void expireToken(Call call) {
    // the keys of a shop do not expire
  }

  @Override
  public void save(JsonWriter writer) throws IOException {
    file.write(writer, platform.world());
  }

  @Override
  public void load(JsonReader reader) throws IOException {
    platform.world(file.read(reader));
    deliveries.resume();
  }
}

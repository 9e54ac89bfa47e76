package dev.feria.woocommerce;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.limit.Priority;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.coupons.CouponsClient;
import dev.feria.woocommerce.internal.Api;
import dev.feria.woocommerce.orders.OrdersClient;
import dev.feria.woocommerce.products.ProductsClient;
import dev.feria.woocommerce.store.StoreClient;
import dev.feria.woocommerce.webhooks.WebhooksClient;

/**
 * Calls one WooCommerce shop.
 *
 * <pre>{@code
 * WooCommerceClient client =
 *     WooCommerceClient.builder()
 *         .store(URI.create("https://loja.example.com.br"))
 *         .keys(new StoreKeys(Secret.of(consumerKey), Secret.of(consumerSecret)))
 *         .build();
 * for (Order order : client.orders().list(OrderSearch.modifiedFrom(yesterday))) {
 *   System.out.println(order.number() + " " + order.status().wire());
 * }
 * }</pre>
 *
 * <p>Every call waits for its budget (three requests a second unless said otherwise) and its turn
 * (four reads and one write at a time), retries what is safe to repeat, and throws a member of the
 * {@link dev.feria.core.error.ProviderException} family. Immutable and thread-safe; deriving
 * another client is cheap and shares pool, budgets and turns.
 */
public final class WooCommerceClient {
  private final StoreSite site;
  private final Api api;
  private final boolean filtersByChange;

  WooCommerceClient(StoreSite site, Api api, boolean filtersByChange) {
    this.site = site;
    this.api = api;
    this.filtersByChange = filtersByChange;
  }

  /** Starts a client. */
  public static WooCommerceClientBuilder builder() {
    return new WooCommerceClientBuilder();
  }

  /** Returns a client whose calls all have these options, for example a time-out. */
  public WooCommerceClient withOptions(CallOptions options) {
    return new WooCommerceClient(site, api.withOptions(options), filtersByChange);
  }

  /** Returns a client whose calls go before or behind others of the same shop. */
  public WooCommerceClient withPriority(Priority priority) {
    return new WooCommerceClient(site, api.withPriority(priority), filtersByChange);
  }

  /** Returns how the shop is reached. */
  public StoreSite site() {
    return site;
  }

  /** Returns the calls on orders, their notes, refunds and trackings. */
  public OrdersClient orders() {
    return new OrdersClient(api, filtersByChange);
  }

  /** Returns the calls on products and variations. */
  public ProductsClient products() {
    return new ProductsClient(api);
  }

  /** Returns the calls on coupons. */
  public CouponsClient coupons() {
    return new CouponsClient(api);
  }

  /** Returns the calls on webhooks. */
  public WebhooksClient webhooks() {
    return new WebhooksClient(api);
  }

  /** Returns the calls on the shop itself. */
  public StoreClient store() {
    return new StoreClient(api);
  }

  /**
   * Sends any request with the keys, budget and retries, and returns the answer whatever its
   * status: the way to what is not modelled here. {@link #request} knows the shop's paths.
   */
  public RawResponse raw(ApiRequest request) {
    return api.raw(request);
  }

  /**
   * Starts a request below {@code wc/v3}, whatever the shop's permalinks.
   *
   * @param segments of the path, for example {@code "products", "12", "reviews"}
   */
  public ApiRequest request(String method, String operation, Object... segments) {
    return api.request(method, operation, segments);
  }

  @Override
  public String toString() {
    return "WooCommerceClient(" + site.base() + ")";
  }
}

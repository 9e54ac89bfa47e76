package dev.feria.shopify;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.core.limit.Priority;
import dev.feria.shopify.bulk.BulkClient;
import dev.feria.shopify.fulfillments.FulfillmentsClient;
import dev.feria.shopify.graphql.GraphQlAnswer;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Downloads;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.inventory.InventoryClient;
import dev.feria.shopify.orders.OrdersClient;
import dev.feria.shopify.products.ProductsClient;
import dev.feria.shopify.shop.ShopClient;
import dev.feria.shopify.webhooks.WebhooksClient;

/**
 * Calls the GraphQL Admin API of one shop.
 *
 * <pre>{@code
 * ShopifyClient client =
 *     ShopifyClient.builder()
 *         .shop(ShopDomain.of("feria-norte"))
 *         .accessToken(Secret.of(token))
 *         .build();
 * for (Order order : client.orders().list(OrderSearch.updatedFrom(yesterday))) {
 *   System.out.println(order.name());
 * }
 * }</pre>
 *
 * <p>Every call waits for its points, retries what is safe to repeat, renews the token when it has
 * to, and throws a member of the {@link dev.feria.core.error.ProviderException} family: for an HTTP
 * status, for errors in the answer, and for what a mutation objects to. Immutable and thread-safe;
 * deriving another client is cheap.
 */
public final class ShopifyClient {
  /** The version of the API that this module is written for. */
  public static final String VERSION = "2026-10";

  private final ShopDomain shop;
  private final Gateway gateway;
  private final Downloads downloads;

  ShopifyClient(ShopDomain shop, Gateway gateway, Downloads downloads) {
    this.shop = shop;
    this.gateway = gateway;
    this.downloads = downloads;
  }

  /** Starts a client. */
  public static ShopifyClientBuilder builder() {
    return new ShopifyClientBuilder();
  }

  /** Returns a client whose calls all have these options, for example a time-out. */
  public ShopifyClient withOptions(CallOptions options) {
    return new ShopifyClient(shop, gateway.with(options), downloads);
  }

  /** Returns the shop that is called. */
  public ShopDomain domain() {
    return shop;
  }

  /** Returns the calls on the shop and the application. */
  public ShopClient shop() {
    return new ShopClient(gateway);
  }

  /** Returns the calls on orders. */
  public OrdersClient orders() {
    return new OrdersClient(gateway);
  }

  /** Returns the calls on products, variants and prices. */
  public ProductsClient products() {
    return new ProductsClient(gateway);
  }

  /** Returns the calls on locations and quantities. */
  public InventoryClient inventory() {
    return new InventoryClient(gateway);
  }

  /** Returns the calls on shipments. */
  public FulfillmentsClient fulfillments() {
    return new FulfillmentsClient(gateway);
  }

  /** Returns the calls on exports of everything. */
  public BulkClient bulk() {
    return new BulkClient(gateway, downloads);
  }

  /** Returns the calls on webhook subscriptions. */
  public WebhooksClient webhooks() {
    return new WebhooksClient(gateway);
  }

  /**
   * Sends a document of the caller's own.
   *
   * @param type what {@code data} is decoded to: a record marked {@link
   *     dev.feria.core.json.CamelCase}, or {@code Object} for maps and lists
   * @return the data with the errors beside it; an answer that errors make useless is thrown
   */
  public <T> GraphQlAnswer<T> graphql(GraphQlRequest request, Class<T> type) {
    return gateway.answer(request, type, Priority.CATALOGUE).body();
  }

  /**
   * Sends any request to the shop, with its token, and returns the answer whatever its status: the
   * way to what is not modelled here, for example {@code /admin/api/2026-10/shop.json}. Draws on no
   * budget unless the request names the bucket {@code graphql}.
   */
  public RawResponse raw(ApiRequest request) {
    return gateway.raw(request);
  }

  @Override
  public String toString() {
    return "ShopifyClient(" + shop + ")";
  }
}

package dev.feria.mercadolibre;

import dev.feria.core.http.ApiClient;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.CallOptions;
import dev.feria.core.http.RawResponse;
import dev.feria.mercadolibre.categories.CategoriesClient;
import dev.feria.mercadolibre.claims.ClaimsClient;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.ItemScans;
import dev.feria.mercadolibre.items.ItemsClient;
import dev.feria.mercadolibre.messages.MessagesClient;
import dev.feria.mercadolibre.notifications.NotificationsClient;
import dev.feria.mercadolibre.orders.OrdersClient;
import dev.feria.mercadolibre.prices.PricesClient;
import dev.feria.mercadolibre.questions.QuestionsClient;
import dev.feria.mercadolibre.shipments.ShipmentsClient;
import dev.feria.mercadolibre.stock.StockClient;
import dev.feria.mercadolibre.users.ApplicationsClient;
import dev.feria.mercadolibre.users.UsersClient;
import java.time.Clock;

/**
 * Calls the Mercado Libre API for one seller.
 *
 * <pre>{@code
 * MercadoLibreClient client =
 *     MercadoLibreClient.builder()
 *         .application("4934588586838432", Secret.of(clientSecret))
 *         .seller("241983636")
 *         .tokens(tokenStore)
 *         .build();
 * for (Order order : client.orders().list(OrderSearch.updatedFrom(yesterday))) {
 *   System.out.println(order.id() + " " + order.status().wire());
 * }
 * }</pre>
 *
 * <p>Every call waits for its budget, retries what is safe to repeat, renews the token when it has
 * to, and throws a member of the {@link dev.feria.core.error.ProviderException} family. Immutable
 * and thread-safe; deriving another client is cheap and shares pool, budgets and tokens.
 */
public final class MercadoLibreClient {
  private final ApiClient client;
  private final ItemScans scans;
  private final Clock clock;
  private final String seller;
  private final Api api;

  MercadoLibreClient(
      ApiClient client, CallOptions options, ItemScans scans, Clock clock, String seller) {
    this.client = client;
    this.scans = scans;
    this.clock = clock;
    this.seller = seller;
    this.api = new Api(client, options);
  }

  /** Starts a client. */
  public static MercadoLibreClientBuilder builder() {
    return new MercadoLibreClientBuilder();
  }

  /** Returns a client whose calls all have these options, for example a time-out. */
  public MercadoLibreClient withOptions(CallOptions callOptions) {
    return new MercadoLibreClient(client, callOptions, scans, clock, seller);
  }

  /** Returns the seller's user id. */
  public String seller() {
    return seller;
  }

  /** Returns the calls on users. */
  public UsersClient users() {
    return new UsersClient(api);
  }

  /** Returns the calls on the application and its grants. */
  public ApplicationsClient applications() {
    return new ApplicationsClient(api);
  }

  /** Returns the calls on items and variations. */
  public ItemsClient items() {
    return new ItemsClient(api, scans, seller);
  }

  /** Returns the calls on prices, fees and price references. */
  public PricesClient prices() {
    return new PricesClient(api, seller);
  }

  /** Returns the calls on user products, stock by location and warehouses. */
  public StockClient stock() {
    return new StockClient(api, seller);
  }

  /** Returns the calls on orders and packs. */
  public OrdersClient orders() {
    return new OrdersClient(api, clock, seller);
  }

  /** Returns the calls on shipments and labels. */
  public ShipmentsClient shipments() {
    return new ShipmentsClient(api);
  }

  /** Returns the calls on questions and answers. */
  public QuestionsClient questions() {
    return new QuestionsClient(api, seller);
  }

  /** Returns the calls on messages after the sale. */
  public MessagesClient messages() {
    return new MessagesClient(api, seller);
  }

  /** Returns the calls on claims and returns. */
  public ClaimsClient claims() {
    return new ClaimsClient(api);
  }

  /** Returns the calls on categories and their attributes. */
  public CategoriesClient categories() {
    return new CategoriesClient(api);
  }

  /** Returns the calls on notifications that could not be delivered. */
  public NotificationsClient notifications() {
    return new NotificationsClient(api);
  }

  /**
   * Sends any request with the seller's token, budget and retries, and returns the answer whatever
   * its status: the way to what is not modelled here.
   */
  public RawResponse raw(ApiRequest request) {
    return api.raw(request);
  }

  @Override
  public String toString() {
    return "MercadoLibreClient(seller " + seller + ")";
  }
}

package dev.feria.mercadolibre.orders;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and reads the seller's orders and packs. Thread-safe. */
public final class OrdersClient {
  private static final JsonType<List<OrderShipment>> SHIPMENTS =
      JsonType.listOf(OrderShipment.class);

  private final Api api;
  private final Clock clock;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#orders}. */
  public OrdersClient(Api api, Clock clock, String seller) {
    this.api = api;
    this.clock = clock;
    this.seller = seller;
  }

  /**
   * Lists orders, 50 to a page, oldest window first; without a status also the cancelled ones,
   * after the others.
   *
   * <p>The provider's ceiling on offsets and its rounding of dates to the hour are taken care of.
   * An order may come twice, when it changes while the walk goes on; none that existed at the start
   * is left out. A page's {@code next} may be kept as long as one likes.
   *
   * <p>Budget: one request per page.
   *
   * @throws dev.feria.core.error.UnreadableException at an order that cannot be read; see {@link
   *     #entries}
   */
  public Paginated<Order> list(OrderSearch search) {
    return list(search, null);
  }

  /** Goes on with {@link #list(OrderSearch)} at a page's {@code next}. */
  public Paginated<Order> list(OrderSearch search, @Nullable String cursor) {
    OrderWalk walk = new OrderWalk(search, clock.instant(), this::search);
    return Paginated.of(
        cursor,
        at -> {
          Page<Entry<Order>> page = walk.page(at);
          return new Page<>(
              page.items().stream().map(OrdersClient::readable).toList(),
              page.next(),
              page.total(),
              page.readAt());
        });
  }

  /**
   * Lists orders as {@link #list(OrderSearch, String)}; one that cannot be read takes its place as
   * unreadable instead of ending the walk.
   *
   * @param cursor a page's {@code next}, null for the first page
   */
  public Paginated<Entry<Order>> entries(OrderSearch search, @Nullable String cursor) {
    OrderWalk walk = new OrderWalk(search, clock.instant(), this::search);
    return Paginated.of(cursor, walk::page);
  }

  private static Order readable(Entry<Order> entry) {
    if (entry instanceof Entry.Read<Order> read) {
      return read.value();
    }
    throw Api.unreadable("orders.search", ((Entry.Unreadable<Order>) entry).reason());
  }

  /**
   * Reads one order.
   *
   * @throws dev.feria.core.error.RejectedException with status 404 when there is none, or right
   *     after a notification not yet
   */
  public Order get(String orderId) {
    return read(orderId).body();
  }

  /** Reads one order as {@link #get}, with the answer's headers and the provider's clock. */
  public ApiResponse<Order> read(String orderId) {
    return api.sendForResponse(
        ApiRequest.get("orders.get", "/orders/{id}").path("id", orderId).priority(Priority.ORDERS),
        Order.class);
  }

  /**
   * Reads a pack.
   *
   * @param packId an order without a pack has none: the provider then knows no such pack
   */
  public Pack pack(String packId) {
    return api.send(
        ApiRequest.get("orders.pack", "/packs/{id}").path("id", packId).priority(Priority.ORDERS),
        Pack.class);
  }

  /** Lists the shipments of an order, returns included; empty while there are none. */
  public List<OrderShipment> shipments(String orderId) {
    return api.find(
            ApiRequest.get("orders.shipments", "/orders/{id}/shipments")
                .path("id", orderId)
                .header("X-New-Domain", "true")
                .priority(Priority.ORDERS),
            SHIPMENTS)
        .orElse(List.of());
  }

  /**
   * Reads the tax data of a buyer.
   *
   * @param siteId the country's site, for example {@code MLC}
   * @param buyer of an order; its billing info names the record
   * @throws IllegalArgumentException when the buyer has no billing info
   */
  public BillingInfo billingInfo(String siteId, Buyer buyer) {
    if (buyer.billingInfo() == null || buyer.billingInfo().id() == null) {
      throw new IllegalArgumentException("buyer without billing info: " + buyer.id());
    }
    return api.send(
        ApiRequest.get("orders.billingInfo", "/orders/billing-info/{site}/{id}")
            .path("site", siteId)
            .path("id", buyer.billingInfo().id()),
        BillingInfo.class);
  }

  /** Reads the discounts of an order, as the provider writes them. */
  public RawJson discounts(String orderId) {
    return extra("discounts", orderId);
  }

  /** Reads the feedback of buyer and seller, as the provider writes it. */
  public RawJson feedback(String orderId) {
    return extra("feedback", orderId);
  }

  /** Reads the seller's notes on an order, as the provider writes them. */
  public RawJson notes(String orderId) {
    return extra("notes", orderId);
  }

  /** Reads the product behind an order, as the provider writes it. */
  public RawJson product(String orderId) {
    return extra("product", orderId);
  }

  private RawJson extra(String name, String orderId) {
    return api.send(
        ApiRequest.get("orders." + name, "/orders/{id}/" + name).path("id", orderId),
        RawJson.class);
  }

  private ApiResponse<OrderPage> search(Map<String, String> parameters) {
    ApiRequest request = ApiRequest.get("orders.search", "/orders/search").query("seller", seller);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      request = request.query(parameter.getKey(), parameter.getValue());
    }
    return api.sendForResponse(request, OrderPage.class);
  }
}

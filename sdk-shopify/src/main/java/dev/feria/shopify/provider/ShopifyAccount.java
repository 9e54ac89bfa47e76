package dev.feria.shopify.provider;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.Location;
import dev.feria.core.commerce.LocationSource;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.CallOptions;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.orders.OrderSearch;
import dev.feria.shopify.products.Product;
import dev.feria.shopify.products.ProductStatus;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A seller's shop. */
final class ShopifyAccount
    implements Account,
        OrderSource,
        ListingSource,
        ListingPublisher,
        StockPublisher,
        PricePublisher,
        FulfilmentPublisher,
        LocationSource,
        WebhookSubscriber {
  /** How far the search of orders may lag behind; single reads do not. */
  private static final Duration SEARCH_LAG = Duration.ofSeconds(60);

  /** Variants of so many products are set by one call, which takes 250 quantities. */
  private static final int GROUPS_PER_BATCH = 100;

  private final AccountHandle handle;
  private final ShopifyClient client;
  private final ProviderRuntime runtime;
  private final StockIndex index;
  private final Places places;
  private final UnknownWrites unknown = new UnknownWrites();
  private final ShopCurrency currency;

  ShopifyAccount(
      AccountHandle handle, ShopifyClient client, ProviderRuntime runtime, StockIndex index) {
    this.handle = handle;
    this.client = client;
    this.runtime = runtime;
    this.index = index;
    this.places = new Places(handle, client, runtime.clock());
    this.currency = new ShopCurrency(handle, client.shop());
  }

  @Override
  public AccountHandle handle() {
    return handle;
  }

  @Override
  public AccountProfile profile() {
    return Profiles.of(client.shop().identity());
  }

  @Override
  public void disconnect() {
    try {
      client.shop().uninstall();
    } catch (ReconnectException gone) {
      return; // the seller has removed the application already
    }
  }

  @Override
  public Paginated<Entry<Order>> orders(OrderQuery query) {
    Instant from = query.updatedFrom();
    ShopifyClient reader =
        from == null
            ? client.withOptions(CallOptions.DEFAULT.priority(Priority.CATALOGUE))
            : client;
    OrderSearch search = from == null ? OrderSearch.ALL : OrderSearch.updatedFrom(from);
    return Paginated.of(
        query.cursor(),
        cursor -> {
          var page = first(reader.orders().entries(search, cursor));
          Instant readAt = page.readAt();
          Instant seen = readAt == null ? null : readAt.minus(SEARCH_LAG);
          return new Page<>(
              page.items().stream()
                  .map(
                      entry ->
                          entry.map(
                              order -> Orders.neutral(order, seen),
                              order -> order.legacyResourceId()))
                  .toList(),
              page.next(),
              page.total(),
              readAt);
        });
  }

  @Override
  public Order order(String id) {
    ApiResponse<dev.feria.shopify.orders.Order> answer = client.orders().read(id);
    boolean told = answer.headers().first("Date").isPresent();
    return Orders.neutral(answer.body(), told ? answer.date() : null);
  }

  @Override
  public Paginated<Entry<Listing>> listings(ListingQuery query) {
    return new ListingWalk(client, places, this::translation, runtime.sleeper())
        .from(query.cursor());
  }

  @Override
  public List<Listing> listingGroup(String group) {
    Optional<ApiResponse<Product>> product =
        client.products().find(group, places.selling().levels());
    return product
        .map(found -> translation().neutral(found.body(), found.date()))
        .orElse(List.of());
  }

  private Listings translation() {
    return new Listings(places.selling().locations(), currency.code(), index);
  }

  @Override
  public void pause(String listingId) {
    client.products().status(ListingId.parse(listingId).product(), ProductStatus.DRAFT);
  }

  @Override
  public void activate(String listingId) {
    client.products().status(ListingId.parse(listingId).product(), ProductStatus.ACTIVE);
  }

  @Override
  public int stockBatchSize() {
    return GROUPS_PER_BATCH;
  }

  @Override
  public List<StockOutcome> publishStock(List<StockChange> changes) {
    return new StockWriter(client, places, index, unknown, runtime.sleeper()).publish(changes);
  }

  @Override
  public List<PriceOutcome> publishPrices(List<PriceChange> changes) {
    String shopCurrency;
    try {
      shopCurrency = currency.code();
    } catch (ProviderException failed) {
      return changes.stream()
          .<PriceOutcome>map(change -> new PriceOutcome.Refused(change, failed))
          .toList();
    }
    return new PriceWriter(client.products(), shopCurrency).publish(changes);
  }

  @Override
  public String ship(Shipment shipment) {
    return new Shipments(client.fulfillments()).ship(shipment);
  }

  @Override
  public List<Location> locations() {
    return client.inventory().locations().stream()
        .map(
            location ->
                new Location(location.legacyResourceId(), location.name(), location.isActive()))
        .toList();
  }

  @Override
  public Subscription subscribe(URI address) {
    return new Subscriptions(client.webhooks()).subscribe(address);
  }

  private static <T> Page<T> first(Paginated<T> walk) {
    return walk.pages().findFirst().orElseThrow();
  }
}

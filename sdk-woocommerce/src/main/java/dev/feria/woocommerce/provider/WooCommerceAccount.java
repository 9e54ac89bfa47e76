package dev.feria.woocommerce.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
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
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.orders.OrderSearch;
import dev.feria.woocommerce.orders.Refund;
import dev.feria.woocommerce.products.Product;
import dev.feria.woocommerce.products.ProductPatch;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A shop's account. */
final class WooCommerceAccount
    implements Account,
        OrderSource,
        ListingSource,
        ListingPublisher,
        StockPublisher,
        PricePublisher,
        FulfilmentPublisher,
        WebhookSubscriber {
  private final AccountHandle handle;
  private final WooCommerceClient client;
  private final StoreAttributes store;
  private final Secret webhookSecret;
  private final Listings listings;

  WooCommerceAccount(
      AccountHandle handle, WooCommerceClient client, StoreAttributes store, Secret webhookSecret) {
    this.handle = handle;
    this.client = client;
    this.store = store;
    this.webhookSecret = webhookSecret;
    this.listings = new Listings(store.currency());
  }

  @Override
  public AccountHandle handle() {
    return handle;
  }

  /** Whether the keys still read orders; name and attributes are those of the connection. */
  @Override
  public AccountProfile profile() {
    client.withPriority(Priority.ORDERS).orders().prove();
    return new AccountProfile(
        handle.externalId(), store.name(handle.externalId()), handle.attributes());
  }

  /** Takes our webhooks away. The keys can be deleted by the shop's owner only. */
  @Override
  public void disconnect() {
    try {
      new Subscriptions(client.webhooks(), webhookSecret).end();
    } catch (ReconnectException | ForbiddenException gone) {
      return; // the owner has deleted the keys already
    }
  }

  @Override
  public Paginated<Entry<Order>> orders(OrderQuery query) {
    Instant from = query.updatedFrom();
    OrderSearch search = from == null ? OrderSearch.ALL : OrderSearch.modifiedFrom(from);
    // what changed since the last look is as urgent as the single orders it stands for
    WooCommerceClient reader = from == null ? client : client.withPriority(Priority.ORDERS);
    return Paginated.of(
        query.cursor(),
        cursor -> {
          var page = reader.orders().entries(search, cursor).pages().findFirst().orElseThrow();
          List<Entry<Order>> orders = new ArrayList<>();
          for (var entry : page.items()) {
            if (entry instanceof Entry.Read<dev.feria.woocommerce.orders.Order> read
                && read.value().status().isDraft()) {
              continue;
            }
            orders.add(
                entry.map(
                    order -> Orders.neutral(order, refunds(reader, order), page.readAt()),
                    dev.feria.woocommerce.orders.Order::id));
          }
          return new Page<>(orders, page.next(), page.total(), page.readAt());
        });
  }

  /** A checkout that nobody has finished is no order yet. */
  @Override
  public Order order(String id) {
    WooCommerceClient reader = client.withPriority(Priority.ORDERS);
    Answer<dev.feria.woocommerce.orders.Order> answer = reader.orders().read(id);
    if (answer.body().status().isDraft()) {
      throw new RejectedException(
          Errors.failure("orders.get", 200, answer.body().status().wire()), null, null);
    }
    return Orders.neutral(answer.body(), refunds(reader, answer.body()), answer.observedAt());
  }

  private static List<Refund> refunds(
      WooCommerceClient reader, dev.feria.woocommerce.orders.Order order) {
    return order.refunds().isEmpty() ? List.of() : reader.orders().refunds(order.id());
  }

  @Override
  public Paginated<Entry<Listing>> listings(ListingQuery query) {
    return Paginated.of(
        query.cursor(),
        cursor -> {
          var page = client.products().entries(cursor).pages().findFirst().orElseThrow();
          Instant observed = Objects.requireNonNull(page.readAt());
          List<Entry<Listing>> entries = new ArrayList<>();
          for (var entry : page.items()) {
            if (entry instanceof Entry.Read<Product> read) {
              entries.addAll(group(read.value(), observed));
            } else {
              entries.add(entry.map(never -> listings.simple(never, observed), Product::id));
            }
          }
          return new Page<>(entries, page.next(), page.total(), page.readAt());
        });
  }

  @Override
  public List<Listing> listingGroup(String group) {
    if (!ListingId.isId(group)) {
      return List.of();
    }
    Optional<Answer<Product>> found = client.products().find(group);
    if (found.isEmpty()) {
      return List.of();
    }
    Product product = found.get().body();
    String parent = product.parentId();
    if ("variation".equals(product.type()) && parent != null && !parent.equals("0")) {
      return listingGroup(parent);
    }
    Instant observed = found.get().observedOrDate();
    List<Listing> read = new ArrayList<>();
    for (Entry<Listing> entry : group(product, observed)) {
      if (entry instanceof Entry.Read<Listing> listing) {
        read.add(listing.value());
      }
    }
    return read;
  }

  /** All that is sold of a product; none for goods that are sold elsewhere. */
  private List<Entry<Listing>> group(Product product, Instant observed) {
    Entry<Product> whole = Entry.of(product);
    if (!product.isVariable()) {
      return Listings.isSold(product)
          ? List.of(whole.map(p -> listings.simple(p, observed), Product::id))
          : List.of();
    }
    List<Entry<Listing>> entries = new ArrayList<>();
    if (!product.variations().isEmpty()) {
      for (Entry<Product> variation : client.products().variations(product.id())) {
        entries.add(
            variation instanceof Entry.Unreadable<Product> unreadable
                ? new Entry.Unreadable<>(product.id(), unreadable.reason())
                : variation.map(
                    v -> listings.ofVariation(product, v, observed), v -> product.id()));
      }
    }
    return entries;
  }

  /** A product becomes a draft, a variation private: both keep everything, and nobody buys them. */
  @Override
  public void pause(String listingId) {
    ListingId id = ListingId.parse(listingId);
    status(id, id.variation() == null ? "draft" : "private");
  }

  @Override
  public void activate(String listingId) {
    status(ListingId.parse(listingId), "publish");
  }

  private void status(ListingId id, String status) {
    ProductPatch patch = ProductPatch.status(id.own(), status);
    if (id.variation() == null) {
      client.products().update(patch);
    } else {
      client.products().updateVariation(id.product(), patch);
    }
  }

  @Override
  public int stockBatchSize() {
    return store.batch();
  }

  @Override
  public List<StockOutcome> publishStock(List<StockChange> changes) {
    return new StockWriter(client.withPriority(Priority.STOCK), store.batch()).publish(changes);
  }

  @Override
  public int priceBatchSize() {
    return store.batch();
  }

  @Override
  public List<PriceOutcome> publishPrices(List<PriceChange> changes) {
    return new PriceWriter(client.products(), store).publish(changes);
  }

  @Override
  public String ship(Shipment shipment) {
    return new Dispatch(client.withPriority(Priority.ORDERS), store.hasTrackings()).ship(shipment);
  }

  @Override
  public Subscription subscribe(URI address) {
    return new Subscriptions(client.webhooks(), webhookSecret).subscribe(address);
  }
}

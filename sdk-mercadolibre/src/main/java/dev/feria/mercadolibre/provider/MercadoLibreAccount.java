package dev.feria.mercadolibre.provider;

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
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.CallOptions;
import dev.feria.core.limit.Priority;
import dev.feria.core.messaging.Attachment;
import dev.feria.core.messaging.Conversation;
import dev.feria.core.messaging.ConversationKind;
import dev.feria.core.messaging.ConversationRef;
import dev.feria.core.messaging.InboundMessage;
import dev.feria.core.messaging.MessageChannel;
import dev.feria.core.messaging.MessageLimits;
import dev.feria.core.messaging.OutboundMessage;
import dev.feria.core.messaging.SentMessage;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.core.retry.Sleeper;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.items.Item;
import dev.feria.mercadolibre.items.ItemSearch;
import dev.feria.mercadolibre.items.Multiget;
import dev.feria.mercadolibre.notifications.NotificationsClient.Resume;
import dev.feria.mercadolibre.orders.OrderSearch;
import dev.feria.mercadolibre.users.ApplicationGrant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A seller's account. */
final class MercadoLibreAccount
    implements Account,
        OrderSource,
        ListingSource,
        ListingPublisher,
        PricePublisher,
        StockPublisher,
        MissedEventSource,
        MessageChannel {
  /** What a listing is made of; the rest of an item is several times as much. */
  private static final List<String> FIELDS =
      List.of(
          "id",
          "site_id",
          "title",
          "family_name",
          "user_product_id",
          "inventory_id",
          "price",
          "currency_id",
          "available_quantity",
          "status",
          "sub_status",
          "attributes",
          "variations",
          "shipping",
          "permalink",
          "thumbnail",
          "seller_custom_field",
          "last_updated");

  private final AccountHandle handle;
  private final MercadoLibreClient client;
  private final ApplicationSettings settings;
  private final Sleeper sleeper;
  private final Map<ConversationKind, Channel> channels;

  MercadoLibreAccount(
      AccountHandle handle,
      MercadoLibreClient client,
      ApplicationSettings settings,
      Sleeper sleeper) {
    this.handle = handle;
    this.client = client;
    this.settings = settings;
    this.sleeper = sleeper;
    this.channels =
        Map.of(
            ConversationKind.QUESTION,
            new QuestionChannel(client.questions(), client.seller()),
            ConversationKind.ORDER,
            new OrderChannel(
                client,
                settings.participants(),
                handle.attributes().getOrDefault(Profiles.SITE, "")));
  }

  @Override
  public AccountHandle handle() {
    return handle;
  }

  @Override
  public AccountProfile profile() {
    return Profiles.of(client.users().me());
  }

  @Override
  public void disconnect() {
    try {
      client
          .applications()
          .revoke(new ApplicationGrant(handle.externalId(), settings.clientId(), null, List.of()));
    } catch (ReconnectException gone) {
      return; // the seller has withdrawn it already
    }
  }

  @Override
  public Paginated<Entry<Order>> orders(OrderQuery query) {
    Instant from = query.updatedFrom();
    OrderSearch search = from == null ? OrderSearch.ALL : OrderSearch.updatedFrom(from);
    // what changed since the last look is as urgent as the single orders it stands for
    MercadoLibreClient reader =
        from == null ? client : client.withOptions(CallOptions.DEFAULT.priority(Priority.ORDERS));
    return Paginated.of(
        query.cursor(),
        cursor -> {
          var page = first(reader.orders().entries(search, cursor));
          return new Page<>(
              page.items().stream()
                  .map(
                      entry ->
                          entry.map(order -> Orders.neutral(order, page.readAt()), o -> o.id()))
                  .toList(),
              page.next(),
              page.total(),
              page.readAt());
        });
  }

  @Override
  public Order order(String id) {
    ApiResponse<dev.feria.mercadolibre.orders.Order> answer = client.orders().read(id);
    return Orders.neutral(answer.body(), Api.providersTime(answer));
  }

  @Override
  public Paginated<Entry<Listing>> listings(ListingQuery query) {
    return Paginated.of(query.cursor(), this::listings);
  }

  private Page<Entry<Listing>> listings(@Nullable String cursor) {
    Page<String> ids = first(client.items().ids(ItemSearch.ALL, cursor));
    Multiget items = client.items().multiget(ids.items(), FIELDS);
    return new Page<>(Listings.entries(items), ids.next(), ids.total(), items.date());
  }

  @Override
  public List<Listing> listingGroup(String group) {
    Optional<ApiResponse<Item>> item = client.items().find(group);
    return item.map(found -> Listings.neutral(found.body(), found.date())).orElse(List.of());
  }

  @Override
  public List<PriceOutcome> publishPrices(List<PriceChange> changes) {
    return changes.stream().map(this::publishPrice).toList();
  }

  private PriceOutcome publishPrice(PriceChange change) {
    try {
      new ListingWriter(client).price(ListingId.parse(change.listingId()), change.price());
      return new PriceOutcome.Published(change);
    } catch (ProviderException refused) {
      return new PriceOutcome.Refused(change, refused);
    }
  }

  @Override
  public void pause(String listingId) {
    client.items().pause(ListingId.parse(listingId).item());
  }

  @Override
  public void activate(String listingId) {
    client.items().activate(ListingId.parse(listingId).item());
  }

  @Override
  public List<StockOutcome> publishStock(List<StockChange> changes) {
    MercadoLibreClient first = client.withOptions(CallOptions.DEFAULT.priority(Priority.STOCK));
    return new StockWriter(first, Profiles.tags(handle), sleeper).publish(changes);
  }

  @Override
  public Paginated<Event> missedEvents() {
    return Paginated.of(
        null,
        cursor -> {
          var page =
              first(client.notifications().missedFrom(new Resume(settings.clientId(), cursor)));
          return new Page<>(
              page.items().stream().map(Events::missed).toList(), page.next(), page.total());
        });
  }

  @Override
  public Set<ConversationKind> conversationKinds() {
    return channels.keySet();
  }

  @Override
  public MessageLimits limits(ConversationKind kind) {
    return channel(kind).limits();
  }

  @Override
  public Paginated<Conversation> conversations(ConversationKind kind, @Nullable Instant since) {
    return channel(kind).conversations(since);
  }

  @Override
  public Conversation conversation(ConversationRef ref) {
    return channel(ref.kind()).conversation(ref.id());
  }

  @Override
  public Paginated<InboundMessage> messages(ConversationRef ref) {
    return channel(ref.kind()).messages(ref.id());
  }

  @Override
  public List<InboundMessage> message(ConversationKind kind, String id) {
    return channel(kind).message(id);
  }

  @Override
  public SentMessage send(OutboundMessage message) {
    Channel channel = channel(message.conversation().kind());
    Optional<MessageLimits.Problem> problem = channel.limits().check(message);
    if (problem.isPresent()) {
      throw new IllegalArgumentException("message cannot be sent: " + problem.get());
    }
    return channel.send(message);
  }

  @Override
  public void markRead(ConversationRef ref) {
    channel(ref.kind()).markRead(ref.id());
  }

  @Override
  public byte[] attachment(ConversationRef ref, Attachment attachment) {
    return channel(ref.kind()).attachment(attachment);
  }

  private Channel channel(ConversationKind kind) {
    Channel channel = channels.get(kind);
    if (channel == null) {
      throw new IllegalArgumentException("no conversations of kind " + kind);
    }
    return channel;
  }

  private static <T> Page<T> first(Paginated<T> walk) {
    return walk.pages().findFirst().orElseThrow();
  }
}

package dev.feria.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.FulfilmentState;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.LocationSource;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.page.Entry;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.WebhookSubscriber;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider against the sandbox, over real HTTP. */
class EndToEndTest {
  private static Sandbox sandbox;
  private static SandboxShop shop;
  private static Account account;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(60, 80));
    shop = new SandboxShop(sandbox, 0);
    account = shop.withToken();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void connect_withAToken_knowsTheShop() {
    assertThat(account.profile().externalId()).isEqualTo(shop.id);
    assertThat(account.profile().attributes())
        .containsEntry("currency", shop.credentials.get("currency"));
  }

  @Test
  void connect_withAnApplicationOfTheShop_asksForATokenByItself() {
    SandboxShop other = new SandboxShop(sandbox, 1);

    assertThat(other.withOwnApplication().profile().externalId()).isEqualTo(other.id);
  }

  @Test
  void connect_byAuthorisation_getsATokenThatIsRenewed() {
    SandboxShop other = new SandboxShop(sandbox, 2);
    var operator = other.operator();
    var connection = other.authorize(operator);

    assertThat(connection.token().refreshToken()).isNotNull();
    assertThat(other.open(operator, connection).profile().externalId()).isEqualTo(other.id);
  }

  @Test
  void listings_areThoseOfTheShop() {
    Map<String, Listing> read = listings();

    assertThat(read).hasSameSizeAs(shop.listings());
    for (Map<String, Object> truth : shop.listings()) {
      Listing listing = read.get((String) truth.get("id"));
      assertThat(listing).as("%s", truth).isNotNull();
      assertThat(listing.sku()).isEqualTo(truth.get("sku"));
      Integer quantity = listing.quantity();
      if (quantity != null) {
        assertThat(new BigDecimal(quantity))
            .as("%s", truth)
            .isEqualByComparingTo((BigDecimal) truth.get("quantity"));
      }
      assertThat(listing.price().sameAs(money(truth.get("price")))).as("%s", truth).isTrue();
    }
  }

  @Test
  void listingGroup_isWhatTheWalkShows() {
    Listing one = listings().values().iterator().next();

    assertThat(((ListingSource) account).listingGroup(one.group()))
        .extracting(Listing::id)
        .contains(one.id());
    assertThat(((ListingSource) account).listingGroup("999")).isEmpty();
  }

  @Test
  void orders_areThoseOfTheShop() {
    Map<String, Order> read = new TreeMap<>();
    ((OrderSource) account)
        .orders(OrderQuery.ALL)
        .forEach(entry -> read.put(value(entry).id(), value(entry)));

    List<Map<String, Object>> truths = shop.orders();
    assertThat(read).hasSameSizeAs(truths);
    for (Map<String, Object> truth : truths) {
      Order order = read.get((String) truth.get("id"));
      assertThat(order.providerStatus()).as("%s", truth).isEqualTo(truth.get("status"));
      assertThat(order.total().sameAs(lineTotal(truth))).as("%s %s", order, truth).isTrue();
      assertThat(order.lines()).hasSameSizeAs((List<?>) truth.get("lines"));
    }
  }

  @Test
  void publishStock_setsWhatTheShopShows() {
    List<Listing> some = tracked().subList(0, 5);
    List<StockChange> changes =
        some.stream()
            .map(
                listing ->
                    new StockChange(
                        listing.id(), listing.group(), listing.quantity() + 7, listing.quantity()))
            .toList();

    assertThat(((StockPublisher) account).publishStock(changes))
        .allMatch(StockOutcome.Published.class::isInstance);
    for (StockChange change : changes) {
      assertThat(quantity(change.listingId())).isEqualTo(change.quantity());
    }
  }

  @Test
  void publishStock_whenTheChannelSoldUnseen_takesThatOff() {
    Listing listing = tracked().get(6);
    int shown = listing.quantity();
    StockPublisher stock = (StockPublisher) account;
    stock.publishStock(List.of(new StockChange(listing.id(), listing.group(), 10, shown)));
    buy(listing.id(), 3);

    List<StockOutcome> outcomes =
        stock.publishStock(List.of(new StockChange(listing.id(), listing.group(), 8, 10)));

    assertThat(outcomes).allMatch(StockOutcome.Published.class::isInstance);
    assertThat(quantity(listing.id())).isEqualTo(5);
  }

  @Test
  void order_whenBought_isPaidAndCanBeShipped() {
    Listing listing = tracked().get(7);
    ((StockPublisher) account)
        .publishStock(List.of(new StockChange(listing.id(), listing.group(), 20)));
    String id = buy(listing.id(), 2);
    Order order = ((OrderSource) account).order(id);

    assertThat(order.state()).isEqualTo(OrderState.PAID);
    assertThat(order.fulfilment()).isEqualTo(FulfilmentState.UNFULFILLED);
    assertThat(order.lines().get(0).listingId()).isEqualTo(listing.id());

    Shipment shipment =
        new Shipment("s-1", id, "Correos", "CL123", "https://track.example/CL123", List.of());
    String fulfilment = ((FulfilmentPublisher) account).ship(shipment);

    assertThat(((FulfilmentPublisher) account).ship(shipment)).isEqualTo(fulfilment);
    assertThat(((OrderSource) account).order(id).fulfilment()).isEqualTo(FulfilmentState.FULFILLED);
  }

  @Test
  void order_whenCancelled_isCancelled() {
    Listing listing = tracked().get(8);
    ((StockPublisher) account)
        .publishStock(List.of(new StockChange(listing.id(), listing.group(), 20)));
    String id = buy(listing.id(), 1);
    shop.tell("/orders/" + id + "/cancel", "{}");

    Order order = ((OrderSource) account).order(id);

    assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(order.providerStatus()).isEqualTo("cancelled");
  }

  @Test
  void publishPrices_setsWhatBuyersPay() {
    Listing listing = tracked().get(9);
    Money price = new Money(new BigDecimal("12990"), listing.price().currency());

    assertThat(
            ((PricePublisher) account)
                .publishPrices(
                    List.of(
                        new PriceChange(listing.id(), listing.group(), price),
                        new PriceChange(listing.id(), listing.group(), Money.of("1", "USD")))))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(PriceOutcome.class),
            second -> assertThat(second).isInstanceOf(PriceOutcome.Refused.class));
  }

  @Test
  void locations_areThoseOfTheShop() {
    assertThat(((LocationSource) account).locations()).isNotEmpty();
  }

  @Test
  void subscribe_twice_registersOnce() {
    WebhookSubscriber subscriber = (WebhookSubscriber) account;
    URI address = URI.create("https://feria.example/hooks/shopify/1");

    assertThat(subscriber.subscribe(address).created()).contains("ORDERS_CREATE");
    var again = subscriber.subscribe(address);
    assertThat(again.created()).isEmpty();
    assertThat(again.revived()).isEmpty();
    assertThat(again.kept()).contains("ORDERS_CREATE", "APP_UNINSTALLED");
  }

  private static List<Listing> tracked() {
    return listings().values().stream()
        .filter(listing -> listing.quantity() != null && listing.state() != ListingState.CLOSED)
        .toList();
  }

  private static Map<String, Listing> listings() {
    Map<String, Listing> read = new TreeMap<>();
    ((ListingSource) account)
        .listings(ListingQuery.ALL)
        .forEach(entry -> read.put(value(entry).id(), value(entry)));
    return read;
  }

  private static int quantity(String listing) {
    return shop.listings().stream()
        .filter(truth -> truth.get("id").equals(listing))
        .map(truth -> ((BigDecimal) truth.get("quantity")).intValueExact())
        .findFirst()
        .orElseThrow();
  }

  private static String buy(String listing, int quantity) {
    return String.valueOf(
        shop.tell(
                "/orders",
                """
                {"lines": [{"listing": "%s", "quantity": %d}], "status": "paid"}"""
                    .formatted(listing, quantity))
            .get("id"));
  }

  @SuppressWarnings("unchecked") // the sandbox's own answer
  private static Money money(Object price) {
    Map<String, Object> fields = (Map<String, Object>) price;
    return new Money(
        new BigDecimal(String.valueOf(fields.get("amount"))), (String) fields.get("currency"));
  }

  @SuppressWarnings("unchecked") // the sandbox's own answer
  private static Money lineTotal(Map<String, Object> order) {
    Money sum = Money.zero(shop.credentials.get("currency"));
    for (Map<String, Object> line : (List<Map<String, Object>>) order.get("lines")) {
      sum =
          sum.plus(
              money(line.get("unit_price")).times(((BigDecimal) line.get("quantity")).longValue()));
    }
    return sum;
  }

  private static <T> T value(Entry<T> entry) {
    if (entry instanceof Entry.Read<T> read) {
      return read.value();
    }
    throw new AssertionError(entry);
  }
}

package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider against the sandbox, over real HTTP, from the authorisation page on. */
class EndToEndTest {
  private static Sandbox sandbox;
  private SandboxSeller seller;
  private ProviderApplication application;
  private Account account;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void connect() {
    sandbox.reset();
    seller = new SandboxSeller(sandbox, 0);
    // the sandbox enforces the provider's limits; here it is the data that matters
    seller.control("PUT", "/mercadolibre/application", "{\"limits\":false}");
    application = seller.application();
    account = seller.connect(application);
  }

  private Map<String, Map<String, Object>> truth() {
    Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
    seller.listings().forEach(listing -> byId.put((String) listing.get("id"), listing));
    return byId;
  }

  private Listing listing(String id) {
    return ((ListingSource) account)
        .listingGroup(id.replaceFirst(":.*", "")).stream()
            .filter(l -> l.id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void listings_whenMoreThanOffsetsReach_areAllThereAsTheyAre() {
    List<Listing> listings =
        ((ListingSource) account).listings(ListingQuery.ALL).stream().map(Wire::read).toList();

    Map<String, Map<String, Object>> truth = truth();
    assertThat(truth.size()).isGreaterThan(1000);
    assertThat(listings)
        .extracting(Listing::id)
        .containsExactlyInAnyOrderElementsOf(truth.keySet());
    for (Listing listing : listings) {
      Map<String, Object> real = truth.get(listing.id());
      assertThat(listing.sku()).as(listing.id()).isEqualTo(real.get("sku"));
      assertThat(listing.quantity())
          .as(listing.id())
          .isEqualTo(((BigDecimal) real.get("quantity")).intValue());
      assertThat(listing.providerStatus()).isEqualTo(real.get("status"));
      Map<?, ?> price = (Map<?, ?>) real.get("price");
      assertThat(
              listing
                  .price()
                  .sameAs(Money.of((String) price.get("amount"), (String) price.get("currency"))))
          .isTrue();
    }
  }

  @Test
  void orders_whenAllAreAsked_areAllThereAsTheyAre() {
    Map<String, Order> orders = new LinkedHashMap<>();
    ((OrderSource) account)
        .orders(OrderQuery.ALL).stream()
            .map(Wire::read)
            .forEach(order -> orders.put(order.id(), order));

    List<Map<String, Object>> truth = seller.orders();
    assertThat(truth.size()).isGreaterThanOrEqualTo(3000);
    assertThat(orders).hasSize(truth.size());
    for (Map<String, Object> real : truth) {
      Order order = orders.get(real.get("id"));
      assertThat(order.providerStatus()).isEqualTo(real.get("status"));
      Map<?, ?> total = (Map<?, ?>) real.get("total");
      assertThat(
              order
                  .total()
                  .sameAs(Money.of((String) total.get("amount"), (String) total.get("currency"))))
          .isTrue();
      Map<?, ?> line = (Map<?, ?>) ((List<?>) real.get("lines")).get(0);
      assertThat(order.lines().get(0).listingId()).isEqualTo(line.get("listing"));
      assertThat(order.lines().get(0).sku()).isEqualTo(line.get("sku"));
      assertThat(order.lines().get(0).quantity())
          .isEqualTo(((BigDecimal) line.get("quantity")).intValue());
    }
  }

  @Test
  void orders_whenAskedSince_bringTheNewOne() {
    Instant before = Instant.now();
    String listing = forSale(1, false).get(0).id();
    Map<String, Object> bought =
        seller.tell("/orders", "{\"lines\":[{\"listing\":\"" + listing + "\",\"quantity\":1}]}");

    assertThat(
            ((OrderSource) account).orders(OrderQuery.updatedFrom(before)).stream().map(Wire::read))
        .extracting(Order::id)
        .contains((String) bought.get("id"));

    sandbox.advance(java.time.Duration.ofHours(3));
    Map<String, Object> later =
        seller.tell("/orders", "{\"lines\":[{\"listing\":\"" + listing + "\",\"quantity\":1}]}");
    assertThat(
            ((OrderSource) account).orders(OrderQuery.updatedFrom(before)).stream().map(Wire::read))
        .extracting(Order::id)
        .contains((String) later.get("id"));
  }

  @Test
  void order_whenBoughtAndCancelled_followsIt() {
    String listing = forSale(2, false).get(0).id();
    String id =
        (String)
            seller
                .tell("/orders", "{\"lines\":[{\"listing\":\"" + listing + "\",\"quantity\":2}]}")
                .get("id");

    Order paid = ((OrderSource) account).order(id);
    assertThat(paid.state()).isEqualTo(OrderState.PAID);
    assertThat(paid.lines().get(0).quantity()).isEqualTo(2);

    seller.tell("/orders/" + id + "/cancel", "{}");
    Order cancelled = ((OrderSource) account).order(id);
    assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
    assertThat(cancelled.updatedAt()).isAfterOrEqualTo(paid.updatedAt());
  }

  @Test
  void publishStock_whenPlainItemAndVariation_setsThemAndNothingElse() {
    Listing plain = forSale(3, false).get(0);
    Listing variation = forSale(3, true).get(0);
    Map<String, Map<String, Object>> before = truth();

    List<StockOutcome> outcomes =
        ((StockPublisher) account)
            .publishStock(
                List.of(
                    new StockChange(plain.id(), plain.group(), 41),
                    new StockChange(variation.id(), variation.group(), 42)));

    assertThat(outcomes).allMatch(o -> o instanceof StockOutcome.Published);
    Map<String, Map<String, Object>> after = truth();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach(
        (id, was) -> {
          int expected =
              id.equals(plain.id())
                  ? 41
                  : id.equals(variation.id()) ? 42 : ((BigDecimal) was.get("quantity")).intValue();
          assertThat(((BigDecimal) after.get(id).get("quantity")).intValue())
              .as(id)
              .isEqualTo(expected);
        });
  }

  @Test
  void publishStock_whenZeroAndBack_pausesAndReactivatesByItself() {
    Listing listing = forSale(1, false).get(0);

    publish(listing, 0);
    assertThat(listing(listing.id()).state()).isEqualTo(ListingState.OUT_OF_STOCK);
    publish(listing, 5);
    assertThat(listing(listing.id()).state()).isEqualTo(ListingState.ACTIVE);
    assertThat(listing(listing.id()).quantity()).isEqualTo(5);
  }

  @Test
  void publishStock_whenSellerPaused_leavesItPaused() {
    Listing listing = forSale(1, false).get(0);
    ((ListingPublisher) account).pause(listing.id());

    publish(listing, 5);
    assertThat(listing(listing.id()).state()).isEqualTo(ListingState.PAUSED);
    ((ListingPublisher) account).activate(listing.id());
    assertThat(listing(listing.id()).state()).isEqualTo(ListingState.ACTIVE);
  }

  @Test
  void price_whenSet_isTheItemsPrice() {
    for (Listing listing : List.of(forSale(1, false).get(0), forSale(1, true).get(0))) {
      Money price = Money.of("7770", listing.price().currency());
      assertThat(
              ((PricePublisher) account)
                  .publishPrices(List.of(new PriceChange(listing.id(), listing.group(), price))))
          .hasOnlyElementsOfType(PriceOutcome.Published.class);
      assertThat(listing(listing.id()).price().sameAs(price)).isTrue();
    }
  }

  @Test
  void calls_whenTokenExpiresUnder64Threads_refreshOnce() throws Exception {
    sandbox.advance(java.time.Duration.ofHours(7));
    String first = token();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    try {
      Callable<Object> call = account::profile;
      List<Future<Object>> futures = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        futures.add(threads.submit(call));
      }
      for (Future<Object> future : futures) {
        assertThat(future.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(token()).isNotEqualTo(first);
    assertThat(seller.tokens.load("account").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void calls_whenSellerRevokes_askToConnectAgain() {
    seller.tell("/revoke", "{}");

    assertThatThrownBy(account::profile).isInstanceOf(ReconnectException.class);

    account = seller.connect(application);
    assertThat(account.profile().externalId()).isEqualTo(seller.id);
  }

  @Test
  void disconnect_whenDone_endsTheGrant() {
    account.disconnect();

    assertThatThrownBy(account::profile).isInstanceOf(ReconnectException.class);
    account.disconnect();
  }

  private String token() {
    return seller.tokens.load("account").orElseThrow().token().accessToken().reveal();
  }

  private void publish(Listing listing, int quantity) {
    assertThat(
            ((StockPublisher) account)
                .publishStock(List.of(new StockChange(listing.id(), listing.group(), quantity)))
                .get(0))
        .isInstanceOf(StockOutcome.Published.class);
  }

  /** Listings that can be bought and that the seller ships. */
  private List<Listing> forSale(int quantity, boolean variation) {
    return seller.listings().stream()
        .filter(l -> "active".equals(l.get("status")) && !Boolean.TRUE.equals(l.get("fulfillment")))
        .filter(l -> ((BigDecimal) l.get("quantity")).intValue() >= quantity)
        .filter(l -> ((String) l.get("id")).contains(":") == variation)
        .limit(1)
        .map(l -> listing((String) l.get("id")))
        .toList();
  }
}

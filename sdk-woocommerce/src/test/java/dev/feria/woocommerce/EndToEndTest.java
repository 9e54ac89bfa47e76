package dev.feria.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.FulfilmentState;
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
import dev.feria.core.commerce.Shipment;
import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.commerce.StockPublisher;
import dev.feria.core.page.Entry;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider against the sandbox, over real HTTP. Each test asks for its own goods. */
class EndToEndTest {
  private static Sandbox sandbox;
  private static ProviderApplication application;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(SandboxOptions.DEFAULT);
    application = SandboxShop.application(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Account account(SandboxShop shop) {
    return SandboxShop.open(application, shop.connection(application));
  }

  private static <T> List<T> readable(List<Entry<T>> entries) {
    assertThat(entries).allMatch(entry -> entry instanceof Entry.Read<T>);
    return entries.stream().map(entry -> ((Entry.Read<T>) entry).value()).toList();
  }

  private static Listing listing(Account account, String id) {
    return ((ListingSource) account)
        .listingGroup(id.replaceFirst(":.*", "")).stream()
            .filter(listing -> listing.id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tienda-norte", "tienda-sur", "tienda-quechua", "tienda-vieja"})
  void listings_ofEveryShop_agreeWithTheTruth(String id) {
    SandboxShop shop = new SandboxShop(sandbox, id);
    Map<String, Listing> read =
        readable(((ListingSource) account(shop)).listings(ListingQuery.ALL).stream().toList())
            .stream()
            .collect(Collectors.toMap(Listing::id, listing -> listing));
    List<Map<String, Object>> truth = shop.all("/listings");
    assertThat(truth).isNotEmpty();
    assertThat(read.keySet())
        .containsExactlyInAnyOrderElementsOf(
            truth.stream().map(row -> String.valueOf(row.get("id"))).toList());
    for (Map<String, Object> row : truth) {
      Listing listing = Objects.requireNonNull(read.get(String.valueOf(row.get("id"))));
      Object quantity = row.get("quantity");
      assertThat(listing.quantity())
          .as(listing.id())
          .isEqualTo(quantity == null ? null : new BigDecimal(quantity.toString()).intValue());
      Map<?, ?> price = (Map<?, ?>) row.get("price");
      assertThat(listing.price().amount())
          .as(listing.id())
          .isEqualByComparingTo(new BigDecimal(String.valueOf(price.get("amount"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tienda-norte", "tienda-sur", "tienda-quechua", "tienda-vieja"})
  void orders_ofEveryShop_agreeWithTheTruth(String id) {
    SandboxShop shop = new SandboxShop(sandbox, id);
    Map<String, Order> read =
        readable(((OrderSource) account(shop)).orders(OrderQuery.ALL).stream().toList()).stream()
            .collect(Collectors.toMap(Order::id, order -> order, (a, b) -> b));
    for (Map<String, Object> row : shop.all("/orders")) {
      if ("checkout-draft".equals(row.get("status")) || "trash".equals(row.get("status"))) {
        continue;
      }
      Order order = read.get(String.valueOf(row.get("id")));
      assertThat(order).as(row.toString()).isNotNull();
      assertThat(order.providerStatus()).isEqualTo(row.get("status"));
      // the truth's total has shipping and fees in it, which are no lines
      for (Object each : (List<?>) row.get("lines")) {
        Map<?, ?> line = (Map<?, ?>) each;
        Map<?, ?> price = (Map<?, ?>) line.get("unit_price");
        assertThat(order.lines())
            .as(row.toString())
            .anySatisfy(
                found -> {
                  assertThat(found.id()).isEqualTo(String.valueOf(line.get("id")));
                  assertThat(found.listingId()).isEqualTo(line.get("listing"));
                  assertThat(String.valueOf(line.get("quantity"))).isEqualTo("" + found.quantity());
                  assertThat(found.returned()).isLessThanOrEqualTo(found.quantity());
                  // the truth rounds to the currency, a third of a line does not
                  assertThat(found.unitPrice().amount())
                      .isCloseTo(
                          new BigDecimal(String.valueOf(price.get("amount"))),
                          Offset.offset(new BigDecimal("0.5")));
                });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tienda-norte", "tienda-sur", "tienda-quechua", "tienda-vieja"})
  void publishStock_ofEverySort_isShownByTheShop(String id) {
    SandboxShop shop = new SandboxShop(sandbox, id);
    Account account = account(shop);
    List<StockChange> changes =
        shop.all("/listings").stream()
            .map(row -> String.valueOf(row.get("id")))
            .map(listing -> new StockChange(listing, listing.replaceFirst(":.*", ""), 17))
            .limit(80)
            .toList();
    assertThat(((StockPublisher) account).publishStock(changes))
        .allMatch(outcome -> outcome instanceof StockOutcome.Published);
    Map<String, String> truth =
        shop.all("/listings").stream()
            .collect(
                Collectors.toMap(
                    row -> String.valueOf(row.get("id")),
                    row -> String.valueOf(row.get("quantity"))));
    for (StockChange change : changes) {
      assertThat(truth).containsEntry(change.listingId(), "17");
    }
  }

  private static Listing some(Account account, int nth) {
    return readable(((ListingSource) account).listings(ListingQuery.ALL).stream().toList()).stream()
        .filter(
            listing ->
                listing.state() == ListingState.ACTIVE
                    && listing.quantity() != null
                    && listing.variation() == null)
        .skip(nth)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void publishStock_whenTheShopHasSoldMeanwhile_isAConflict() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-norte");
    Account account = account(shop);
    Listing listing = some(account, 120);
    String buy =
        "{\"lines\":[{\"listing\":\"%s\",\"quantity\":1}],\"status\":\"paid\",\"force\":true}";
    shop.shop("POST", "/orders", buy.formatted(listing.id()));
    int shown = Objects.requireNonNull(listing.quantity());

    StockOutcome outcome =
        ((StockPublisher) account)
            .publishStock(List.of(new StockChange(listing.id(), listing.group(), shown, shown)))
            .get(0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StockOutcome.Refused.class,
            refused -> assertThat(refused.reason().failure().code()).isEqualTo("quantity_moved"));
    assertThat(listing(account, listing.id()).quantity()).isEqualTo(shown - 1);
  }

  @Test
  void publishStock_whenTheShopKeepsNone_saysSo() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-quechua");
    Account account = account(shop);
    Listing listing = some(account, 0);
    shop.shop("PUT", "/mode", "{\"manage_stock\":false}");
    try {
      assertThat(
              ((StockPublisher) account)
                  .publishStock(List.of(new StockChange(listing.id(), listing.group(), 991))))
          .singleElement()
          .isInstanceOfSatisfying(
              StockOutcome.Refused.class,
              refused ->
                  assertThat(refused.reason().failure().code()).isEqualTo("stock_management_off"));
    } finally {
      shop.shop("PUT", "/mode", "{\"manage_stock\":true}");
    }
  }

  @Test
  void publishPrices_whateverTheShop_areShown() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-quechua");
    Account account = account(shop);
    Listing listing = some(account, 1);
    PriceChange change = new PriceChange(listing.id(), listing.group(), Money.of("123.45", "PEN"));
    PriceChange wrong = new PriceChange(listing.id(), listing.group(), Money.of("123.45", "USD"));
    List<PriceOutcome> outcomes = ((PricePublisher) account).publishPrices(List.of(wrong, change));
    assertThat(outcomes.get(0))
        .isInstanceOfSatisfying(
            PriceOutcome.Refused.class,
            refused ->
                assertThat(refused.reason().failure().code()).isEqualTo("currency_mismatch"));
    assertThat(outcomes.get(1)).isInstanceOf(PriceOutcome.Published.class);
    assertThat(listing(account, listing.id()).price().amount()).isEqualByComparingTo("123.45");
  }

  @Test
  void pause_andActivate_takeAListingOffSaleAndBack() {
    Account account = account(new SandboxShop(sandbox, "tienda-norte"));
    Listing simple = some(account, 130);
    Listing variation =
        readable(((ListingSource) account).listings(ListingQuery.ALL).stream().toList()).stream()
            .filter(l -> l.variation() != null && l.state() == ListingState.ACTIVE)
            .findFirst()
            .orElseThrow();
    for (Listing listing : List.of(simple, variation)) {
      ((ListingPublisher) account).pause(listing.id());
      assertThat(listing(account, listing.id()).state()).isEqualTo(ListingState.PAUSED);
      ((ListingPublisher) account).activate(listing.id());
      assertThat(listing(account, listing.id()).state()).isEqualTo(ListingState.ACTIVE);
    }
  }

  @Test
  void orders_ofASale_itsShipmentAndItsReturn_areSeen() {
    SandboxShop shop = new SandboxShop(sandbox, "tienda-sur");
    Account account = account(shop);
    Listing listing = some(account, 20);
    Map<String, Object> made =
        shop.shop(
            "POST",
            "/orders",
            "{\"lines\":[{\"listing\":\"%s\",\"quantity\":2}],\"status\":\"paid\",\"force\":true}"
                .formatted(listing.id()));
    String id = String.valueOf(made.get("id"));
    Order order = ((OrderSource) account).order(id);
    assertThat(order.state()).isEqualTo(OrderState.PAID);
    assertThat(order.fulfilment()).isEqualTo(FulfilmentState.UNFULFILLED);
    assertThat(order.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.listingId()).isEqualTo(listing.id());
              assertThat(line.quantity()).isEqualTo(2);
              assertThat(line.returned()).isZero();
            });

    FulfilmentPublisher sender = (FulfilmentPublisher) account;
    String line = order.lines().get(0).id();
    Shipment first =
        new Shipment("s-1", id, "Chilexpress", "CX1", null, List.of(new Shipment.Item(line, 1)));
    Shipment second = new Shipment("s-2", id, "Chilexpress", "CX2", null, List.of());
    assertThat(sender.ship(first)).isEqualTo(sender.ship(first));
    assertThat(((OrderSource) account).order(id).fulfilment())
        .isEqualTo(FulfilmentState.UNFULFILLED);
    sender.ship(second);
    sender.ship(second);
    assertThat(((OrderSource) account).order(id).fulfilment()).isEqualTo(FulfilmentState.FULFILLED);
    WooCommerceClient client =
        WooCommerceClient.builder()
            .site(
                dev.feria.woocommerce.access.StoreSite.at(URI.create(shop.url))
                    .with(dev.feria.woocommerce.access.AuthMode.OAUTH_HTTP))
            .keys(shop.keys())
            .requestsPerSecond(1000)
            .build();
    assertThat(client.orders().notes(id))
        .filteredOn(note -> Boolean.TRUE.equals(note.customerNote()))
        .extracting(note -> note.note())
        .containsExactlyInAnyOrder("Chilexpress - CX1", "Chilexpress - CX2");

    shop.shop(
        "POST",
        "/orders/" + id + "/refund",
        "{\"lines\":[{\"listing\":\"%s\",\"quantity\":1}],\"restock\":true}"
            .formatted(listing.id()));
    assertThat(((OrderSource) account).order(id).lines().get(0).returned()).isEqualTo(1);
  }
}

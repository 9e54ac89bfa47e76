package dev.feria.mercadolibre.provider;

import static dev.feria.mercadolibre.Wire.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.error.RejectedException;
import dev.feria.core.page.Entry;
import dev.feria.core.provider.AccountProfile;
import dev.feria.core.provider.Event;
import dev.feria.core.provider.MissedEventSource;
import dev.feria.mercadolibre.Wire;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReadingTest {
  @StartStop public final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void prepare() {
    wire = new Wire(server);
  }

  @Test
  void listings_whenItemsHaveVariations_givesOneListingEach() {
    wire.answer(
        "{\"paging\":{\"limit\":100,\"offset\":0,\"total\":2},\"results\":[\"MLC1432208117\",\"MLC2\"]}");
    wire.answer(
        "[{\"code\":200,\"body\":"
            + Wire.fixture("item-with-variation.json")
            + "},{\"code\":404,\"body\":{\"error\":\"not_found\",\"status\":404}}]");

    List<Listing> listings =
        ((ListingSource) wire.account())
            .listings(ListingQuery.ALL).stream().map(Wire::read).toList();

    assertThat(listings)
        .containsExactly(
            new Listing(
                "MLC1432208117:179001234567",
                "MLC1432208117",
                "CAF-500-V",
                "Café Molido 500 G Tostado Medio",
                "Vainilla",
                ListingState.ACTIVE,
                "active",
                14,
                Money.of("6990", "CLP"),
                Listing.StockOwner.SELLER,
                "https://articulo.mercadolibre.cl/MLC-1432208117-cafe-_JM",
                null,
                Instant.parse("2026-11-19T20:41:55Z"),
                Instant.parse("2026-11-20T14:29:58Z")));
    assertThat(line(wire.taken()))
        .isEqualTo("GET /users/241983636/items/search?limit=100&offset=0&orders=start_time_desc");
    assertThat(line(wire.taken()))
        .startsWith("GET /items?ids=MLC1432208117%2CMLC2&attributes=id%2Csite_id")
        .endsWith("&include_attributes=all");
    assertThat(wire.nothingMore()).isTrue();
  }

  @Test
  void listings_whenAnItemCannotBeRead_givesTheOthersAndNamesIt() {
    wire.answer(
        "{\"results\":[\"MLC1\",\"MLC2\",\"MLC3\",\"MLC4\"],\"paging\":{\"total\":4,\"offset\":0,\"limit\":100}}");
    wire.answer(
        "[{\"code\":200,\"body\":{\"id\":\"MLC1\",\"title\":\"T\",\"status\":\"active\"}},"
            + "{\"code\":200,\"body\":{\"id\":\"MLC2\",\"title\":{\"a\":1}}},"
            + "{\"code\":404,\"body\":{\"error\":\"not_found\"}},"
            + "{\"code\":500,\"body\":{\"error\":\"oops\"}}]");

    List<Entry<Listing>> entries =
        ((ListingSource) wire.account()).listings(ListingQuery.ALL).stream().toList();

    assertThat(entries).hasSize(3);
    assertThat(Wire.read(entries.get(0)).id()).isEqualTo("MLC1");
    assertThat(entries.get(1))
        .isEqualTo(new Entry.Unreadable<>("MLC2", "Expected a string at path $[1].body.title"));
    assertThat(entries.get(2))
        .isEqualTo(new Entry.Unreadable<>("MLC4", "answered with status 500"));
  }

  @Test
  void orders_whenReadFromASearch_areAsOldAsReadsMayLag() {
    String page = "{\"paging\":{\"total\":1,\"offset\":0,\"limit\":50},\"results\":[%s]}";
    wire.answer(page.formatted(order("paid", "null")));

    Order order =
        ((OrderSource) wire.account())
            .orders(OrderQuery.updatedFrom(Wire.NOW)).stream()
                .map(Wire::read)
                .findFirst()
                .orElseThrow();

    assertThat(order.observedAt()).isEqualTo(Instant.parse("2026-11-20T14:28:58Z"));
  }

  @Test
  void listingGroup_whenItemIsUnknown_isEmpty() {
    wire.answer(404, "{\"message\":\"x\",\"error\":\"not_found\",\"status\":404,\"cause\":[]}");

    assertThat(((ListingSource) wire.account()).listingGroup("MLC9")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "active,,5,ACTIVE",
    "active,,0,OUT_OF_STOCK",
    "paused,out_of_stock,0,OUT_OF_STOCK",
    "paused,paused_by_seller,5,PAUSED",
    "paused,,5,PAUSED",
    "closed,,5,CLOSED",
    "under_review,forbidden,5,BLOCKED",
    "payment_required,,5,BLOCKED",
    "inactive,,5,BLOCKED",
    "not_yet_active,,5,BLOCKED",
    "something_new,,5,UNKNOWN"
  })
  void listingGroup_whenItemHasAStatus_tellsWhetherItCanBeBought(
      String status, String subStatus, int quantity, ListingState expected) {
    wire.answer(
        "{\"id\":\"MLC1\",\"title\":\"T\",\"price\":1,\"currency_id\":\"CLP\",\"status\":\"%s\",\"sub_status\":[%s],\"available_quantity\":%d,\"seller_custom_field\":\"OLD\"}"
            .formatted(status, subStatus == null ? "" : '"' + subStatus + '"', quantity));

    Listing listing = ((ListingSource) wire.account()).listingGroup("MLC1").get(0);

    assertThat(listing.state()).isEqualTo(expected);
    assertThat(listing.providerStatus()).isEqualTo(status);
    assertThat(listing.sku()).isEqualTo("OLD");
    assertThat(listing.id()).isEqualTo("MLC1");
  }

  @Test
  void listingGroup_whenItemIsDeleted_isEmpty() {
    wire.answer("{\"id\":\"MLC1\",\"status\":\"closed\",\"sub_status\":[\"deleted\"]}");

    assertThat(((ListingSource) wire.account()).listingGroup("MLC1")).isEmpty();
  }

  @Test
  void listingGroup_whenProviderShips_ownsTheStock() {
    wire.answer(
        "{\"id\":\"MLC1\",\"family_name\":\"F\",\"status\":\"active\",\"shipping\":{\"logistic_type\":\"fulfillment\"}}");

    Listing listing = ((ListingSource) wire.account()).listingGroup("MLC1").get(0);

    assertThat(listing.stockOwner()).isEqualTo(Listing.StockOwner.PROVIDER);
    assertThat(listing.title()).isEqualTo("F");
    assertThat(listing.price()).isEqualTo(Money.zero("XXX"));
  }

  @Test
  void order_whenPaid_isTranslated() {
    wire.answer(Wire.fixture("order-paid.json"));

    Order order = ((OrderSource) wire.account()).order("2000009047722568");

    assertThat(order)
        .isEqualTo(
            new Order(
                "2000009047722568",
                "2000006181551917",
                OrderState.PAID,
                "paid",
                Instant.parse("2026-11-20T13:34:59Z"),
                Instant.parse("2026-11-20T13:36:10Z"),
                List.of(
                    new Order.Line(
                        "MLC1432208117:179001234567",
                        "MLC1432208117:179001234567",
                        "CAF-500-V",
                        "Café Molido 500 G",
                        2,
                        Money.of("6990", "CLP"))),
                Money.of("13980", "CLP"),
                new Order.Buyer("1944693439", "CLIENTE_X"),
                "43729529445",
                Instant.parse("2026-11-20T14:28:58Z")));
    assertThat(line(wire.taken())).isEqualTo("GET /orders/2000009047722568");
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed,UNPAID",
    "payment_required,UNPAID",
    "payment_in_process,UNPAID",
    "partially_paid,UNPAID",
    "paid,PAID",
    "partially_refunded,PAID",
    "pending_cancel,PAID",
    "cancelled,CANCELLED",
    "invalid,CANCELLED",
    "something_new,UNKNOWN"
  })
  void order_whenItHasAStatus_tellsWhatItMeansForStock(String status, OrderState expected) {
    wire.answer(order(status, "null"));

    Order order = ((OrderSource) wire.account()).order("1");

    assertThat(order.state()).isEqualTo(expected);
    assertThat(order.packId()).isEqualTo("1");
    assertThat(order.shipmentId()).isNull();
    assertThat(order.buyer()).isNull();
    assertThat(order.updatedAt()).isEqualTo(Instant.parse("2026-11-20T13:00:07Z"));
    assertThat(order.lines().get(0).listingId()).isEqualTo("MLC2");
  }

  @Test
  void order_whenTheSameItemComesTwice_tellsTheLinesApart() {
    wire.answer(order("paid", "null").replace("]", "," + LINE + "]"));

    assertThat(((OrderSource) wire.account()).order("1").lines())
        .extracting(Order.Line::id)
        .containsExactly("MLC2", "MLC2#2");
  }

  private static final String LINE =
      "{\"item\":{\"id\":\"MLC2\",\"variation_id\":null,\"seller_custom_field\":\"C\"},\"quantity\":1,\"unit_price\":10.50}";

  private static String order(String status, String pack) {
    return "{\"id\":1,\"pack_id\":%s,\"status\":\"%s\",\"date_created\":\"2026-11-20T09:00:00.000-04:00\",\"last_updated\":\"2026-11-20T09:00:05.000-04:00\",\"date_last_updated\":\"2026-11-20T09:00:07.000-04:00\",\"total_amount\":10.50,\"currency_id\":\"ARS\",\"shipping\":{\"id\":null},\"order_items\":[%s]}"
        .formatted(pack, status, LINE);
  }

  @Test
  void order_whenNotYetVisible_saysNotFound() {
    wire.answer(
        404, "{\"message\":\"x\",\"error\":\"order_not_found\",\"status\":404,\"cause\":[]}");

    assertThatThrownBy(() -> ((OrderSource) wire.account()).order("1"))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.failure().status()).isEqualTo(404));
  }

  @Test
  void orders_whenWalked_asksBothKindsAndKeepsTheCursor() {
    String page = "{\"paging\":{\"total\":1,\"offset\":0,\"limit\":50},\"results\":[%s]}";
    wire.answer(page.formatted(order("paid", "null")));
    wire.answer(page.formatted(order("cancelled", "null")));
    OrderQuery query = OrderQuery.updatedFrom(Instant.parse("2026-11-20T10:15:00Z"));
    OrderSource account = (OrderSource) wire.account();

    var first = account.orders(query).pages().findFirst().orElseThrow();
    var second = account.orders(query.at(first.next())).pages().findFirst().orElseThrow();

    assertThat(first.items())
        .map(Wire::read)
        .extracting(Order::state)
        .containsExactly(OrderState.PAID);
    assertThat(second.items())
        .map(Wire::read)
        .extracting(Order::state)
        .containsExactly(OrderState.CANCELLED);
    assertThat(second.next()).isNull();
    assertThat(line(wire.taken()))
        .isEqualTo(
            "GET /orders/search?seller=241983636&order.date_last_updated.from=2026-11-20T10%3A00%3A00Z&sort=date_asc&offset=0&limit=50");
    assertThat(line(wire.taken())).contains("order.status=cancelled");
  }

  @Test
  void profile_whenAsked_keepsSiteAndTags() {
    wire.answer(
        "{\"id\":241983636,\"nickname\":\"TIENDA\",\"site_id\":\"MLC\",\"country_id\":\"CL\",\"tags\":[\"normal\",\"user_product_seller\"]}");

    AccountProfile profile = wire.account().profile();

    assertThat(profile.externalId()).isEqualTo("241983636");
    assertThat(profile.name()).isEqualTo("TIENDA");
    assertThat(profile.attributes())
        .containsEntry("site", "MLC")
        .containsEntry("tags", "normal,user_product_seller");
  }

  @Test
  void disconnect_whenGrantIsGoneAlready_isDone() {
    wire.answer(200, "{}");
    wire.account().disconnect();
    assertThat(line(wire.taken()))
        .isEqualTo("DELETE /users/241983636/applications/4934588586838432");
  }

  @Test
  void missedEvents_whenSomeWereMissed_givesThemAll() {
    wire.answer("{\"messages\":[" + Wire.fixture("notification-order.json") + "]}");
    wire.answer("{\"messages\":[]}");

    List<Event> events = ((MissedEventSource) wire.account()).missedEvents().stream().toList();

    assertThat(events).hasSize(1);
    assertThat(events.get(0)).isInstanceOf(Event.OrderChanged.class);
    assertThat(events.get(0).header().accountExternalId()).isEqualTo("241983636");
    assertThat(line(wire.taken()))
        .isEqualTo("GET /missed_feeds?app_id=4934588586838432&offset=0&limit=50");
    assertThat(line(wire.taken())).contains("offset=1");
  }
}

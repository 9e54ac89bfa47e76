package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class FulfillmentTest {
  private static final String WORK =
      """
      query($id: ID!) { order(id: $id) { displayFulfillmentStatus fulfillmentOrders(first: 10) { nodes {
        id status assignedLocation { location { id } } supportedActions { action }
        lineItems(first: 50) { nodes { id remainingQuantity totalQuantity } } } }
        fulfillments { id status trackingInfo { company number url } } } }
      """;
  private static final String SHIP =
      """
      mutation($f: FulfillmentInput!) { fulfillmentCreate(fulfillment: $f) {
        fulfillment { id status totalQuantity trackingInfo { company number url } }
        userErrors { field message } } }
      """;

  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(60, 60));

  private ShopDriver shop;
  private Map<String, Object> listing;
  private String id;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.CENTRO);
    listing = shop.sellable(5);
    id = listing.get("id").toString();
  }

  private Answer work(String order) {
    return shop.good(WORK, "id", "gid://shopify/Order/" + order);
  }

  private String workId(Answer work, int index) {
    return work.string("data", "order", "fulfillmentOrders", "nodes", index, "id");
  }

  private Answer ship(String work, Object... more) {
    Map<String, Object> entry = Json.obj("fulfillmentOrderId", work);
    entry.putAll(Json.obj(more));
    return shop.good(
        SHIP,
        "f",
        Json.obj(
            "lineItemsByFulfillmentOrder",
            List.of(entry),
            "trackingInfo",
            Json.obj("company", "Chilexpress", "number", "CX-1", "url", "https://x.example/CX-1"),
            "notifyCustomer",
            false));
  }

  private long level(String name) {
    return (long) ((Map<?, ?>) ((List<?>) shop.listing(id).get("levels")).get(0)).get(name);
  }

  @Test
  void create_whenLinesAreLeftOut_shipsEverything() {
    String order = shop.buy(id, 3).expect(201).string("id");
    long onHand = level("on_hand");
    Answer done = ship(workId(work(order), 0));
    assertThat(done.number("data", "fulfillmentCreate", "fulfillment", "totalQuantity"))
        .isEqualTo(3);
    Answer after = work(order);
    assertThat(after.string("data", "order", "displayFulfillmentStatus")).isEqualTo("FULFILLED");
    assertThat(after.string("data", "order", "fulfillments", 0, "trackingInfo", 0, "number"))
        .isEqualTo("CX-1");
    assertThat(after.string("data", "order", "fulfillmentOrders", "nodes", 0, "status"))
        .isEqualTo("CLOSED");
    assertThat(level("on_hand")).isEqualTo(onHand - 3);
    assertThat(shop.order(order)).containsEntry("tracking", List.of("CX-1"));
    assertThat(ship(workId(after, 0)).maps("data", "fulfillmentCreate", "userErrors")).hasSize(1);
  }

  @Test
  void create_whenSomeUnitsAreGiven_shipsThose() {
    String order = shop.buy(id, 3).expect(201).string("id");
    Answer work = work(order);
    String line =
        work.string(
            "data", "order", "fulfillmentOrders", "nodes", 0, "lineItems", "nodes", 0, "id");
    ship(
        workId(work, 0), "fulfillmentOrderLineItems", List.of(Json.obj("id", line, "quantity", 1)));
    Answer after = work(order);
    assertThat(after.string("data", "order", "displayFulfillmentStatus"))
        .isEqualTo("PARTIALLY_FULFILLED");
    assertThat(
            after.number(
                "data",
                "order",
                "fulfillmentOrders",
                "nodes",
                0,
                "lineItems",
                "nodes",
                0,
                "remainingQuantity"))
        .isEqualTo(2);
    Answer toMany =
        ship(
            workId(work, 0),
            "fulfillmentOrderLineItems",
            List.of(Json.obj("id", line, "quantity", 9)));
    assertThat(toMany.maps("data", "fulfillmentCreate", "userErrors")).hasSize(1);
  }

  @Test
  void create_whenOrderIsAtTwoLocations_needsTwoCalls() {
    Map<String, Object> spread =
        shop.listings().stream()
            .filter(
                l ->
                    ((List<?>) l.get("levels")).size() == 2
                        && Boolean.TRUE.equals(l.get("tracked")))
            .filter(l -> l.get("status").equals("active"))
            .filter(
                l ->
                    ((List<?>) l.get("levels"))
                        .stream().allMatch(v -> (long) ((Map<?, ?>) v).get("available") > 0))
            .filter(l -> shop.quantity(l.get("id").toString()) == sum(l))
            .findFirst()
            .orElseThrow();
    String order =
        shop.buy(spread.get("id").toString(), (int) sum(spread)).expect(201).string("id");
    Answer work = work(order);
    assertThat(work.maps("data", "order", "fulfillmentOrders", "nodes")).hasSize(2);
    Answer both =
        shop.good(
            SHIP,
            "f",
            Json.obj(
                "lineItemsByFulfillmentOrder",
                List.of(
                    Json.obj("fulfillmentOrderId", workId(work, 0)),
                    Json.obj("fulfillmentOrderId", workId(work, 1)))));
    assertThat(both.maps("data", "fulfillmentCreate", "userErrors")).hasSize(1);
    ship(workId(work, 0));
    ship(workId(work, 1));
    assertThat(work(order).string("data", "order", "displayFulfillmentStatus"))
        .isEqualTo("FULFILLED");
  }

  private static long sum(Map<String, Object> listing) {
    return ((List<?>) listing.get("levels"))
        .stream().mapToLong(v -> (long) ((Map<?, ?>) v).get("available")).sum();
  }

  @Test
  void parcel_whenRelabelledAndCancelled_goesBack() {
    String order = shop.buy(id, 2).expect(201).string("id");
    long onHand = level("on_hand");
    String parcel =
        ship(workId(work(order), 0)).string("data", "fulfillmentCreate", "fulfillment", "id");
    Answer relabelled =
        shop.good(
            "mutation($id: ID!, $t: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate("
                + "fulfillmentId: $id, trackingInfoInput: $t) { fulfillment { trackingInfo { number }"
                + " } userErrors { message } } }",
            "id",
            parcel,
            "t",
            Json.obj("numbers", List.of("A", "B")));
    assertThat(
            relabelled.maps("data", "fulfillmentTrackingInfoUpdate", "fulfillment", "trackingInfo"))
        .hasSize(2);
    String cancel =
        "mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors {"
            + " message } } }";
    assertThat(
            shop.good(cancel, "id", parcel)
                .string("data", "fulfillmentCancel", "fulfillment", "status"))
        .isEqualTo("CANCELLED");
    assertThat(level("on_hand")).isEqualTo(onHand);
    assertThat(work(order).string("data", "order", "displayFulfillmentStatus"))
        .isEqualTo("UNFULFILLED");
    assertThat(shop.good(cancel, "id", parcel).maps("data", "fulfillmentCancel", "userErrors"))
        .hasSize(1);
  }
}

package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StockTest {
  private static final String SET =
      """
      mutation($input: InventorySetQuantitiesInput!, $key: String!) {
        inventorySetQuantities(input: $input) @idempotent(key: $key) {
          inventoryAdjustmentGroup { id reason changes { name delta quantityAfterChange
            item { id } location { id } } }
          userErrors { code field message } } }
      """;
  private static final String ADJUST =
      """
      mutation($input: InventoryAdjustQuantitiesInput!, $key: String!) {
        inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
          inventoryAdjustmentGroup { id } userErrors { code field message } } }
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

  private Map<String, Object> entry(int quantity, Object... more) {
    Map<String, Object> entry =
        Json.obj(
            "inventoryItemId",
            ShopDriver.item(listing),
            "locationId",
            ShopDriver.location(listing),
            "quantity",
            quantity);
    entry.putAll(Json.obj(more));
    return entry;
  }

  private Answer set(String key, String name, List<Object> quantities) {
    return shop.query(
        SET,
        "key",
        key,
        "input",
        Json.obj("name", name, "reason", "correction", "quantities", quantities));
  }

  private Answer set(String key, Map<String, Object> entry) {
    return set(key, "available", List.of(entry));
  }

  private static String code(Answer answer, String mutation) {
    return answer.string("data", mutation, "userErrors", 0, "code");
  }

  @Test
  void set_whenExpectedQuantityHolds_changesIt() {
    long now = shop.quantity(id);
    Answer done = set("k-1", entry(3, "changeFromQuantity", now)).expect(200);
    assertThat(done.maps("data", "inventorySetQuantities", "userErrors")).isEmpty();
    assertThat(
            done.number(
                "data",
                "inventorySetQuantities",
                "inventoryAdjustmentGroup",
                "changes",
                0,
                "quantityAfterChange"))
        .isEqualTo(3);
    assertThat(shop.quantity(id)).isEqualTo(3);
  }

  @Test
  void set_whenExpectedQuantityIsStale_changesNothing() {
    long now = shop.quantity(id);
    Answer stale = set("k-1", entry(3, "changeFromQuantity", now + 1));
    assertThat(code(stale, "inventorySetQuantities")).isEqualTo("CHANGE_FROM_QUANTITY_STALE");
    assertThat(shop.quantity(id)).isEqualTo(now);
  }

  @Test
  void set_whenExpectedQuantityIsLeftOut_isAnErrorUnlessNullOrOld() {
    assertThat(set("k-1", entry(3)).string("errors", 0, "extensions", "code"))
        .isEqualTo("INVALID_FIELD_ARGUMENTS");
    set("k-2", entry(3, "changeFromQuantity", null)).expect(200);
    assertThat(shop.quantity(id)).isEqualTo(3);
    String old =
        """
        mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) {
          userErrors { code } } }
        """;
    Map<String, Object> input =
        Json.obj("name", "available", "reason", "correction", "quantities", List.of(entry(4)));
    assertThat(shop.query(old, "input", input).string("errors", 0, "extensions", "code"))
        .isEqualTo("BAD_REQUEST");
    Answer served = shop.queryAt("2026-01", old, "input", input).expect(200);
    assertThat(served.text()).doesNotContain("\"errors\":");
    assertThat(shop.quantity(id)).isEqualTo(4);
  }

  @Test
  void set_whenKeyIsRepeated_answersTheSameAndActsOnce() {
    Answer first = set("k-1", entry(7, "changeFromQuantity", null));
    shop.buy(id, 2).expect(201);
    Answer again = set("k-1", entry(7, "changeFromQuantity", null));
    assertThat(again.at("data")).isEqualTo(first.at("data"));
    assertThat(shop.quantity(id)).isEqualTo(5);
    Answer other = set("k-1", entry(8, "changeFromQuantity", null));
    assertThat(code(other, "inventorySetQuantities"))
        .isEqualTo("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  }

  @Test
  void set_whenInputIsWrong_saysWhat() {
    assertThat(
            code(
                set(
                    "a",
                    entry(
                        3,
                        "changeFromQuantity",
                        null,
                        "inventoryItemId",
                        "gid://shopify/InventoryItem/1")),
                "inventorySetQuantities"))
        .isEqualTo("INVALID_INVENTORY_ITEM");
    assertThat(
            code(
                set(
                    "b",
                    entry(3, "changeFromQuantity", null, "locationId", "gid://shopify/Location/1")),
                "inventorySetQuantities"))
        .isEqualTo("INVALID_LOCATION");
    assertThat(code(set("c", entry(-3, "changeFromQuantity", null)), "inventorySetQuantities"))
        .isEqualTo("INVALID_QUANTITY_NEGATIVE");
    assertThat(
            code(
                set("d", entry(2_000_000_000, "changeFromQuantity", null)),
                "inventorySetQuantities"))
        .isEqualTo("INVALID_QUANTITY_TOO_HIGH");
    Answer name = set("e", "committed", List.of(entry(3, "changeFromQuantity", null)));
    assertThat(code(name, "inventorySetQuantities")).isEqualTo("INVALID_NAME");
    Map<String, Object> entry = entry(3, "changeFromQuantity", null);
    assertThat(code(set("f", "available", List.of(entry, entry)), "inventorySetQuantities"))
        .isEqualTo("NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 251; i++) {
      many.add(entry);
    }
    assertThat(set("g", "available", many).string("errors", 0, "extensions", "code"))
        .isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
  }

  @Test
  void set_whenOnHandIsMeant_countsCommittedUnitsToo() {
    shop.buy(id, 2).expect(201);
    set("k", "on_hand", List.of(entry(10, "changeFromQuantity", null))).expect(200);
    long committed =
        (long) ((Map<?, ?>) ((List<?>) shop.listing(id).get("levels")).get(0)).get("committed");
    assertThat(shop.quantity(id)).isEqualTo(10 - committed);
  }

  @Test
  void adjust_whenDeltaIsGiven_addsIt() {
    long now = shop.quantity(id);
    Map<String, Object> change =
        Json.obj(
            "inventoryItemId",
            ShopDriver.item(listing),
            "locationId",
            ShopDriver.location(listing),
            "delta",
            -2,
            "changeFromQuantity",
            null);
    Map<String, Object> input =
        Json.obj("name", "available", "reason", "correction", "changes", List.of(change));
    shop.good(ADJUST, "key", "a", "input", input);
    assertThat(shop.quantity(id)).isEqualTo(now - 2);
    change.put("ledgerDocumentUri", "gid://feria/Doc/1");
    assertThat(code(shop.query(ADJUST, "key", "b", "input", input), "inventoryAdjustQuantities"))
        .isEqualTo("INVALID_AVAILABLE_DOCUMENT");
  }

  @Test
  void activate_whenLocationIsNew_addsALevel() {
    String other =
        shop
            .good("{ locations(first: 5) { nodes { id } } }")
            .maps("data", "locations", "nodes")
            .stream()
            .map(l -> l.get("id").toString())
            .filter(l -> !l.equals(ShopDriver.location(listing)))
            .findFirst()
            .orElseThrow();
    long now = shop.quantity(id);
    String activate =
        """
        mutation($i: ID!, $l: ID!) { inventoryActivate(inventoryItemId: $i, locationId: $l, available: 4)
          @idempotent(key: "act") {
          inventoryLevel { id quantities(names: ["available"]) { quantity } }
          userErrors { field message } } }
        """;
    shop.good(activate, "i", ShopDriver.item(listing), "l", other);
    assertThat(shop.quantity(id)).isEqualTo(now + 4);
    Answer again = shop.good(activate, "i", ShopDriver.item(listing), "l", other);
    assertThat(again.maps("data", "inventoryActivate", "userErrors")).hasSize(1);
    shop.buy(id, (int) now + 2).expect(201);
    assertThat(shop.quantity(id)).isEqualTo(2);
  }
}

package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Remembered;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.stock.StockBook;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stock is set, adjusted and brought to locations. */
final class InventoryMutations {
  private static final int LIMIT = 1_000_000_000;
  private static final long FIRST_GROUP = 640_011_000_001L;
  private static final Set<String> REASONS =
      Set.of(
          "correction",
          "cycle_count_available",
          "received",
          "restock",
          "damaged",
          "shrinkage",
          "promotion",
          "other",
          "movement_created",
          "movement_updated",
          "movement_received",
          "movement_canceled",
          "quality_control",
          "reservation_created",
          "reservation_deleted",
          "reservation_updated",
          "safety_stock");

  /** One change that is about to be made. */
  private record Change(Variant variant, Level level, String name, int delta) {}

  private final Platform platform;
  private final StockBook book;

  InventoryMutations(Platform platform, StockBook book) {
    this.platform = platform;
    this.book = book;
  }

  void add(Fetch<Object> root) {
    root.call("inventorySetQuantities", (none, env) -> set(env))
        .call("inventoryAdjustQuantities", (none, env) -> adjust(env))
        .call("inventoryActivate", (none, env) -> activate(env))
        .call("inventoryItemUpdate", (none, env) -> update(env));
  }

  private Object set(DataFetchingEnvironment env) {
    Caller.of(env).need("write_inventory");
    Input input = Input.of(env, "input");
    String key = Idempotency.key(env);
    compareGiven(env, input.objects("quantities"), "quantities");
    Remembered before = Idempotency.before(env, key);
    if (before != null) {
      return again(env, before);
    }
    Problems problems = new Problems();
    String name = input.text("name", "");
    if (!name.equals("available") && !name.equals("on_hand")) {
      problems.add(
          "INVALID_NAME",
          "The specified quantity name is not valid: it must be available or on_hand.",
          "input",
          "name");
    }
    header(input, problems);
    List<Change> changes = new ArrayList<>();
    Set<String> pairs = new HashSet<>();
    int index = 0;
    for (Input each : input.objects("quantities")) {
      String at = Integer.toString(index++);
      int wanted = each.integer("quantity", 0);
      if (wanted > LIMIT) {
        problems.add(
            "INVALID_QUANTITY_TOO_HIGH",
            "The quantity is too high.",
            path("quantities", at, "quantity"));
      } else if (wanted < 0 && name.equals("available")) {
        // the platform takes negative amounts only where it makes them itself
        problems.add(
            "INVALID_QUANTITY_NEGATIVE",
            "The quantity must not be negative.",
            path("quantities", at, "quantity"));
      } else if (wanted < -LIMIT) {
        problems.add(
            "INVALID_QUANTITY_TOO_LOW",
            "The quantity is too low.",
            path("quantities", at, "quantity"));
      }
      if (!pairs.add(each.text("inventoryItemId") + " " + each.text("locationId"))) {
        problems.add(
            "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
            "The same inventory item and location may be given only once.",
            path("quantities", at, "locationId"));
      }
      Level level = level(env, each, "quantities", at, problems);
      if (level != null) {
        int current = name.equals("on_hand") ? level.onHand() : level.available;
        stale(each, current, "quantities", at, problems);
        changes.add(new Change(level.variant, level, name, wanted - current));
      }
    }
    return finish(env, key, input, changes, problems);
  }

  private Object adjust(DataFetchingEnvironment env) {
    Caller.of(env).need("write_inventory");
    Input input = Input.of(env, "input");
    String key = Idempotency.key(env);
    compareGiven(env, input.objects("changes"), "changes");
    Remembered before = Idempotency.before(env, key);
    if (before != null) {
      return again(env, before);
    }
    Problems problems = new Problems();
    String name = input.text("name", "");
    boolean known = Set.of("available", "damaged", "incoming").contains(name);
    if (!known) {
      problems.add(
          "INVALID_QUANTITY_NAME", "The quantity name cannot be adjusted.", "input", "name");
    }
    header(input, problems);
    List<Change> changes = new ArrayList<>();
    int index = 0;
    for (Input each : input.objects("changes")) {
      String at = Integer.toString(index++);
      String ledger = each.text("ledgerDocumentUri");
      if (name.equals("available") == (ledger != null)) {
        problems.add(
            ledger != null ? "INVALID_AVAILABLE_DOCUMENT" : "INVALID_QUANTITY_DOCUMENT",
            "A ledger document belongs to every name but available.",
            path("changes", at, "ledgerDocumentUri"));
      } else if (ledger != null && ledger.startsWith("gid://shopify/")) {
        problems.add(
            "INTERNAL_LEDGER_DOCUMENT",
            "The ledger document must not be the platform's own.",
            path("changes", at, "ledgerDocumentUri"));
      }
      Level level = level(env, each, "changes", at, problems);
      int delta = each.integer("delta", 0);
      if (Math.abs((long) delta) > LIMIT) {
        problems.add(
            delta > 0 ? "INVALID_QUANTITY_TOO_HIGH" : "INVALID_QUANTITY_TOO_LOW",
            "The quantity is out of range.",
            path("changes", at, "delta"));
      } else if (level != null && known) {
        stale(each, current(level, name), "changes", at, problems);
        changes.add(new Change(level.variant, level, name, delta));
      }
    }
    return finish(env, key, input, changes, problems);
  }

  private static int current(Level level, String name) {
    return switch (name) {
      case "on_hand" -> level.onHand();
      case "damaged" -> level.unavailable;
      case "incoming" -> level.incoming;
      default -> level.available;
    };
  }

  /** The expected quantity may be null but must be there. */
  private static void compareGiven(DataFetchingEnvironment env, List<Input> inputs, String list) {
    if (!Versions.since(Caller.of(env).version(), "2026-04")) {
      return;
    }
    for (Input each : inputs) {
      if (!each.has("changeFromQuantity")) {
        throw new ApiError(
            "INVALID_FIELD_ARGUMENTS",
            "The changeFromQuantity argument is required in " + list + " but was not provided.");
      }
    }
  }

  private static void header(Input input, Problems problems) {
    if (!REASONS.contains(input.text("reason", ""))) {
      problems.add("INVALID_REASON", "The specified reason is invalid.", "input", "reason");
    }
    String reference = input.text("referenceDocumentUri");
    if (reference != null && !reference.matches("[a-z][a-z0-9+.-]*://.+")) {
      problems.add(
          "INVALID_REFERENCE_DOCUMENT",
          "The specified reference document is invalid.",
          "input",
          "referenceDocumentUri");
    }
  }

  private static String[] path(String list, String index, String field) {
    return new String[] {"input", list, index, field};
  }

  private @Nullable Level level(
      DataFetchingEnvironment env, Input input, String list, String index, Problems problems) {
    Shop shop = Caller.shop(env);
    Variant variant = shop.byItem(input.id("InventoryItem", "inventoryItemId"));
    Location location = shop.locations.get(input.id("Location", "locationId"));
    if (variant == null) {
      problems.add(
          "INVALID_INVENTORY_ITEM",
          "The specified inventory item could not be found.",
          path(list, index, "inventoryItemId"));
    }
    if (location == null || !location.active) {
      problems.add(
          "INVALID_LOCATION",
          "The specified location could not be found.",
          path(list, index, "locationId"));
      return null;
    }
    return variant == null ? null : book.level(variant, location.id);
  }

  private static void stale(
      Input input, int current, String list, String index, Problems problems) {
    Integer expected = input.integer("changeFromQuantity");
    if (expected != null && expected != current) {
      problems.add(
          "CHANGE_FROM_QUANTITY_STALE",
          "The changeFromQuantity argument no longer matches the persisted quantity.",
          path(list, index, "changeFromQuantity"));
    }
  }

  private Object finish(
      DataFetchingEnvironment env,
      @Nullable String key,
      Input input,
      List<Change> changes,
      Problems problems) {
    if (!problems.isEmpty()) {
      return Json.obj("inventoryAdjustmentGroup", null, "userErrors", problems.list());
    }
    Remembered done = new Remembered();
    done.fingerprint = Idempotency.fingerprint(env);
    done.at = platform.now();
    done.reason = input.text("reason", "");
    done.reference = input.text("referenceDocumentUri", "");
    done.groupId = platform.world().next("adjustment", FIRST_GROUP);
    String event = platform.world().dice.uuid();
    for (Change change : changes) {
      if (change.delta() != 0) {
        apply(Caller.shop(env), change, event);
      }
      note(done, change, change.name(), current(change.level(), change.name()));
      if (change.name().equals("available")) {
        note(done, change, "on_hand", change.level().onHand());
      } else if (change.name().equals("on_hand")) {
        note(done, change, "available", change.level().available);
      }
    }
    Idempotency.remember(env, key, done);
    return result(env, done);
  }

  private void apply(Shop shop, Change change, String event) {
    Level level = change.level();
    switch (change.name()) {
      case "damaged" -> {
        level.unavailable += change.delta();
        book.change(shop, level, 0, 0, event);
      }
      case "incoming" -> {
        level.incoming += change.delta();
        book.change(shop, level, 0, 0, event);
      }
      default -> book.change(shop, level, change.delta(), 0, event);
    }
  }

  private static void note(Remembered done, Change change, String name, int after) {
    if (change.delta() == 0) {
      return;
    }
    Remembered.Change kept = new Remembered.Change();
    kept.itemId = change.variant().itemId;
    kept.locationId = change.level().locationId;
    kept.name = name;
    kept.delta = change.delta();
    kept.after = after;
    done.changes.add(kept);
  }

  private static Object again(DataFetchingEnvironment env, Remembered before) {
    if (!before.fingerprint.equals(Idempotency.fingerprint(env))) {
      return Json.obj(
          "inventoryAdjustmentGroup",
          null,
          "userErrors",
          Problems.one(
              "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
              "The idempotency key was used with other parameters."));
    }
    return result(env, before);
  }

  /** A call that changes nothing has no group. */
  private static Object result(DataFetchingEnvironment env, Remembered done) {
    if (done.changes.isEmpty()) {
      return Json.obj("inventoryAdjustmentGroup", null, "userErrors", List.of());
    }
    Shop shop = Caller.shop(env);
    List<Object> changes = new ArrayList<>();
    for (Remembered.Change change : done.changes) {
      Variant variant = shop.byItem(change.itemId);
      changes.add(
          Json.obj(
              "name",
              change.name,
              "delta",
              change.delta,
              "quantityAfterChange",
              change.after,
              "item",
              variant == null ? null : new Item(variant),
              "location",
              shop.locations.get(change.locationId)));
    }
    Map<String, @Nullable Object> group =
        Json.obj(
            "id",
            Gid.of("InventoryAdjustmentGroup", done.groupId),
            "createdAt",
            Times.utc(done.at),
            "reason",
            done.reason,
            "referenceDocumentUri",
            done.reference.isEmpty() ? null : done.reference,
            "app",
            Caller.of(env).app(),
            "changes",
            changes);
    return Json.obj("inventoryAdjustmentGroup", group, "userErrors", List.of());
  }

  private Object activate(DataFetchingEnvironment env) {
    Caller.of(env).need("write_inventory");
    Idempotency.required(env);
    Shop shop = Caller.shop(env);
    Variant variant = shop.byItem(Gid.id("InventoryItem", Queries.text(env, "inventoryItemId")));
    Location location = shop.locations.get(Gid.id("Location", Queries.text(env, "locationId")));
    if (variant == null || location == null) {
      return Json.obj(
          "inventoryLevel",
          null,
          "userErrors",
          Problems.one(
              null,
              variant == null
                  ? "The product couldn't be found."
                  : "The location couldn't be found.",
              variant == null ? "inventoryItemId" : "locationId"));
    }
    Integer available = env.getArgument("available");
    Level existing = variant.level(location.id);
    if (existing != null && available != null) {
      return Json.obj(
          "inventoryLevel",
          null,
          "userErrors",
          Problems.one(
              null,
              "Not allowed to set available quantity when the item is already active at the"
                  + " location.",
              "available"));
    }
    Level level = book.level(variant, location.id);
    String event = platform.world().dice.uuid();
    if (existing == null) {
      Integer onHand = env.getArgument("onHand");
      int start = available != null ? available : onHand == null ? 0 : onHand;
      book.connect(shop, level, event);
      book.change(shop, level, start, 0, event);
    }
    return Json.obj("inventoryLevel", level, "userErrors", List.of());
  }

  private Object update(DataFetchingEnvironment env) {
    Caller.of(env).need("write_inventory");
    Shop shop = Caller.shop(env);
    Variant variant = shop.byItem(Gid.id("InventoryItem", Queries.text(env, "id")));
    if (variant == null) {
      return Json.obj(
          "inventoryItem",
          null,
          "userErrors",
          Problems.one(null, "The inventory item couldn't be found.", "id"));
    }
    apply(shop, variant, Input.of(env, "input"));
    shop.touch(variant, platform.now());
    return Json.obj("inventoryItem", new Item(variant), "userErrors", List.of());
  }

  /** Changes what an inventory item knows of itself. */
  static void apply(Shop shop, Variant variant, Input input) {
    if (input.has("sku")) {
      shop.sku(variant, input.text("sku"));
    }
    Boolean tracked = input.flag("tracked");
    variant.tracked = tracked == null ? variant.tracked : tracked;
    Boolean shipped = input.flag("requiresShipping");
    variant.requiresShipping = shipped == null ? variant.requiresShipping : shipped;
    BigDecimal cost = input.decimal("cost");
    variant.cost = cost == null ? variant.cost : cost;
  }
}

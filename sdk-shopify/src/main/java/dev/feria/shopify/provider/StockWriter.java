package dev.feria.shopify.provider;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.http.CallOptions;
import dev.feria.core.limit.Priority;
import dev.feria.core.retry.Sleeper;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.inventory.SetQuantities;
import dev.feria.shopify.products.ProductVariant;
import dev.feria.shopify.products.VariantInventory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes quantities by compare and set: each is written only if the channel shows what it is
 * believed to show. Where it does not, it is read again, and what was sold meanwhile is taken off.
 */
final class StockWriter {
  private static final int ROUNDS = 4;

  private final ShopifyClient client;
  private final Places places;
  private final StockIndex index;
  private final StockBatches batches;

  StockWriter(
      ShopifyClient client,
      Places places,
      StockIndex index,
      UnknownWrites unknown,
      Sleeper sleeper) {
    this.client = client.withOptions(CallOptions.DEFAULT.priority(Priority.STOCK));
    this.places = places;
    this.index = index;
    this.batches = new StockBatches(this.client.inventory(), index, unknown, sleeper);
  }

  List<StockOutcome> publish(List<StockChange> changes) {
    Map<String, StockTask> tasks = new LinkedHashMap<>();
    for (StockChange change : changes) {
      tasks.put(change.listingId(), new StockTask(change)); // the last of a listing wins
    }
    try {
      run(List.copyOf(tasks.values()));
    } catch (ProviderException failed) {
      tasks.values().stream().filter(StockTask::isOpen).forEach(task -> task.refuse(failed));
    }
    List<StockOutcome> outcomes = new ArrayList<>();
    for (StockChange change : changes) {
      ProviderException refusal =
          Objects.requireNonNull(tasks.get(change.listingId()), "made above").refusal();
      outcomes.add(
          refusal == null
              ? new StockOutcome.Published(change)
              : new StockOutcome.Refused(change, refusal));
    }
    return outcomes;
  }

  private void run(List<StockTask> tasks) {
    Places.Selling selling = places.selling();
    if (selling.locations().isEmpty()) {
      tasks.forEach(task -> task.refuse(refused("no_location")));
      return;
    }
    batches.settleUnknown(tasks);
    for (int round = 1; round <= ROUNDS; round++) {
      List<StockTask> open = tasks.stream().filter(StockTask::isOpen).toList();
      if (open.isEmpty()) {
        return;
      }
      plan(open, selling);
      batches.send(
          open.stream().filter(StockTask::isPlanned).toList(),
          round == 1 ? SetQuantities.MOST : SetQuantities.MOST / (round * round));
    }
    tasks.stream()
        .filter(StockTask::isOpen)
        .forEach(
            task ->
                task.refuse(
                    ErrorKind.CONFLICT.exception(
                        Errors.failure("stock.publish", 200, StockBatches.STALE), null, null)));
  }

  /** Plans from what the host knows where that is enough, and from what is read elsewhere. */
  private void plan(List<StockTask> tasks, Places.Selling selling) {
    List<StockTask> unread = new ArrayList<>();
    for (StockTask task : tasks) {
      if (task.isPlanned()) {
        continue;
      }
      Optional<StockIndex.Item> item = index.item(task.change().listingId());
      Integer shown = task.baseline();
      if (!task.mustRead()
          && selling.locations().size() == 1
          && shown != null
          && shown >= 0
          && item.isPresent()
          && item.get().tracked()) {
        task.planOnBelief(item.get().id(), selling.locations().get(0), shown);
      } else {
        unread.add(task);
      }
    }
    if (!unread.isEmpty()) {
      read(unread, selling);
    }
  }

  private void read(List<StockTask> tasks, Places.Selling selling) {
    Map<String, ProductVariant> found =
        client
            .products()
            .variants(
                tasks.stream().map(task -> task.id().variantGid()).toList(), selling.levels());
    for (StockTask task : tasks) {
      ProductVariant variant = found.get(task.id().variantGid());
      VariantInventory item = variant == null ? null : variant.inventoryItem();
      if (item == null) {
        task.refuse(refused("variant_not_found"));
        continue;
      }
      index.saw(task.id(), new StockIndex.Item(item.id(), item.tracked()));
      if (item.tracked()) {
        task.plan(item.id(), selling.locations(), shown(item));
      } else {
        task.refuse(refused("not_tracked"));
      }
    }
  }

  private static Map<String, Integer> shown(VariantInventory item) {
    Map<String, Integer> shown = new HashMap<>();
    item.inventoryLevels()
        .nodes()
        .forEach(
            level -> {
              @Nullable Integer available = level.quantity("available");
              if (available != null) {
                shown.put(level.location().id(), available);
              }
            });
    return shown;
  }

  private static ProviderException refused(String code) {
    return ErrorKind.REJECTED.exception(Errors.failure("stock.publish", 200, code), null, null);
  }
}

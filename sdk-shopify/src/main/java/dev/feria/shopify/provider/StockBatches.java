package dev.feria.shopify.provider;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import dev.feria.core.retry.Sleeper;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.inventory.InventoryAnswer;
import dev.feria.shopify.inventory.InventoryClient;
import dev.feria.shopify.inventory.QuantityToSet;
import dev.feria.shopify.inventory.SetQuantities;
import dev.feria.shopify.wire.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sends planned quantities together, as many as fit. A batch is carried out whole or not at all, so
 * what is objected to is taken out and the rest is sent again, with another key.
 */
final class StockBatches {
  static final String STALE = "CHANGE_FROM_QUANTITY_STALE";

  private static final String BUSY = "IDEMPOTENCY_CONCURRENT_REQUEST";
  private static final int ATTEMPTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final InventoryClient inventory;
  private final StockIndex index;
  private final UnknownWrites unknown;
  private final Sleeper sleeper;

  StockBatches(
      InventoryClient inventory, StockIndex index, UnknownWrites unknown, Sleeper sleeper) {
    this.inventory = inventory;
    this.index = index;
    this.unknown = unknown;
    this.sleeper = sleeper;
  }

  /** Finds out what became of earlier writes of these listings, by sending them again. */
  void settleUnknown(List<StockTask> tasks) {
    Map<String, StockTask> byListing =
        tasks.stream().collect(Collectors.toMap(task -> task.change().listingId(), task -> task));
    for (UnknownWrites.Write write : unknown.take(byListing.keySet())) {
      InventoryAnswer answer;
      try {
        answer = send(write.quantities(), write.key());
      } catch (ProviderException failed) {
        unknown.add(write);
        throw failed;
      }
      if (answer.userErrors().isEmpty()) {
        write
            .listings()
            .forEach(
                (listing, shown) -> {
                  StockTask task = byListing.get(listing);
                  if (task != null) {
                    task.landed(shown.before(), shown.after());
                  }
                });
      }
    }
  }

  /**
   * Sends what is planned. What is neither published nor refused afterwards is still open.
   *
   * @param most quantities together
   */
  void send(List<StockTask> tasks, int most) {
    List<StockTask> batch = new ArrayList<>();
    Set<String> places = new HashSet<>();
    int size = 0;
    for (StockTask task : tasks) {
      if (task.steps().isEmpty()) {
        task.published(); // read just now, and right already
        continue;
      }
      Set<String> mine =
          task.steps().stream()
              .map(step -> step.inventoryItemId() + " " + step.locationId())
              .collect(Collectors.toSet());
      boolean twice = mine.stream().anyMatch(places::contains);
      if (!batch.isEmpty() && (twice || size + mine.size() > most)) {
        sendBatch(batch);
        batch.clear();
        places.clear();
        size = 0;
      }
      batch.add(task);
      places.addAll(mine);
      size += mine.size();
    }
    if (!batch.isEmpty()) {
      sendBatch(batch);
    }
  }

  private void sendBatch(List<StockTask> tasks) {
    List<QuantityToSet> quantities = new ArrayList<>();
    List<StockTask> owners = new ArrayList<>();
    for (StockTask task : tasks) {
      for (QuantityToSet step : task.steps()) {
        quantities.add(step);
        owners.add(task);
      }
    }
    SetQuantities input = SetQuantities.available(quantities);
    String key = UUID.randomUUID().toString();
    InventoryAnswer answer;
    try {
      answer = send(input, key);
    } catch (ProviderException failed) {
      if (failed instanceof UnavailableException || failed instanceof UnreadableException) {
        unknown.add(new UnknownWrites.Write(input, key, shown(tasks)));
      }
      tasks.forEach(task -> task.refuse(failed));
      return;
    }
    if (answer.userErrors().isEmpty()) {
      for (QuantityToSet step : quantities) {
        index.wrote(step.inventoryItemId(), step.locationId(), step.quantity());
      }
      tasks.forEach(StockTask::published);
    } else {
      sort(answer.userErrors(), owners, tasks);
    }
  }

  /** Gives each objection to the change it is about; the others stay planned as they are. */
  private void sort(List<UserError> errors, List<StockTask> owners, List<StockTask> tasks) {
    boolean named = true;
    for (UserError error : errors) {
      int position = error.position();
      if (position >= 0 && position < owners.size()) {
        object(owners.get(position), error);
      } else {
        named = false;
      }
    }
    if (!named && tasks.size() == 1) {
      errors.forEach(error -> object(tasks.get(0), error));
    } else if (!named) {
      List<StockTask> open = tasks.stream().filter(StockTask::isPlanned).toList();
      open.forEach(task -> sendBatch(List.of(task)));
    }
  }

  private static void object(StockTask task, UserError error) {
    if (STALE.equals(error.code())) {
      task.stale();
    } else if (task.isOpen()) {
      task.refuse(Errors.refused("stock.publish", List.of(error)));
    }
  }

  private InventoryAnswer send(SetQuantities input, String key) {
    for (int attempt = 1; ; attempt++) {
      InventoryAnswer answer = inventory.trySet(input, key);
      boolean busy = answer.userErrors().stream().anyMatch(error -> BUSY.equals(error.code()));
      if (!busy || attempt == ATTEMPTS) {
        return answer;
      }
      pause(attempt);
    }
  }

  private void pause(int attempt) {
    try {
      sleeper.sleep(PAUSE.multipliedBy(attempt));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw ErrorKind.UNAVAILABLE.exception(
          Errors.failure("stock.publish", 0, "interrupted"), null, stop);
    }
  }

  private static Map<String, UnknownWrites.Shown> shown(List<StockTask> tasks) {
    Map<String, UnknownWrites.Shown> shown = new LinkedHashMap<>();
    for (StockTask task : tasks) {
      shown.put(task.change().listingId(), new UnknownWrites.Shown(task.before(), task.after()));
    }
    return new HashMap<>(shown);
  }
}

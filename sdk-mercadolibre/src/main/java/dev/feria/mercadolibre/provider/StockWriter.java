package dev.feria.mercadolibre.provider;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.retry.Sleeper;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.items.Item;
import dev.feria.mercadolibre.items.ItemPatch;
import dev.feria.mercadolibre.items.Variation;
import dev.feria.mercadolibre.items.VariationPatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes quantities with the call that fits seller and item (section 5.5 of the provider sheet).
 * For some sellers the wrong call answers 200 and changes nothing, so every answer is compared with
 * what was asked.
 */
final class StockWriter {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final MercadoLibreClient client;
  private final Set<String> tags;
  private final Sleeper sleeper;
  private final LocationWriter locations;

  StockWriter(MercadoLibreClient client, Set<String> tags, Sleeper sleeper) {
    this.client = client;
    this.tags = tags;
    this.sleeper = sleeper;
    this.locations = new LocationWriter(client.stock());
  }

  List<StockOutcome> publish(List<StockChange> changes) {
    Map<String, Map<String, Integer>> wanted = new LinkedHashMap<>();
    for (StockChange change : changes) {
      ListingId listing = ListingId.parse(change.listingId());
      wanted
          .computeIfAbsent(listing.item(), item -> new LinkedHashMap<>())
          .put(change.listingId(), change.quantity());
    }
    Map<String, ProviderException> refusals = new HashMap<>();
    wanted.forEach((item, quantities) -> refusals.putAll(publishItem(item, quantities)));
    List<StockOutcome> outcomes = new ArrayList<>();
    for (StockChange change : changes) {
      ProviderException refusal = refusals.get(change.listingId());
      outcomes.add(
          refusal == null
              ? new StockOutcome.Published(change)
              : new StockOutcome.Refused(change, refusal));
    }
    return outcomes;
  }

  /** Publishes the quantities of one item, by listing id, and returns what was refused. */
  private Map<String, ProviderException> publishItem(
      String itemId, Map<String, Integer> quantities) {
    try {
      if (tags.contains("warehouse_management")) {
        return byLocation(client.items().get(itemId), quantities);
      }
      Integer plain = quantities.get(itemId);
      return plain != null && quantities.size() == 1
          ? plain(itemId, plain)
          : repeated(() -> variations(itemId, quantities));
    } catch (ProviderException failed) {
      Map<String, ProviderException> all = new HashMap<>();
      quantities.keySet().forEach(listing -> all.put(listing, failed));
      return all;
    }
  }

  private Map<String, ProviderException> plain(String itemId, int quantity) {
    Map<String, Integer> quantities = Map.of(itemId, quantity);
    Item after;
    try {
      after =
          repeated(() -> client.items().update(itemId, ItemPatch.NONE.availableQuantity(quantity)));
    } catch (RejectedException refused) {
      Item item = client.items().get(itemId);
      if (item.isFulfilledByProvider()) {
        return byLocation(item, quantities);
      }
      throw refused;
    }
    if (after.availableQuantity() == null || after.availableQuantity() == quantity) {
      return Map.of();
    }
    // a warehouse seller whose tag we have not seen yet
    return after.userProductId() == null
        ? Map.of(itemId, refused(OK, "quantity_not_applied"))
        : byLocation(after, quantities);
  }

  private Map<String, ProviderException> variations(
      String itemId, Map<String, Integer> quantities) {
    Item item = client.items().get(itemId);
    Map<String, ProviderException> refused = new HashMap<>();
    List<VariationPatch> patches = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : quantities.entrySet()) {
      Variation variation = variation(item, entry.getKey());
      if (variation == null) {
        refused.put(entry.getKey(), refused(NOT_FOUND, "variation_not_found"));
      } else if (!Objects.equals(variation.availableQuantity(), entry.getValue())) {
        patches.add(VariationPatch.of(variation.id()).availableQuantity(entry.getValue()));
      }
    }
    if (patches.isEmpty()) {
      return refused;
    }
    Item after = client.items().updateVariations(item, patches);
    Map<String, Integer> ignored = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> entry : quantities.entrySet()) {
      Variation now = variation(after, entry.getKey());
      if (now != null
          && now.availableQuantity() != null
          && !now.availableQuantity().equals(entry.getValue())) {
        ignored.put(entry.getKey(), entry.getValue());
      }
    }
    if (!ignored.isEmpty()) {
      refused.putAll(byLocation(after, ignored));
    }
    return refused;
  }

  /** Writes each listing's user product; the outcome of one does not touch the others. */
  private Map<String, ProviderException> byLocation(Item item, Map<String, Integer> quantities) {
    Map<String, ProviderException> refused = new HashMap<>();
    quantities.forEach(
        (listing, quantity) -> {
          try {
            String userProduct = userProduct(item, listing);
            if (userProduct == null) {
              throw refused(
                  OK,
                  item.isFulfilledByProvider()
                      ? "fulfillment_not_editable"
                      : "quantity_not_applied");
            }
            locations.write(userProduct, quantity);
          } catch (ProviderException failed) {
            refused.put(listing, failed);
          }
        });
    return refused;
  }

  private static @Nullable String userProduct(Item item, String listing) {
    Variation variation = variation(item, listing);
    return variation != null && variation.userProductId() != null
        ? variation.userProductId()
        : item.userProductId();
  }

  private static @Nullable Variation variation(Item item, String listing) {
    String id = ListingId.parse(listing).variation();
    return id == null ? null : item.variation(id);
  }

  /** Repeats what somebody else's change came between ("optimistic locking"). */
  private <T> T repeated(Supplier<T> write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (ConflictException interfered) {
        if (attempt == ATTEMPTS) {
          throw interfered;
        }
        pause(attempt, interfered);
      }
    }
  }

  private void pause(int attempt, ConflictException interfered) {
    try {
      sleeper.sleep(PAUSE.multipliedBy(attempt));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw interfered;
    }
  }

  static RejectedException refused(int status, String code) {
    return new RejectedException(Errors.failure("stock.publish", status, code), null, null);
  }
}

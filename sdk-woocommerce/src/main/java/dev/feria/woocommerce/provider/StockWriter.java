package dev.feria.woocommerce.provider;

import dev.feria.core.commerce.StockChange;
import dev.feria.core.commerce.StockOutcome;
import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.products.BatchItem;
import dev.feria.woocommerce.products.Product;
import dev.feria.woocommerce.products.ProductPatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes quantities.
 *
 * <p>Products go in batches, variations in one batch for each parent. Variations are read first,
 * because one whose quantity its product keeps must not be given one of its own: there the product
 * gets the quantity, once, and where several of its variations are published together the smallest
 * of them, so that the shared quantity is never more than any of them has.
 *
 * <p>The shop cannot compare before it sets. Where the host says what it last saw, the quantities
 * are read right before they are written, one read for a batch; one that is less by now is refused
 * with a conflict ({@code quantity_moved}), because the shop has sold what the host has not seen.
 * What the shop sells between this read and the write, some tenths of a second, is put back on sale
 * until the host sees that order and publishes again.
 */
final class StockWriter {
  private static final String OPERATION = "stock.publish";

  private final WooCommerceClient client;
  private final BatchWriter batches;
  private final int size;

  StockWriter(WooCommerceClient client, int batch) {
    this.client = client;
    this.size = batch;
    this.batches = new BatchWriter(client.products(), OPERATION, batch, StockWriter::shows);
  }

  /** What is written: a quantity that a product or variation keeps, for one change or more. */
  private static final class Target {
    private final @Nullable String parent;
    private final String id;
    private final List<StockChange> changes = new ArrayList<>();

    Target(@Nullable String parent, String id) {
      this.parent = parent;
      this.id = id;
    }

    int quantity() {
      return changes.stream().mapToInt(StockChange::quantity).min().orElse(0);
    }

    /** The most that anybody has seen; null where nobody has. */
    @Nullable Integer shown() {
      return changes.stream()
          .map(StockChange::shown)
          .filter(Objects::nonNull)
          .max(Integer::compare)
          .orElse(null);
    }
  }

  List<StockOutcome> publish(List<StockChange> changes) {
    Map<StockChange, ProviderException> refused = new HashMap<>();
    Map<String, Target> targets = new LinkedHashMap<>();
    Map<String, BigDecimal> now = new HashMap<>();
    Map<String, List<StockChange>> byParent = new LinkedHashMap<>();
    List<StockChange> simple = new ArrayList<>();
    for (StockChange change : changes) {
      ListingId id = ListingId.parse(change.listingId());
      if (id.variation() == null) {
        simple.add(change);
        target(targets, null, id.product()).changes.add(change);
      } else {
        byParent.computeIfAbsent(id.product(), product -> new ArrayList<>()).add(change);
      }
    }
    byParent.forEach((parent, some) -> variations(parent, some, targets, now, refused));
    readSimple(targets, simple, now, refused);
    conflicts(targets, now, refused);
    write(targets, refused);
    return changes.stream()
        .<StockOutcome>map(
            change -> {
              ProviderException reason = refused.get(change);
              return reason == null
                  ? new StockOutcome.Published(change)
                  : new StockOutcome.Refused(change, reason);
            })
        .toList();
  }

  private static Target target(Map<String, Target> targets, @Nullable String parent, String id) {
    return targets.computeIfAbsent(
        (parent == null ? "" : parent) + ":" + id, key -> new Target(parent, id));
  }

  private void variations(
      String parent,
      List<StockChange> changes,
      Map<String, Target> targets,
      Map<String, BigDecimal> now,
      Map<StockChange, ProviderException> refused) {
    Map<String, Product> read = new HashMap<>();
    try {
      List<String> ids =
          changes.stream().map(change -> ListingId.parse(change.listingId()).own()).toList();
      for (int from = 0; from < ids.size(); from += size) {
        client
            .products()
            .variationsById(parent, ids.subList(from, Math.min(ids.size(), from + size)))
            .forEach(variation -> read.put(variation.id(), variation));
      }
    } catch (ProviderException away) {
      changes.forEach(change -> refused.put(change, away));
      return;
    }
    for (StockChange change : changes) {
      String id = ListingId.parse(change.listingId()).own();
      Product variation = read.get(id);
      if (variation == null) {
        refused.put(change, refusal(404, "variation_not_found"));
      } else if (Listings.countedByParent(variation)) {
        target(targets, null, parent).changes.add(change);
        note(now, ":" + parent, variation);
      } else {
        target(targets, parent, id).changes.add(change);
        if (variation.managesStock()) {
          note(now, parent + ":" + id, variation);
        }
      }
    }
  }

  private static void note(Map<String, BigDecimal> now, String key, Product product) {
    if (product.stockQuantity() != null) {
      now.put(key, product.stockQuantity());
    }
  }

  private void readSimple(
      Map<String, Target> targets,
      List<StockChange> simple,
      Map<String, BigDecimal> now,
      Map<StockChange, ProviderException> refused) {
    List<StockChange> compared = simple.stream().filter(change -> change.shown() != null).toList();
    for (int from = 0; from < compared.size(); from += size) {
      List<StockChange> some = compared.subList(from, Math.min(compared.size(), from + size));
      try {
        List<String> ids =
            some.stream().map(change -> ListingId.parse(change.listingId()).own()).toList();
        for (Product product : client.products().byId(ids)) {
          if (product.managesStock() && targets.containsKey(":" + product.id())) {
            note(now, ":" + product.id(), product);
          }
        }
      } catch (ProviderException away) {
        some.forEach(change -> refused.put(change, away));
      }
    }
  }

  private static void conflicts(
      Map<String, Target> targets,
      Map<String, BigDecimal> now,
      Map<StockChange, ProviderException> refused) {
    targets.forEach(
        (key, target) -> {
          Integer shown = target.shown();
          Integer current = Listings.whole(now.get(key));
          if (shown != null && current != null && current < shown) {
            ConflictException moved =
                new ConflictException(Errors.failure(OPERATION, 200, "quantity_moved"), null, null);
            target.changes.forEach(change -> refused.putIfAbsent(change, moved));
          }
        });
  }

  private void write(Map<String, Target> targets, Map<StockChange, ProviderException> refused) {
    Map<String, List<Target>> byParent =
        targets.values().stream()
            .filter(target -> target.changes.stream().noneMatch(refused::containsKey))
            .collect(
                Collectors.groupingBy(
                    target -> target.parent == null ? "" : target.parent,
                    LinkedHashMap::new,
                    Collectors.toList()));
    byParent.forEach(
        (parent, some) -> {
          List<ProductPatch> patches =
              some.stream()
                  .map(target -> ProductPatch.stock(target.id, target.quantity()))
                  .toList();
          Map<String, @Nullable ProviderException> outcomes =
              batches.write(parent.isEmpty() ? null : parent, patches);
          for (Target target : some) {
            ProviderException reason = outcomes.get(target.id);
            if (reason != null) {
              ProviderException told = explained(reason);
              target.changes.forEach(change -> refused.put(change, told));
            }
          }
        });
  }

  /** A shop that keeps no stock at all ignores quantities without a word. */
  private ProviderException explained(ProviderException reason) {
    if (!"not_applied".equals(reason.failure().code())) {
      return reason;
    }
    try {
      return client.store().managesStock()
          ? refusal(200, "quantity_not_applied")
          : refusal(200, "stock_management_off");
    } catch (ProviderException unknown) {
      return refusal(200, "quantity_not_applied");
    }
  }

  private static RejectedException refusal(int status, String code) {
    return new RejectedException(Errors.failure(OPERATION, status, code), null, null);
  }

  private static boolean shows(BatchItem item, ProductPatch patch) {
    return item.stockQuantity() != null
        && patch.stockQuantity() != null
        && item.stockQuantity().compareTo(patch.stockQuantity()) == 0;
  }
}

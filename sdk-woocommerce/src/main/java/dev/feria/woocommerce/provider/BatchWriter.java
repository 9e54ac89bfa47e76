package dev.feria.woocommerce.provider;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.products.BatchItem;
import dev.feria.woocommerce.products.Product;
import dev.feria.woocommerce.products.ProductPatch;
import dev.feria.woocommerce.products.ProductsClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends absolute values in batches that a small host manages in time. The shop works through a
 * batch one by one and may be cut off in the middle: then what it has done is read, and the rest is
 * sent again in halves.
 */
final class BatchWriter {
  private static final int REQUEST_TOO_LARGE = 413;
  private static final int MOST_ROUNDS = 3;

  private final ProductsClient products;
  private final String operation;
  private final int size;
  private final Check check;

  /** Tells whether what a shop shows is what was sent. */
  @FunctionalInterface
  interface Check {
    /** Compares. */
    boolean shows(BatchItem shown, ProductPatch sent);
  }

  BatchWriter(ProductsClient products, String operation, int size, Check check) {
    this.products = products;
    this.operation = operation;
    this.size = size;
    this.check = check;
  }

  /**
   * Writes.
   *
   * @param parent whose variations they are; null for products
   * @return by the id of each patch what became of it: null when it was written
   */
  Map<String, @Nullable ProviderException> write(
      @Nullable String parent, List<ProductPatch> patches) {
    Map<String, @Nullable ProviderException> outcomes = new LinkedHashMap<>();
    for (int from = 0; from < patches.size(); from += size) {
      chunk(parent, patches.subList(from, Math.min(patches.size(), from + size)), 1, outcomes);
    }
    return outcomes;
  }

  private void chunk(
      @Nullable String parent,
      List<ProductPatch> patches,
      int round,
      Map<String, @Nullable ProviderException> outcomes) {
    List<BatchItem> items;
    try {
      items =
          (parent == null ? products.batch(patches) : products.batchVariations(parent, patches))
              .update();
    } catch (UnavailableException cutOff) {
      again(parent, patches, round, outcomes, cutOff);
      return;
    } catch (RejectedException refused) {
      if (refused.failure().status() == REQUEST_TOO_LARGE && patches.size() > 1) {
        halves(parent, patches, round, outcomes);
        return;
      }
      patches.forEach(patch -> outcomes.put(patch.id(), refused));
      return;
    } catch (ProviderException refused) {
      patches.forEach(patch -> outcomes.put(patch.id(), refused));
      return;
    }
    for (int i = 0; i < patches.size(); i++) {
      BatchItem item = i < items.size() ? items.get(i) : null;
      outcomes.put(patches.get(i).id(), judged(item, patches.get(i)));
    }
  }

  /** Nobody knows how far it came: what is there already needs no second writing. */
  private void again(
      @Nullable String parent,
      List<ProductPatch> patches,
      int round,
      Map<String, @Nullable ProviderException> outcomes,
      UnavailableException cutOff) {
    Map<String, BatchItem> shown;
    try {
      shown = shown(parent, patches);
    } catch (ProviderException stillAway) {
      patches.forEach(patch -> outcomes.put(patch.id(), cutOff));
      return;
    }
    List<ProductPatch> missing = new ArrayList<>();
    for (ProductPatch patch : patches) {
      BatchItem item = shown.get(patch.id());
      if (item != null && check.shows(item, patch)) {
        outcomes.put(patch.id(), null);
      } else {
        missing.add(patch);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    if (round == MOST_ROUNDS) {
      missing.forEach(patch -> outcomes.put(patch.id(), cutOff));
    } else {
      halves(parent, missing, round, outcomes);
    }
  }

  private void halves(
      @Nullable String parent,
      List<ProductPatch> patches,
      int round,
      Map<String, @Nullable ProviderException> outcomes) {
    int half = (patches.size() + 1) / 2;
    chunk(parent, patches.subList(0, half), round + 1, outcomes);
    if (half < patches.size()) {
      chunk(parent, patches.subList(half, patches.size()), round + 1, outcomes);
    }
  }

  private Map<String, BatchItem> shown(@Nullable String parent, List<ProductPatch> patches) {
    List<String> ids = patches.stream().map(ProductPatch::id).toList();
    Map<String, BatchItem> shown = new HashMap<>();
    List<Product> read = parent == null ? products.byId(ids) : products.variationsById(parent, ids);
    for (Product product : read) {
      shown.put(
          product.id(),
          new BatchItem(
              product.id(),
              null,
              product.manageStock(),
              product.stockQuantity(),
              product.regularPrice(),
              product.status()));
    }
    return shown;
  }

  private @Nullable ProviderException judged(@Nullable BatchItem item, ProductPatch patch) {
    if (item == null) {
      return refused(0, "not_answered");
    }
    BatchItem.BatchError error = item.error();
    if (error == null) {
      return check.shows(item, patch) ? null : refused(200, "not_applied");
    }
    int status =
        error.data() == null || error.data().status() == null ? 400 : error.data().status();
    ErrorKind kind = Errors.TABLE.kind(status, error.code());
    return kind.exception(Errors.failure(operation, status, error.code()), null, null);
  }

  private ProviderException refused(int status, String code) {
    return new RejectedException(Errors.failure(operation, status, code), null, null);
  }
}

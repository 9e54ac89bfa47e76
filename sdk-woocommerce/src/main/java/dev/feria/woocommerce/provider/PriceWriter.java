package dev.feria.woocommerce.provider;

import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.products.BatchItem;
import dev.feria.woocommerce.products.ProductPatch;
import dev.feria.woocommerce.products.ProductsClient;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Publishes prices: the one without a sale. A sale that the seller runs in the shop goes on, and
 * buyers pay its price until it ends.
 */
final class PriceWriter {
  private static final String OPERATION = "prices.publish";

  private final BatchWriter batches;
  private final String currency;
  private final int decimals;

  PriceWriter(ProductsClient products, StoreAttributes store) {
    this.batches = new BatchWriter(products, OPERATION, store.batch(), PriceWriter::shows);
    this.currency = store.currency();
    this.decimals = store.decimals();
  }

  List<PriceOutcome> publish(List<PriceChange> changes) {
    Map<PriceChange, ProviderException> refused = new HashMap<>();
    Map<String, List<PriceChange>> byParent = new LinkedHashMap<>();
    for (PriceChange change : changes) {
      ListingId id = ListingId.parse(change.listingId());
      if (!change.price().currency().equals(currency)) {
        refused.put(change, refusal("currency_mismatch"));
      } else {
        byParent
            .computeIfAbsent(
                id.variation() == null ? "" : id.product(), parent -> new ArrayList<>())
            .add(change);
      }
    }
    byParent.forEach(
        (parent, some) -> {
          Map<String, @Nullable ProviderException> outcomes =
              batches.write(
                  parent.isEmpty() ? null : parent, some.stream().map(this::patch).toList());
          for (PriceChange change : some) {
            ProviderException reason = outcomes.get(ListingId.parse(change.listingId()).own());
            if (reason != null) {
              refused.put(
                  change,
                  "not_applied".equals(reason.failure().code())
                      ? refusal("price_not_applied")
                      : reason);
            }
          }
        });
    return changes.stream()
        .<PriceOutcome>map(
            change -> {
              ProviderException reason = refused.get(change);
              return reason == null
                  ? new PriceOutcome.Published(change)
                  : new PriceOutcome.Refused(change, reason);
            })
        .toList();
  }

  private ProductPatch patch(PriceChange change) {
    BigDecimal price = change.price().amount().setScale(decimals, RoundingMode.HALF_UP);
    return ProductPatch.regularPrice(ListingId.parse(change.listingId()).own(), price);
  }

  private static boolean shows(BatchItem item, ProductPatch patch) {
    if (item.regularPrice() == null || patch.regularPrice() == null) {
      return false;
    }
    try {
      return item.regularPrice().orZero().compareTo(new BigDecimal(patch.regularPrice())) == 0;
    } catch (NumberFormatException notNumber) {
      return false;
    }
  }

  private static RejectedException refusal(String code) {
    return new RejectedException(Errors.failure(OPERATION, 200, code), null, null);
  }
}

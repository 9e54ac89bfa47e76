package dev.feria.shopify.provider;

import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.products.ChangedVariant;
import dev.feria.shopify.products.ProductsClient;
import dev.feria.shopify.products.VariantPatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publishes prices, those of one product together. */
record PriceWriter(ProductsClient products, String currency) {

  List<PriceOutcome> publish(List<PriceChange> changes) {
    Map<String, Map<String, PriceChange>> byProduct = new LinkedHashMap<>();
    Map<String, ProviderException> refusals = new HashMap<>();
    for (PriceChange change : changes) {
      if (!change.price().currency().equals(currency)) {
        refusals.put(change.listingId(), refused("currency_mismatch"));
        continue;
      }
      byProduct
          .computeIfAbsent(
              ListingId.parse(change.listingId()).product(), product -> new LinkedHashMap<>())
          .put(change.listingId(), change);
    }
    byProduct.forEach((product, some) -> publish(product, some, refusals));
    List<PriceOutcome> outcomes = new ArrayList<>();
    for (PriceChange change : changes) {
      ProviderException refusal = refusals.get(change.listingId());
      outcomes.add(
          refusal == null
              ? new PriceOutcome.Published(change)
              : new PriceOutcome.Refused(change, refusal));
    }
    return outcomes;
  }

  private void publish(
      String product, Map<String, PriceChange> changes, Map<String, ProviderException> refusals) {
    List<VariantPatch> patches = new ArrayList<>();
    changes.forEach(
        (listing, change) ->
            patches.add(
                VariantPatch.of(ListingId.parse(listing).variant())
                    .price(change.price().amount())));
    List<ChangedVariant> now;
    try {
      now = products.update(product, patches);
    } catch (ProviderException failed) {
      if (changes.size() > 1 && !failed.waitingHelps() && !failed.reconnectNeeded()) {
        // one of them spoils the others, which are all or nothing
        changes.forEach((listing, change) -> publish(product, Map.of(listing, change), refusals));
      } else {
        changes.keySet().forEach(listing -> refusals.put(listing, failed));
      }
      return;
    }
    changes.forEach(
        (listing, change) -> {
          BigDecimal price = price(now, ListingId.parse(listing).variantGid());
          if (price == null || price.compareTo(change.price().amount()) != 0) {
            refusals.put(listing, refused("price_not_applied"));
          }
        });
  }

  private static @Nullable BigDecimal price(List<ChangedVariant> variants, String gid) {
    return variants.stream()
        .filter(variant -> variant.id().equals(gid))
        .map(ChangedVariant::price)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static ProviderException refused(String code) {
    return ErrorKind.REJECTED.exception(Errors.failure("prices.publish", 200, code), null, null);
  }
}

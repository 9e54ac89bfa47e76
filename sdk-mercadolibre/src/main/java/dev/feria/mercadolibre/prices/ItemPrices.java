package dev.feria.mercadolibre.prices;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All prices of an item, standard and promotional. */
public record ItemPrices(@Nullable String id, List<ItemPrice> prices) {
  public ItemPrices {
    prices = prices == null ? List.of() : Collections.unmodifiableList(prices);
  }
}

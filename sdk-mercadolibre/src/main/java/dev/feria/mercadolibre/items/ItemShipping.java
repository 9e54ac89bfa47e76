package dev.feria.mercadolibre.items;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item travels.
 *
 * @param mode {@code me1}, {@code me2}, {@code custom} or {@code not_specified}
 * @param logisticType {@code fulfillment} when the provider's warehouse ships it
 */
public record ItemShipping(
    @Nullable String mode,
    @Nullable String logisticType,
    @Nullable Boolean freeShipping,
    @Nullable Boolean localPickUp,
    List<String> tags) {
  public ItemShipping {
    tags = tags == null ? List.of() : Collections.unmodifiableList(tags);
  }
}

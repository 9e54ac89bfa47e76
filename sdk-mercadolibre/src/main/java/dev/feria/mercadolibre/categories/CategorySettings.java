package dev.feria.mercadolibre.categories;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What items of a category may be. */
public record CategorySettings(
    @Nullable Integer maxTitleLength,
    @Nullable Integer maxPicturesPerItem,
    @Nullable Integer maxVariationsAllowed,
    @Nullable Boolean listingAllowed,
    @Nullable BigDecimal minimumPrice,
    List<String> itemConditions,
    List<String> currencies) {
  public CategorySettings {
    itemConditions =
        itemConditions == null ? List.of() : Collections.unmodifiableList(itemConditions);
    currencies = currencies == null ? List.of() : Collections.unmodifiableList(currencies);
  }
}

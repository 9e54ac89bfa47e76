package dev.feria.mercadolibre.items;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to list a closed item again.
 *
 * @param price in units of the item's currency
 * @param quantity for sale; of an item with variations it is each variation's
 * @param listingTypeId for example {@code gold_special}
 * @param variations ids of the variations to take over; empty for an item without
 */
public record Relisting(
    BigDecimal price, int quantity, @Nullable String listingTypeId, List<String> variations) {
  public Relisting {
    variations = List.copyOf(variations);
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (listingTypeId != null) {
      body.put("listing_type_id", listingTypeId);
    }
    if (variations.isEmpty()) {
      body.put("price", price);
      body.put("quantity", quantity);
    } else {
      body.put(
          "variations",
          variations.stream()
              .map(id -> Map.of("id", id, "price", price, "quantity", quantity))
              .toList());
    }
    return body;
  }
}

package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change of one variation; what is not named stays as it is. Immutable.
 *
 * <p>All variations of an item carry the same price: to change it, name it for each of them.
 */
public final class VariationPatch {
  private final @Nullable String id;
  private final Map<String, Object> fields;

  private VariationPatch(@Nullable String id, Map<String, Object> fields) {
    this.id = id;
    this.fields = fields;
  }

  /** Changes a variation that exists. */
  public static VariationPatch of(String id) {
    return new VariationPatch(id, Map.of());
  }

  /** Adds a variation, told from the others by its attribute combinations. */
  public static VariationPatch added(List<Attribute> attributeCombinations) {
    return new VariationPatch(null, Map.of())
        .and("attribute_combinations", AttributeBodies.of(attributeCombinations));
  }

  /** Sets the quantity for sale. */
  public VariationPatch availableQuantity(int quantity) {
    return and("available_quantity", quantity);
  }

  /** Sets the price in units of the item's currency. */
  public VariationPatch price(BigDecimal price) {
    return and("price", price);
  }

  /** Replaces the pictures by pictures of the item. */
  public VariationPatch pictureIds(List<String> pictureIds) {
    return and("picture_ids", List.copyOf(pictureIds));
  }

  /** Replaces the attributes, among them {@code SELLER_SKU}. */
  public VariationPatch attributes(List<Attribute> attributes) {
    return and("attributes", AttributeBodies.of(attributes));
  }

  /** Returns the variation's id, null for one that is added. */
  public @Nullable String id() {
    return id;
  }

  Map<String, Object> body() {
    return fields;
  }

  private VariationPatch and(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new VariationPatch(id, Collections.unmodifiableMap(more));
  }
}

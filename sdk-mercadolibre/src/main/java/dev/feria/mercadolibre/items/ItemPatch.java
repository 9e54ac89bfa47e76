package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to change of an item; what is not named stays as it is. Immutable.
 *
 * <p>Variations are not changed here, because a list sent to the provider replaces all of them: see
 * {@link ItemsClient#updateVariations}.
 */
public final class ItemPatch {
  /** Changes nothing. */
  public static final ItemPatch NONE = new ItemPatch(Map.of());

  private final Map<String, Object> fields;

  private ItemPatch(Map<String, Object> fields) {
    this.fields = fields;
  }

  /**
   * Sets the quantity for sale of an item without variations. 0 pauses it as out of stock; more
   * brings it back by itself, unless the seller paused it.
   */
  public ItemPatch availableQuantity(int quantity) {
    return and("available_quantity", quantity);
  }

  /** Sets the price in units of the item's currency. Refused while a price automation rules it. */
  public ItemPatch price(BigDecimal price) {
    return and("price", price);
  }

  /** Sets the status: active, paused or closed. Closed is final. */
  public ItemPatch status(ItemStatus status) {
    return and("status", status.wire());
  }

  /** Sets the title; refused once the item has sales. */
  public ItemPatch title(String title) {
    return and("title", title);
  }

  /** Changes the attributes named, among them {@code SELLER_SKU}. */
  public ItemPatch attributes(List<Attribute> attributes) {
    return and("attributes", AttributeBodies.of(attributes));
  }

  /** Changes the sale terms named: warranty, manufacturing time. */
  public ItemPatch saleTerms(List<Attribute> saleTerms) {
    return and("sale_terms", AttributeBodies.of(saleTerms));
  }

  /** Sets a field that has no method here, by its name on the wire. */
  public ItemPatch field(String name, Object value) {
    if (name.equals("variations")) {
      throw new IllegalArgumentException("variations replace each other: use updateVariations");
    }
    return and(name, value);
  }

  Map<String, Object> body() {
    return fields;
  }

  private ItemPatch and(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new ItemPatch(Collections.unmodifiableMap(more));
  }
}

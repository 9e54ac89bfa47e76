package dev.feria.mercadolibre.items;

import dev.feria.mercadolibre.wire.Attribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item to create. Made with {@link #builder}; immutable.
 *
 * <p>A seller of the user-product model sends a family name and neither title nor variations; any
 * other seller sends a title. The description is sent afterwards, with {@link
 * ItemsClient#createDescription}.
 */
public final class NewItem {
  private final Map<String, Object> fields;

  private NewItem(Map<String, Object> fields) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Starts an item that is sold outright. */
  public static Builder builder() {
    return new Builder();
  }

  Map<String, Object> body() {
    return fields;
  }

  boolean multipleWarehouses() {
    return fields.containsKey("stock_locations");
  }

  /** Collects the fields of a new item. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Map<String, Object>> variations = new ArrayList<>();
    private final List<Map<String, Object>> locations = new ArrayList<>();

    private Builder() {
      fields.put("buying_mode", "buy_it_now");
    }

    /** Sets the title, for sellers outside the user-product model. */
    public Builder title(String title) {
      return field("title", title);
    }

    /** Sets the family name, for sellers in the user-product model. */
    public Builder familyName(String familyName) {
      return field("family_name", familyName);
    }

    /** Sets the category. */
    public Builder category(String categoryId) {
      return field("category_id", categoryId);
    }

    /** Sets the price in units of a currency. */
    public Builder price(BigDecimal amount, String currencyId) {
      return field("price", amount).field("currency_id", currencyId);
    }

    /** Sets the quantity of an item without variations. */
    public Builder availableQuantity(int quantity) {
      return field("available_quantity", quantity);
    }

    /** Sets the listing type, for example {@code gold_special}. */
    public Builder listingType(String listingTypeId) {
      return field("listing_type_id", listingTypeId);
    }

    /** Sets the condition, {@code new}, {@code used} or {@code refurbished}. */
    public Builder condition(String condition) {
      return field("condition", condition);
    }

    /** Names pictures by their public addresses; the provider fetches them. */
    public Builder pictureSources(List<String> addresses) {
      return field("pictures", addresses.stream().map(a -> Map.of("source", a)).toList());
    }

    /** Names pictures that were uploaded. */
    public Builder pictureIds(List<String> ids) {
      return field("pictures", ids.stream().map(id -> Map.of("id", id)).toList());
    }

    /** Sets the attributes, among them {@code SELLER_SKU} and {@code ITEM_CONDITION}. */
    public Builder attributes(List<Attribute> attributes) {
      return field("attributes", AttributeBodies.of(attributes));
    }

    /** Sets the sale terms: warranty, manufacturing time. */
    public Builder saleTerms(List<Attribute> saleTerms) {
      return field("sale_terms", AttributeBodies.of(saleTerms));
    }

    /** Adds a variation, for sellers outside the user-product model. */
    public Builder variation(VariationPatch variation) {
      variations.add(variation.body());
      return this;
    }

    /**
     * Adds a quantity at a warehouse, for sellers with {@code warehouse_management}, in place of
     * {@link #availableQuantity}.
     */
    public Builder stockAt(Warehouse warehouse, int quantity) {
      locations.add(
          Map.of(
              "store_id", warehouse.storeId(),
              "network_node_id", warehouse.networkNodeId(),
              "quantity", quantity));
      return this;
    }

    /** Sets a field that has no method here, by its name on the wire. */
    public Builder field(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    /**
     * Makes the item.
     *
     * @throws IllegalStateException naming what is missing
     */
    public NewItem build() {
      for (String name : List.of("category_id", "price", "listing_type_id")) {
        if (!fields.containsKey(name)) {
          throw new IllegalStateException("new item without " + name);
        }
      }
      if (fields.containsKey("title") == fields.containsKey("family_name")) {
        throw new IllegalStateException("new item needs either title or family_name");
      }
      Map<String, Object> all = new LinkedHashMap<>(fields);
      if (!variations.isEmpty()) {
        all.put("variations", List.copyOf(variations));
      }
      if (!locations.isEmpty()) {
        all.put("stock_locations", List.copyOf(locations));
      }
      return new NewItem(all);
    }
  }

  /**
   * A warehouse of the seller.
   *
   * @param storeId as in {@code GET /users/{id}/stores/search}
   * @param networkNodeId as there
   */
  public record Warehouse(String storeId, String networkNodeId) {}
}

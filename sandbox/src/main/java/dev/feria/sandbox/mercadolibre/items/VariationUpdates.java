package dev.feria.sandbox.mercadolibre.items;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Item;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Variation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code variations} array of a PUT: it replaces the whole set. */
final class VariationUpdates {
  private static final int MOST = 250;
  private static final long FIRST_ID = 190_000_000_001L;

  private final Platform platform;

  VariationUpdates(Platform platform) {
    this.platform = platform;
  }

  void replace(Item item, Fields body, boolean stockByLocation, @Nullable BigDecimal priceOfItem) {
    if (!body.has("variations")) {
      return;
    }
    List<Fields> wanted = body.objects("variations");
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw Errors.validation(
          150, "item.variations.invalid", "An item has between 1 and 250 variations");
    }
    if (item.variations.isEmpty() && (item.sold > 0 || item.userProductId != null)) {
      throw Errors.validation(
          151, "item.variations.not_modifiable", "Variations cannot be added to this item");
    }
    BigDecimal price = priceOfItem == null ? samePrice(item, wanted) : priceOfItem;
    List<Variation> next = new ArrayList<>();
    for (Fields fields : wanted) {
      next.add(existing(item, fields));
    }
    List<Integer> quantities = new ArrayList<>();
    for (Fields fields : wanted) {
      Long quantity = fields.integer("available_quantity");
      if (quantity != null && (quantity < 0 || quantity > 999_999)) {
        throw Errors.validation(
            121, "item.available_quantity.invalid", "available_quantity is out of range");
      }
      if (quantity != null && item.isFull() && !stockByLocation) {
        throw Errors.validation(
            123,
            "item.available_quantity.not_modifiable",
            "The stock of a fulfillment item cannot be changed");
      }
      quantities.add(
          quantity == null || stockByLocation ? null : Integer.valueOf(quantity.intValue()));
    }
    item.variations = next;
    for (int i = 0; i < next.size(); i++) {
      Variation variation = next.get(i);
      variation.price = price;
      fill(variation, wanted.get(i));
      Integer quantity = quantities.get(i);
      if (quantity != null) {
        platform.stock().set(item, variation, quantity, platform.now());
      }
    }
    item.price = price;
  }

  private static BigDecimal samePrice(Item item, List<Fields> wanted) {
    BigDecimal common = null;
    boolean mixed = false;
    for (Fields fields : wanted) {
      BigDecimal price = fields.decimal("price");
      BigDecimal effective = price == null ? item.price : ItemUpdates.checked(item.siteId, price);
      mixed |= common != null && common.compareTo(effective) != 0;
      common = effective;
    }
    if (mixed) {
      throw Errors.validation(
          152, "item.variations.price.different", "All variations must have the same price");
    }
    return common == null ? item.price : common;
  }

  private Variation existing(Item item, Fields fields) {
    Long id = fields.integer("id");
    if (id != null) {
      Variation variation = item.variation(id);
      if (variation == null) {
        throw Errors.validation(
            153, "item.variations.id.invalid", "Variation " + id + " does not exist");
      }
      return variation;
    }
    List<Fields> combinations = fields.objects("attribute_combinations");
    if (combinations.isEmpty()) {
      throw Errors.validation(
          154,
          "item.variations.attribute_combinations.required",
          "A new variation needs attribute_combinations");
    }
    Fields first = combinations.get(0);
    Variation variation = new Variation();
    variation.id = platform.world().next("variation", FIRST_ID);
    variation.attributeId = first.text("id", "COLOR");
    variation.attributeName = first.text("name", variation.attributeId);
    variation.value = first.text("value_name", "");
    variation.price = item.price;
    return variation;
  }

  private static void fill(Variation variation, Fields fields) {
    if (fields.has("seller_custom_field")) {
      variation.customField = fields.text("seller_custom_field");
    }
    if (fields.has("picture_ids")) {
      variation.pictureIds = fields.texts("picture_ids");
    }
    for (Fields attribute : fields.objects("attributes")) {
      String id = attribute.text("id", "");
      String value = attribute.text("value_name");
      if (id.equals("SELLER_SKU")) {
        variation.sku = value;
      } else if (value != null) {
        variation.attributes.put(id, value);
      }
    }
  }

  /** Variations of a new item. */
  List<Variation> create(Item item, List<Fields> wanted) {
    List<Variation> created = new ArrayList<>();
    for (Fields fields : wanted) {
      Variation variation = existing(new Item(), fields);
      variation.price = item.price;
      variation.quantity = (int) fields.integer("available_quantity", 0);
      fill(variation, fields);
      created.add(variation);
    }
    return created;
  }
}

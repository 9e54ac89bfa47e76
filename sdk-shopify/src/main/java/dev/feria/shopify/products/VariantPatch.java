package dev.feria.shopify.products;

import dev.feria.shopify.wire.Gid;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to change of a variant; everything else stays. Immutable. */
public final class VariantPatch {
  private final Map<String, Object> fields;

  private VariantPatch(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** Starts a change of a variant. */
  public static VariantPatch of(String id) {
    return new VariantPatch(Map.of("id", Gid.of("ProductVariant", id)));
  }

  /** Sets the price, in the shop's currency. */
  public VariantPatch price(BigDecimal price) {
    return with("price", price.toPlainString());
  }

  /** Sets the price that is shown struck through. */
  public VariantPatch compareAtPrice(BigDecimal price) {
    return with("compareAtPrice", price.toPlainString());
  }

  /** Sets the bar code. */
  public VariantPatch barcode(String barcode) {
    return with("barcode", barcode);
  }

  /** Sets the SKU. */
  public VariantPatch sku(String sku) {
    return with("inventoryItem", Map.of("sku", sku));
  }

  Map<String, Object> fields() {
    return fields;
  }

  private VariantPatch with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new VariantPatch(Collections.unmodifiableMap(more));
  }
}

package dev.feria.woocommerce.products;

import dev.feria.woocommerce.wire.DecimalText;
import dev.feria.woocommerce.wire.GmtTime;
import dev.feria.woocommerce.wire.Image;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product, or a variation of one; a variation has fewer fields.
 *
 * @param id the shop's id
 * @param name of a variation in newer shops only
 * @param type {@code simple}, {@code variable}, {@code grouped}, {@code external}, and what plugins
 *     add; most shops give a part of a product none
 * @param status {@code publish}, {@code draft}, {@code pending}, {@code private}, {@code future},
 *     {@code trash}
 * @param sku may be empty, and is unique only by default
 * @param globalUniqueId GTIN, EAN or UPC, in newer shops
 * @param price what buyers pay now; of a variable product the lowest of its variations
 * @param regularPrice without a sale; empty where none is set
 * @param manageStock who keeps the quantity
 * @param stockQuantity null where nobody does; not whole with some plugins
 * @param stockStatus {@code instock}, {@code outofstock}, {@code onbackorder}
 * @param backorders {@code no}, {@code notify}, {@code yes}
 * @param parentId of a variation in newer shops; 0 or null elsewhere
 * @param image of a variation
 * @param images of a product
 * @param variations ids of the variations of a variable product
 */
public record Product(
    String id,
    @Nullable String name,
    @Nullable String type,
    @Nullable String status,
    @Nullable String sku,
    @Nullable String globalUniqueId,
    @Nullable DecimalText price,
    @Nullable DecimalText regularPrice,
    @Nullable DecimalText salePrice,
    @Nullable StockManagement manageStock,
    @Nullable BigDecimal stockQuantity,
    @Nullable String stockStatus,
    @Nullable String backorders,
    @Nullable String permalink,
    @Nullable String parentId,
    @Nullable GmtTime dateModifiedGmt,
    @Nullable Image image,
    List<Image> images,
    List<ProductAttribute> attributes,
    List<String> variations) {
  public Product {
    images = images == null ? List.of() : Collections.unmodifiableList(images);
    attributes = attributes == null ? List.of() : Collections.unmodifiableList(attributes);
    variations = variations == null ? List.of() : Collections.unmodifiableList(variations);
  }

  /** Tells whether it is sold by its variations only. */
  public boolean isVariable() {
    return type != null && type.startsWith("variable");
  }

  /** Tells whether it has a quantity of its own. */
  public boolean managesStock() {
    return manageStock != null && manageStock.isOwn();
  }
}

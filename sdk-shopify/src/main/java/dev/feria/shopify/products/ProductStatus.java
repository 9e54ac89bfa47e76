package dev.feria.shopify.products;

import dev.feria.core.json.OpenEnum;

/** Whether a product is for sale. */
public record ProductStatus(String wire) implements OpenEnum {
  public static final ProductStatus ACTIVE = new ProductStatus("ACTIVE");
  public static final ProductStatus DRAFT = new ProductStatus("DRAFT");
  public static final ProductStatus ARCHIVED = new ProductStatus("ARCHIVED");
  public static final ProductStatus UNLISTED = new ProductStatus("UNLISTED");
}

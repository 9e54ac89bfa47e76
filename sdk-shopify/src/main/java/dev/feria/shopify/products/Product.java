package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import dev.feria.shopify.wire.Connection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product with some or all of its variants.
 *
 * @param legacyResourceId the number in {@link #id}
 * @param onlineStoreUrl null while it is not published
 */
@CamelCase
public record Product(
    String id,
    String legacyResourceId,
    String title,
    @Nullable String handle,
    ProductStatus status,
    @Nullable String onlineStoreUrl,
    Instant updatedAt,
    @Nullable Connection<ProductVariant> variants) {
  public Product {
    variants = variants == null ? Connection.none() : variants;
  }

  @Override
  public Connection<ProductVariant> variants() {
    return variants == null ? Connection.none() : variants;
  }

  /** Returns the same product with other variants. */
  public Product with(List<ProductVariant> others) {
    return new Product(
        id,
        legacyResourceId,
        title,
        handle,
        status,
        onlineStoreUrl,
        updatedAt,
        Connection.of(others));
  }
}

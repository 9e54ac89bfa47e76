package dev.feria.shopify.products;

import dev.feria.core.json.CamelCase;
import dev.feria.core.page.Entry;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Count;
import dev.feria.shopify.wire.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the documents of products answer with. */
final class ProductData {
  private ProductData() {}

  @CamelCase
  record Listed(Connection<Entry<Product>> products) {}

  @CamelCase
  record One(@Nullable Product product) {}

  @CamelCase
  record OfProduct(@Nullable Variants product) {}

  @CamelCase
  record Variants(Connection<ProductVariant> variants) {}

  @CamelCase
  record ById(List<@Nullable ProductVariant> nodes) {}

  @CamelCase
  record BySku(Connection<ProductVariant> productVariants) {}

  @CamelCase
  record Counted(@Nullable Count productsCount) {}

  @CamelCase
  record UpdatedVariants(@Nullable VariantsAnswer productVariantsBulkUpdate) {}

  @CamelCase
  record VariantsAnswer(
      @Nullable List<ChangedVariant> productVariants, @Nullable List<UserError> userErrors) {}

  @CamelCase
  record UpdatedStatus(@Nullable StatusAnswer productUpdate) {}

  @CamelCase
  record StatusAnswer(@Nullable List<UserError> userErrors) {}
}

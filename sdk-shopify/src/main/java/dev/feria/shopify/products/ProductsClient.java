package dev.feria.shopify.products;

import dev.feria.core.http.ApiResponse;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Count;
import dev.feria.shopify.wire.Gid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls on products and variants. Ids are numbers or global ids. Thread-safe.
 *
 * @see <a href="https://shopify.dev/docs/api/admin-graphql/latest/objects/Product">Product, read
 *     2026-11-20</a>
 */
public final class ProductsClient {
  private static final String PRODUCT = "Product";
  private static final String VARIANT = "ProductVariant";

  private final Gateway gateway;

  /** Made by {@code ShopifyClient.products()}. */
  public ProductsClient(Gateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Lists products with all their variants, by id.
   *
   * <p>Shape: a page holds as many products as one document may cost, about ten. Variants beyond
   * the tenth cost a request of their own. The provider pages through 25,000 products at most; use
   * a bulk operation for more.
   */
  public Paginated<Product> list(ProductSearch search) {
    return Paginated.of(
        null,
        cursor -> {
          Page<Entry<Product>> page = page(search, cursor);
          List<Product> products = new ArrayList<>();
          for (Entry<Product> entry : page.items()) {
            if (entry instanceof Entry.Read<Product> read) {
              products.add(read.value());
            } else if (entry instanceof Entry.Unreadable<Product> unreadable) {
              throw Errors.unreadable("products.list", unreadable.reason());
            }
          }
          return new Page<>(products, page.next(), page.total(), page.readAt());
        });
  }

  /**
   * Lists products like {@link #list}, each readable or not by itself.
   *
   * @param cursor where to go on: the {@code next} of a page; null starts at the beginning
   */
  public Paginated<Entry<Product>> entries(ProductSearch search, @Nullable String cursor) {
    return Paginated.of(cursor, at -> page(search, at));
  }

  private Page<Entry<Product>> page(ProductSearch search, @Nullable String cursor) {
    PageSizes sizes = new PageSizes(search.locations());
    ApiResponse<ProductData.Listed> answer =
        gateway.read(
            GraphQlRequest.of("products.list", ProductDocuments.LIST)
                .variable("first", sizes.productsPerPage())
                .variable("after", cursor)
                .variable("query", search.filter())
                .variable("variants", sizes.variantsPerProduct())
                .variable("levels", search.locations()),
            ProductData.Listed.class,
            Priority.CATALOGUE);
    Connection<Entry<Product>> products = answer.body().products();
    List<Entry<Product>> whole = new ArrayList<>();
    for (Entry<Product> entry : products.nodes()) {
      if (entry instanceof Entry.Read<Product> read) {
        whole.add(new Entry.Read<>(complete(read.value(), search.locations())));
      } else if (entry instanceof Entry.Unreadable<Product> unreadable) {
        String id = unreadable.reference();
        whole.add(new Entry.Unreadable<>(id == null ? null : Gid.number(id), unreadable.reason()));
      }
    }
    return new Page<>(whole, products.pageInfo().next(), null, answer.date());
  }

  /**
   * Reads a product with all its variants.
   *
   * @param locations how many locations to read quantities of at most, from 1 to 50
   */
  public Optional<ApiResponse<Product>> find(String id, int locations) {
    ApiResponse<ProductData.One> answer =
        gateway.read(
            GraphQlRequest.of("products.get", ProductDocuments.GET)
                .variable("id", Gid.of(PRODUCT, id))
                .variable("variants", Math.min(100, new PageSizes(locations).variants()))
                .variable("levels", locations),
            ProductData.One.class,
            Priority.CATALOGUE);
    Product product = answer.body().product();
    return product == null
        ? Optional.empty()
        : Optional.of(
            new ApiResponse<>(
                answer.status(), answer.headers(), complete(product, locations), answer.date()));
  }

  /**
   * Reads variants by their ids.
   *
   * @param locations how many locations to read quantities of at most, from 1 to 50
   * @return by global id; what the provider does not know is not in it
   */
  public Map<String, ProductVariant> variants(List<String> ids, int locations) {
    Map<String, ProductVariant> found = new HashMap<>();
    int most = new PageSizes(locations).variants();
    for (int from = 0; from < ids.size(); from += most) {
      List<String> some =
          ids.subList(from, Math.min(ids.size(), from + most)).stream()
              .map(id -> Gid.of(VARIANT, id))
              .toList();
      for (ProductVariant variant :
          gateway
              .data(
                  GraphQlRequest.of("products.variants", ProductDocuments.VARIANTS_BY_ID)
                      .variable("ids", some)
                      .variable("levels", locations),
                  ProductData.ById.class,
                  Priority.CATALOGUE)
              .nodes()) {
        if (variant != null) {
          found.put(variant.id(), variant);
        }
      }
    }
    return found;
  }

  /**
   * Finds the variants with a SKU, which need not be unique; at most 20. The provider's search also
   * finds similar ones, which are left out here.
   */
  public List<ProductVariant> variantsBySku(String sku) {
    String quoted = sku.replace("\\", "\\\\").replace("'", "\\'");
    return gateway
        .data(
            GraphQlRequest.of("products.variants_by_sku", ProductDocuments.VARIANTS_BY_SKU)
                .variable("query", "sku:'" + quoted + "'")
                .variable("levels", 1),
            ProductData.BySku.class,
            Priority.CATALOGUE)
        .productVariants()
        .nodes()
        .stream()
        .filter(variant -> sku.equals(variant.sku()))
        .toList();
  }

  /** Counts the products; at most 10,000 are counted, see {@link Count#precision}. */
  public Count count() {
    Count count =
        gateway
            .data(
                GraphQlRequest.of("products.count", ProductDocuments.COUNT),
                ProductData.Counted.class,
                Priority.CATALOGUE)
            .productsCount();
    return count == null ? new Count(0, null) : count;
  }

  /**
   * Changes variants of one product, all of them or none. Absolute values: repeated when no answer
   * came.
   *
   * @return the variants as they are now
   * @throws dev.feria.core.error.RejectedException with the provider's code, for example {@code
   *     PRODUCT_VARIANT_DOES_NOT_EXIST}
   */
  public List<ChangedVariant> update(String productId, List<VariantPatch> patches) {
    ProductData.VariantsAnswer answer =
        gateway
            .data(
                GraphQlRequest.of("products.update_variants", ProductDocuments.UPDATE_VARIANTS)
                    .variable("productId", Gid.of(PRODUCT, productId))
                    .variable("variants", patches.stream().map(VariantPatch::fields).toList())
                    .repeatable(),
                ProductData.UpdatedVariants.class,
                Priority.CATALOGUE)
            .productVariantsBulkUpdate();
    if (answer == null) {
      return List.of();
    }
    Gateway.check(
        "products.update_variants", answer.userErrors() == null ? List.of() : answer.userErrors());
    return answer.productVariants() == null ? List.of() : answer.productVariants();
  }

  /** Puts a product on sale or takes it off. */
  public void status(String productId, ProductStatus status) {
    ProductData.StatusAnswer answer =
        gateway
            .data(
                GraphQlRequest.of("products.status", ProductDocuments.UPDATE_STATUS)
                    .variable("id", Gid.of(PRODUCT, productId))
                    .variable("status", status)
                    .repeatable(),
                ProductData.UpdatedStatus.class,
                Priority.CATALOGUE)
            .productUpdate();
    if (answer == null) {
      throw Errors.notFound("products.status");
    }
    Gateway.check("products.status", answer.userErrors() == null ? List.of() : answer.userErrors());
  }

  private Product complete(Product product, int locations) {
    String after = product.variants().pageInfo().next();
    if (after == null) {
      return product;
    }
    List<ProductVariant> variants = new ArrayList<>(product.variants().nodes());
    while (after != null) {
      ProductData.Variants more =
          gateway
              .data(
                  GraphQlRequest.of("products.more_variants", ProductDocuments.VARIANTS)
                      .variable("id", product.id())
                      .variable("first", new PageSizes(locations).variants())
                      .variable("after", after)
                      .variable("levels", locations),
                  ProductData.OfProduct.class,
                  Priority.CATALOGUE)
              .product();
      if (more == null) {
        break; // deleted meanwhile
      }
      variants.addAll(more.variants().nodes());
      after = more.variants().pageInfo().next();
    }
    return product.with(variants);
  }
}

package dev.feria.woocommerce.products;

import dev.feria.core.http.ApiRequest;
import dev.feria.core.json.JsonType;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.woocommerce.internal.Answer;
import dev.feria.woocommerce.internal.Api;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls on products and variations. A variation is reached through its product only. Immutable and
 * thread-safe.
 */
public final class ProductsClient {
  /** How many products go well into one batch; a hundred can exceed the time of a small host. */
  public static final int BATCH = 50;

  private static final int MOST = 100;

  /** What a listing is made of; the rest of a product is many times as much. */
  private static final String FIELDS =
      "id,name,type,status,sku,global_unique_id,price,regular_price,sale_price,manage_stock,"
          + "stock_quantity,stock_status,backorders,permalink,parent_id,date_modified_gmt,image,"
          + "images,attributes,variations";

  private static final JsonType<List<Product>> PRODUCTS = JsonType.listOf(Product.class);

  private final Api api;

  /** Made by the client. */
  public ProductsClient(Api api) {
    this.api = api;
  }

  /**
   * Lists products by id, drafts included, trash not. Variations are not in it. Lazy: one request
   * per page of 100, fewer where the shop cannot give that many. A product deleted meanwhile makes
   * the walk repeat some rather than skip one.
   */
  public Paginated<Entry<Product>> entries(@Nullable String cursor) {
    return Paginated.of(cursor, new ProductWalk(api, FIELDS)::page);
  }

  /** Reads a product. */
  public Product get(String id) {
    return api.read(api.get("products.get", "products", id), Product.class);
  }

  /** Reads a product, with when it was so; empty when the shop does not know it. */
  public Optional<Answer<Product>> find(String id) {
    try {
      return Optional.of(
          api.answer(
              api.get("products.get", "products", id).query("_fields", FIELDS),
              JsonType.of(Product.class)));
    } catch (dev.feria.core.error.RejectedException refused) {
      if (refused.failure().status() == 404
          && !dev.feria.woocommerce.internal.Errors.NOT_THE_API.equals(refused.failure().code())) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** Finds products and variations by SKU, exactly; a SKU may be there more than once. */
  public List<Product> bySku(Collection<String> skus) {
    return skus.isEmpty()
        ? List.of()
        : some(api.get("products.by_sku", "products").queryList("sku", skus));
  }

  /** Reads products by id, at most a hundred; what is unknown is left out. */
  public List<Product> byId(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : some(api.get("products.by_id", "products").queryList("include", ids));
  }

  /** Reads variations of a product by id, at most a hundred; what is unknown is left out. */
  public List<Product> variationsById(String product, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : some(
            api.get("variations.by_id", "products", product, "variations")
                .queryList("include", ids));
  }

  /** Lists the variations of a product by id. */
  public Paginated<Entry<Product>> variations(String product) {
    return Paginated.of(
        null, new ProductWalk(api, FIELDS, "products", product, "variations")::page);
  }

  /** Changes a product. Safe to repeat. */
  public Product update(ProductPatch patch) {
    return api.write(
        api.request("PUT", "products.update", "products", patch.id()).body(patch), Product.class);
  }

  /** Changes a variation of a product. Safe to repeat. */
  public Product updateVariation(String product, ProductPatch patch) {
    return api.write(
        api.request("PUT", "variations.update", "products", product, "variations", patch.id())
            .body(patch),
        Product.class);
  }

  /**
   * Changes several products, without variations, one after the other.
   *
   * <p>Not repeated by itself after a time-out, when a part may be done: read, then send what is
   * missing. All values are absolute, so nothing is spoilt by sending them again.
   *
   * @param patches at most 100; {@link #BATCH} is what most hosts manage in time
   */
  public BatchAnswer batch(List<ProductPatch> patches) {
    return api.write(
        api.request("POST", "products.batch", "products", "batch").body(checked(patches)),
        BatchAnswer.class);
  }

  /** Changes several variations of one product. See {@link #batch}. */
  public BatchAnswer batchVariations(String product, List<ProductPatch> patches) {
    return api.write(
        api.request("POST", "variations.batch", "products", product, "variations", "batch")
            .body(checked(patches)),
        BatchAnswer.class);
  }

  private static Batch checked(List<ProductPatch> patches) {
    if (patches.isEmpty() || patches.size() > MOST) {
      throw new IllegalArgumentException("not from 1 to 100 products: " + patches.size());
    }
    return new Batch(patches);
  }

  private List<Product> some(ApiRequest request) {
    return api.answer(request.query("per_page", MOST).query("_fields", FIELDS), PRODUCTS).body();
  }
}

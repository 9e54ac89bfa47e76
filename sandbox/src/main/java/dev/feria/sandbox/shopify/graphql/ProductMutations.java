package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.webhooks.CataloguePayload;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variants and products are changed. */
final class ProductMutations {
  private final Platform platform;
  private final ProductSets sets;

  ProductMutations(Platform platform, ProductSets sets) {
    this.platform = platform;
    this.sets = sets;
  }

  void add(Fetch<Object> root) {
    root.call("productVariantsBulkUpdate", (none, env) -> variants(env))
        .call("productUpdate", (none, env) -> update(env))
        .call("productSet", (none, env) -> sets.set(env));
  }

  private Object variants(DataFetchingEnvironment env) {
    Caller.of(env).need("write_products");
    Shop shop = Caller.shop(env);
    Product product = shop.products.get(Gid.id("Product", Queries.text(env, "productId")));
    if (product == null) {
      return Json.obj(
          "product",
          null,
          "productVariants",
          null,
          "userErrors",
          Problems.one("PRODUCT_DOES_NOT_EXIST", "Product does not exist", "productId"));
    }
    Problems problems = new Problems();
    Map<Variant, Input> good = new LinkedHashMap<>();
    int index = 0;
    for (Input each : Input.list(env, "variants")) {
      Problems own = new Problems();
      Variant variant = check(shop, product, each, Integer.toString(index++), own);
      if (variant != null && own.isEmpty()) {
        good.put(variant, each);
      }
      own.list().forEach(problems::addRaw);
    }
    boolean partial = Boolean.TRUE.equals(env.<Boolean>getArgument("allowPartialUpdates"));
    if (!problems.isEmpty() && !partial) {
      return Json.obj("product", product, "productVariants", null, "userErrors", problems.list());
    }
    good.forEach((variant, input) -> change(shop, variant, input));
    if (!good.isEmpty()) {
      changed(shop, product);
    }
    return Json.obj(
        "product",
        product,
        "productVariants",
        List.copyOf(good.keySet()),
        "userErrors",
        problems.list());
  }

  private static @Nullable Variant check(
      Shop shop, Product product, Input input, String index, Problems problems) {
    String id = input.text("id");
    if (id == null) {
      problems.add(
          "PRODUCT_VARIANT_ID_MISSING",
          "Product variant is missing ID attribute",
          "variants",
          index);
      return null;
    }
    Variant variant = shop.variant(Gid.id("ProductVariant", id));
    if (variant == null) {
      problems.add(
          "PRODUCT_VARIANT_DOES_NOT_EXIST",
          "Product variant does not exist",
          "variants",
          index,
          "id");
      return null;
    }
    if (variant.product != product) {
      problems.add(
          "MUST_BE_FOR_THIS_PRODUCT",
          "The variant belongs to another product",
          "variants",
          index,
          "id");
      return null;
    }
    if (input.has("inventoryQuantities")) {
      problems.add(
          "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE",
          "Inventory quantities can only be provided during create.",
          "variants",
          index,
          "inventoryQuantities");
    }
    price(input, "price", index, problems);
    price(input, "compareAtPrice", index, problems);
    return variant;
  }

  private static void price(Input input, String name, String index, Problems problems) {
    BigDecimal price = input.decimal(name);
    if (price != null && price.signum() < 0) {
      problems.add(
          name.equals("price") ? "NEGATIVE_PRICE_VALUE" : "GREATER_THAN_OR_EQUAL_TO",
          "The price must not be negative",
          "variants",
          index,
          name);
    }
  }

  private void change(Shop shop, Variant variant, Input input) {
    BigDecimal price = input.decimal("price");
    variant.price = price == null ? variant.price : price;
    if (input.has("compareAtPrice")) {
      variant.compareAtPrice = input.decimal("compareAtPrice");
    }
    if (input.has("barcode")) {
      variant.barcode = input.text("barcode");
    }
    String policy = input.text("inventoryPolicy");
    variant.oversells = policy == null ? variant.oversells : policy.equals("CONTINUE");
    Boolean taxable = input.flag("taxable");
    variant.taxable = taxable == null ? variant.taxable : taxable;
    if (input.has("inventoryItem")) {
      InventoryMutations.apply(shop, variant, input.object("inventoryItem"));
    }
    shop.touch(variant, platform.now());
  }

  private void changed(Shop shop, Product product) {
    platform.announce(
        shop,
        "products/update",
        platform.world().dice.uuid(),
        () -> CataloguePayload.product(shop, product));
  }

  private Object update(DataFetchingEnvironment env) {
    Caller.of(env).need("write_products");
    Shop shop = Caller.shop(env);
    Input input = Input.of(env, "product");
    input = input.map().isEmpty() ? Input.of(env, "input") : input;
    Product product = shop.products.get(input.id("Product", "id"));
    if (product == null) {
      return Json.obj(
          "product", null, "userErrors", Problems.one(null, "Product does not exist", "id"));
    }
    describe(product, input);
    product.updated = platform.now();
    shop.put(product);
    changed(shop, product);
    return Json.obj("product", product, "userErrors", List.of());
  }

  /** Copies what a product says of itself. */
  static void describe(Product product, Input input) {
    product.title = input.text("title", product.title);
    product.handle = input.text("handle", product.handle);
    product.status = input.text("status", product.status);
    product.vendor = input.text("vendor", product.vendor);
    product.type = input.text("productType", product.type);
    product.description = input.text("descriptionHtml", product.description);
    if (input.has("tags")) {
      product.tags = new ArrayList<>(input.texts("tags"));
    }
  }
}

package dev.feria.sandbox.shopify.graphql;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.stock.StockBook;
import dev.feria.sandbox.shopify.webhooks.CataloguePayload;
import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product is made or replaced as a whole: variants that are not named are deleted. */
public final class ProductSets {
  /** Where the numbers of products begin. */
  public static final long FIRST_PRODUCT = 7_990_011_200_001L;

  /** Where the numbers of variants begin. */
  public static final long FIRST_VARIANT = 44_120_011_200_001L;

  /** Where the numbers of inventory items begin. */
  public static final long FIRST_ITEM = 46_220_011_200_001L;

  private static final int MOST_VARIANTS = 2_048;

  private final Platform platform;
  private final StockBook book;

  ProductSets(Platform platform, StockBook book) {
    this.platform = platform;
    this.book = book;
  }

  Object set(DataFetchingEnvironment env) {
    Caller.of(env).need("write_products");
    Shop shop = Caller.shop(env);
    Input input = Input.of(env, "input");
    Product product = find(shop, input, Input.of(env, "identifier"));
    if (product == null && (input.has("id") || Input.of(env, "identifier").has("id"))) {
      return result(
          null, Problems.one("PRODUCT_DOES_NOT_EXIST", "Product does not exist", "input", "id"));
    }
    boolean fresh = product == null;
    if (fresh && input.text("title", "").isBlank()) {
      return result(
          null, Problems.one("INVALID_PRODUCT", "Title can't be blank", "input", "title"));
    }
    List<Input> variants = input.objects("variants");
    if (variants.size() > MOST_VARIANTS) {
      return result(
          null, Problems.one("VARIANTS_OVER_LIMIT", "Too many variants", "input", "variants"));
    }
    for (Input each : variants) {
      if (each.has("id") && (product == null || own(product, each) == null)) {
        return result(
            null,
            Problems.one(
                "PRODUCT_VARIANT_DOES_NOT_EXIST", "Variant does not exist", "input", "variants"));
      }
    }
    Product target = product == null ? create(shop) : product;
    ProductMutations.describe(target, input);
    if (target.handle.isEmpty()) {
      target.handle = handle(target);
    }
    options(target, input);
    String event = platform.world().dice.uuid();
    if (input.has("variants") || fresh) {
      replace(shop, target, variants, event);
    }
    target.updated = platform.now();
    shop.put(target);
    platform.announce(
        shop,
        fresh ? "products/create" : "products/update",
        event,
        () -> CataloguePayload.product(shop, target));
    return result(target, List.of());
  }

  private static Object result(@Nullable Product product, List<Object> problems) {
    return Json.obj("product", product, "userErrors", problems);
  }

  private static @Nullable Product find(Shop shop, Input input, Input identifier) {
    String id = identifier.text("id", input.text("id", ""));
    if (!id.isEmpty()) {
      return shop.products.get(Gid.id("Product", id));
    }
    String handle = identifier.text("handle");
    return handle == null
        ? null
        : shop.products.values().stream()
            .filter(product -> product.handle.equals(handle))
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Variant own(Product product, Input input) {
    long id = input.id("ProductVariant", "id");
    return product.variants.stream().filter(v -> v.id == id).findFirst().orElse(null);
  }

  private Product create(Shop shop) {
    Product product = new Product();
    product.id = platform.world().next("product", FIRST_PRODUCT);
    product.created = platform.now();
    product.vendor = shop.name;
    return product;
  }

  static String handle(Product product) {
    return Normalizer.normalize(product.title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
        + "-"
        + product.id % 100_000;
  }

  private static void options(Product product, Input input) {
    if (input.has("productOptions")) {
      product.options = new ArrayList<>();
      for (Input option : input.objects("productOptions")) {
        product.options.add(option.text("name", "Title"));
      }
    }
    if (product.options.isEmpty()) {
      product.options.add("Title");
    }
  }

  private void replace(Shop shop, Product product, List<Input> inputs, String event) {
    List<Variant> before = List.copyOf(product.variants);
    List<Variant> after = new ArrayList<>();
    for (Input each : inputs.isEmpty() ? List.of(new Input(Map.of())) : inputs) {
      Variant variant = own(product, each);
      variant = variant == null ? same(product, each, after) : variant;
      variant = variant == null ? variant(product) : variant;
      variant.position = after.size() + 1;
      fill(shop, variant, each);
      after.add(variant);
    }
    before.stream().filter(variant -> !after.contains(variant)).forEach(shop::remove);
    product.variants = after;
    shop.put(product);
    for (int i = 0; i < inputs.size(); i++) {
      stock(shop, after.get(i), inputs.get(i), event);
    }
  }

  /** Without an id, the variant with the same option values is meant. */
  private static @Nullable Variant same(Product product, Input input, List<Variant> taken) {
    List<String> values = values(input);
    return product.variants.stream()
        .filter(variant -> !taken.contains(variant) && variant.values.equals(values))
        .findFirst()
        .orElse(null);
  }

  private static List<String> values(Input input) {
    List<String> values = new ArrayList<>();
    for (Input value : input.objects("optionValues")) {
      values.add(value.text("name", ""));
    }
    return values;
  }

  private Variant variant(Product product) {
    Variant variant = new Variant();
    variant.id = platform.world().next("variant", FIRST_VARIANT);
    variant.itemId = platform.world().next("item", FIRST_ITEM);
    variant.created = platform.now();
    variant.product = product;
    return variant;
  }

  private void fill(Shop shop, Variant variant, Input input) {
    variant.values = values(input);
    variant.title =
        variant.values.isEmpty() || variant.values.equals(List.of("Default Title"))
            ? "Default Title"
            : String.join(" / ", variant.values);
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
    InventoryMutations.apply(shop, variant, input.object("inventoryItem"));
    if (input.has("sku")) {
      shop.sku(variant, input.text("sku"));
    }
    variant.updated = platform.now();
  }

  private void stock(Shop shop, Variant variant, Input input, String event) {
    for (Input each : input.objects("inventoryQuantities")) {
      long location = each.id("Location", "locationId");
      if (shop.locations.containsKey(location)) {
        Level level = book.level(variant, location);
        int target = each.integer("quantity", 0);
        int current = each.text("name", "").equals("on_hand") ? level.onHand() : level.available;
        book.change(shop, level, target - current, 0, event);
      }
    }
  }
}

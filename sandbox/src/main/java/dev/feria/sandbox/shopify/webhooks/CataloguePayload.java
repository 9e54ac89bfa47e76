package dev.feria.sandbox.shopify.webhooks;

import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Money;
import dev.feria.sandbox.shopify.state.Product;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Times;
import dev.feria.sandbox.shopify.state.Variant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Products, stock levels and the store as webhooks show them. */
public final class CataloguePayload {
  /** A larger product carries only this many variants; the rest is in {@code variant_gids}. */
  private static final int MOST_VARIANTS = 100;

  private CataloguePayload() {}

  /** A product. */
  public static Map<String, @Nullable Object> product(Shop shop, Product product) {
    List<Object> variants = new ArrayList<>();
    product.variants.stream()
        .limit(MOST_VARIANTS)
        .forEach(variant -> variants.add(variant(shop, variant)));
    List<Object> gids = new ArrayList<>();
    for (Variant variant : product.variants) {
      gids.add(
          Json.obj(
              "admin_graphql_api_id",
              Gid.of("ProductVariant", variant.id),
              "updated_at",
              Times.local(variant.updated, shop.zone())));
    }
    return Json.obj(
        "id",
        product.id,
        "admin_graphql_api_id",
        Gid.of("Product", product.id),
        "title",
        product.title,
        "body_html",
        product.description,
        "vendor",
        product.vendor,
        "product_type",
        product.type,
        "handle",
        product.handle,
        "status",
        OrderPayload.lower(product.status),
        "tags",
        String.join(", ", product.tags),
        "created_at",
        Times.local(product.created, shop.zone()),
        "updated_at",
        Times.local(product.updated, shop.zone()),
        "published_at",
        Times.local(product.created, shop.zone()),
        "variants",
        variants,
        "options",
        options(product),
        "images",
        List.of(),
        "variant_gids",
        gids);
  }

  /** A product that is gone. */
  public static Map<String, @Nullable Object> deleted(Product product) {
    return Json.obj("id", product.id);
  }

  private static Object variant(Shop shop, Variant variant) {
    Map<String, @Nullable Object> body =
        Json.obj(
            "id",
            variant.id,
            "admin_graphql_api_id",
            Gid.of("ProductVariant", variant.id),
            "product_id",
            variant.product.id,
            "title",
            variant.title,
            "price",
            Money.two(variant.price),
            "compare_at_price",
            variant.compareAtPrice == null ? null : Money.two(variant.compareAtPrice),
            "sku",
            variant.sku,
            "barcode",
            variant.barcode,
            "position",
            variant.position,
            "inventory_policy",
            variant.oversells ? "continue" : "deny",
            "inventory_item_id",
            variant.itemId,
            "inventory_quantity",
            variant.available(shop),
            "created_at",
            Times.local(variant.created, shop.zone()),
            "updated_at",
            Times.local(variant.updated, shop.zone()));
    for (int i = 0; i < 3; i++) {
      body.put("option" + (i + 1), i < variant.values.size() ? variant.values.get(i) : null);
    }
    return body;
  }

  private static List<Object> options(Product product) {
    List<Object> options = new ArrayList<>();
    for (int i = 0; i < product.options.size(); i++) {
      Set<String> values = new LinkedHashSet<>();
      for (Variant variant : product.variants) {
        if (i < variant.values.size()) {
          values.add(variant.values.get(i));
        }
      }
      options.add(
          Json.obj(
              "id",
              product.id * 4 + i,
              "product_id",
              product.id,
              "name",
              product.options.get(i),
              "position",
              i + 1,
              "values",
              List.copyOf(values)));
    }
    return options;
  }

  /** A level of stock; untracked items have no amount. */
  public static Map<String, @Nullable Object> level(Shop shop, Level level) {
    return Json.obj(
        "inventory_item_id",
        level.variant.itemId,
        "location_id",
        level.locationId,
        "available",
        level.variant.tracked ? level.available : null,
        "updated_at",
        Times.local(level.updated, shop.zone()),
        "admin_graphql_api_id",
        Gid.of("InventoryLevel", level.id) + "?inventory_item_id=" + level.variant.itemId);
  }

  /** The store. */
  public static Map<String, @Nullable Object> shop(Shop shop) {
    return Json.obj(
        "id",
        shop.id,
        "name",
        shop.name,
        "email",
        shop.email,
        "domain",
        shop.domain,
        "myshopify_domain",
        shop.domain,
        "country_code",
        shop.country,
        "currency",
        shop.currency,
        "iana_timezone",
        shop.timezone,
        "shop_owner",
        shop.owner,
        "created_at",
        Times.local(shop.created, shop.zone()));
  }
}

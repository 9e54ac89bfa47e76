package dev.feria.shopify.provider;

import dev.feria.core.json.CamelCase;
import dev.feria.core.json.Json;
import dev.feria.core.json.JsonName;
import dev.feria.core.json.JsonType;
import dev.feria.core.json.RawJson;
import dev.feria.core.page.Entry;
import dev.feria.shopify.bulk.BulkLine;
import dev.feria.shopify.products.InventoryPolicy;
import dev.feria.shopify.products.LevelAtLocation;
import dev.feria.shopify.products.Product;
import dev.feria.shopify.products.ProductVariant;
import dev.feria.shopify.products.VariantInventory;
import dev.feria.shopify.wire.Connection;
import dev.feria.shopify.wire.Gid;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of an export together again: a product, then its variants. A variant that comes
 * apart from its product names a group that has to be read by itself.
 */
final class ExportLines {
  private final List<Entry<Product>> products = new ArrayList<>();
  private final Set<String> scattered = new LinkedHashSet<>();
  private final List<ProductVariant> variants = new ArrayList<>();
  private @Nullable Product current;
  private @Nullable String broken;

  /** The names that tell a product from a variant. */
  @CamelCase
  record Names(String id, @JsonName("__parentId") @Nullable String parent) {}

  /** A variant as the export's query asks for it: each location under a name of its own. */
  @CamelCase
  record Variant(
      String id,
      String legacyResourceId,
      @Nullable String sku,
      @Nullable String barcode,
      String title,
      BigDecimal price,
      @Nullable InventoryPolicy inventoryPolicy,
      @Nullable Instant updatedAt,
      @Nullable Map<String, RawJson> inventoryItem) {}

  /**
   * Returns the query. Connections may be two deep only, so each location is a field of its own.
   *
   * @param locations global ids
   */
  static String query(List<String> locations) {
    StringBuilder levels = new StringBuilder();
    for (int i = 0; i < locations.size(); i++) {
      levels
          .append(" l")
          .append(i)
          .append(": inventoryLevel(locationId: \"")
          .append(locations.get(i))
          .append("\") { location { id } quantities(names: [\"available\"]) { name quantity } }");
    }
    return """
        {
          products {
            edges {
              node {
                id legacyResourceId title handle status onlineStoreUrl updatedAt
                variants {
                  edges {
                    node {
                      id legacyResourceId sku barcode title price inventoryPolicy updatedAt
                      inventoryItem { id tracked%s }
                    }
                  }
                }
              }
            }
          }
        }
        """
        .formatted(levels);
  }

  /** Takes a line; true when it starts a product. */
  boolean take(BulkLine line) {
    Names names;
    try {
      names = Json.standard().read(line.json(), Names.class);
    } catch (IOException unreadable) {
      products.add(new Entry.Unreadable<>(null, String.valueOf(unreadable.getMessage())));
      return false;
    }
    String parent = names.parent();
    if (parent == null) {
      flush();
      begin(names.id(), line);
      return true;
    }
    add(parent, line);
    return false;
  }

  private void begin(String id, BulkLine line) {
    try {
      current = Json.standard().read(line.json(), Product.class);
    } catch (IOException unreadable) {
      broken = id;
      products.add(new Entry.Unreadable<>(Gid.number(id), String.valueOf(unreadable.getMessage())));
    }
  }

  private void add(String parent, BulkLine line) {
    Product product = current;
    if (parent.equals(broken)) {
      return;
    }
    if (product == null || !parent.equals(product.id())) {
      scattered.add(parent);
      return;
    }
    try {
      variants.add(variant(Json.standard().read(line.json(), Variant.class)));
    } catch (IOException unreadable) {
      broken = parent;
      current = null;
      variants.clear();
      products.add(
          new Entry.Unreadable<>(Gid.number(parent), String.valueOf(unreadable.getMessage())));
    }
  }

  private void flush() {
    Product product = current;
    if (product != null) {
      products.add(Entry.of(product.with(List.copyOf(variants))));
    }
    current = null;
    broken = null;
    variants.clear();
  }

  /** Returns the products that are whole, the last one included. */
  List<Entry<Product>> finish() {
    flush();
    return products;
  }

  /** Returns the products that have to be read by themselves, by global id. */
  Set<String> scattered() {
    return scattered;
  }

  private static ProductVariant variant(Variant line) throws IOException {
    return new ProductVariant(
        line.id(),
        line.legacyResourceId(),
        line.sku(),
        line.barcode(),
        line.title(),
        line.price(),
        null,
        line.inventoryPolicy(),
        line.updatedAt(),
        inventory(line.inventoryItem()),
        null);
  }

  private static @Nullable VariantInventory inventory(@Nullable Map<String, RawJson> item)
      throws IOException {
    if (item == null) {
      return null;
    }
    RawJson id = item.get("id");
    RawJson tracked = item.get("tracked");
    if (id == null || tracked == null) {
      throw new IOException("inventoryItem without id or tracked");
    }
    List<LevelAtLocation> levels = new ArrayList<>();
    for (Map.Entry<String, RawJson> field : item.entrySet()) {
      boolean level = field.getKey().matches("l[0-9]+");
      if (level && field.getValue() != null && !field.getValue().text().equals("null")) {
        levels.add(Json.standard().read(field.getValue().text(), LevelAtLocation.class));
      }
    }
    return new VariantInventory(
        Json.standard().read(id.text(), JsonType.of(String.class)),
        tracked.text().equals("true"),
        Connection.of(levels));
  }
}

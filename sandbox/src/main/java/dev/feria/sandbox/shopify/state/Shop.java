package dev.feria.sandbox.shopify.state;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One store. */
public final class Shop {
  public long id;
  public String domain = "";
  public String name = "";
  public String email = "";
  public String owner = "";
  public String currency = "CLP";
  public String country = "CL";
  public String timezone = "America/Santiago";
  public boolean demo;
  public long created;
  public Map<Long, Location> locations = new LinkedHashMap<>();
  public Map<Long, Product> products = new LinkedHashMap<>();
  public Map<Long, Customer> customers = new LinkedHashMap<>();
  public Map<Long, Order> orders = new LinkedHashMap<>();
  public Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
  public Map<Long, BulkOperation> bulkOperations = new LinkedHashMap<>();

  /** Client ids of the applications that the owner has let in. */
  public Set<String> installed = new LinkedHashSet<>();

  /** What mutations with a key have done, by application and key. */
  public Map<String, Remembered> remembered = new LinkedHashMap<>();

  public transient Index<Product> productIndex = new Index<>();
  public transient Index<Variant> variantIndex = new Index<>();
  public transient Index<Order> orderIndex = new Index<>();
  private transient Map<Long, Variant> variantsByItem = new LinkedHashMap<>();
  private transient NavigableMap<String, NavigableMap<Long, Variant>> variantsBySku =
      new TreeMap<>();
  private transient Map<Long, Fulfillment> fulfillments = new LinkedHashMap<>();
  private transient Map<Long, FulfillmentOrder> fulfillmentOrders = new LinkedHashMap<>();

  /** The part of the domain that names the store. */
  public String handle() {
    return domain.substring(0, domain.indexOf('.'));
  }

  /** Where the store's clocks are. */
  public ZoneId zone() {
    return ZoneId.of(timezone);
  }

  /** Digits after the point in the store's currency. */
  public int decimals() {
    return currency.equals("CLP") ? 0 : 2;
  }

  /** The variant with this id, or null. */
  public @Nullable Variant variant(long variantId) {
    return variantIndex.get(variantId);
  }

  /** The variant of an inventory item, or null. */
  public @Nullable Variant byItem(long itemId) {
    return variantsByItem.get(itemId);
  }

  /** All variants by inventory item. */
  public Map<Long, Variant> items() {
    return variantsByItem;
  }

  /** Variants by SKU in lower case, then by id. */
  public NavigableMap<String, NavigableMap<Long, Variant>> skus() {
    return variantsBySku;
  }

  /** The parcel with this id, or null. */
  public @Nullable Fulfillment fulfillment(long fulfillmentId) {
    return fulfillments.get(fulfillmentId);
  }

  /** The fulfilment order with this id, or null. */
  public @Nullable FulfillmentOrder fulfillmentOrder(long fulfillmentOrderId) {
    return fulfillmentOrders.get(fulfillmentOrderId);
  }

  /** Adds a product with its variants, or takes note that they changed. */
  public void put(Product product) {
    products.put(product.id, product);
    productIndex.put(product.id, product.updated, product);
    product.variants.forEach(variant -> put(product, variant));
  }

  /** Adds a variant, or takes note that it changed. */
  public void put(Product product, Variant variant) {
    variant.product = product;
    variant.levels.forEach(level -> level.variant = variant);
    variantsByItem.put(variant.itemId, variant);
    variantIndex.put(variant.id, variant.updated, variant);
    if (variant.sku != null) {
      variantsBySku
          .computeIfAbsent(variant.sku.toLowerCase(Locale.ROOT), key -> new TreeMap<>())
          .put(variant.id, variant);
    }
  }

  /** Forgets a variant; its product must leave it out by itself. */
  public void remove(Variant variant) {
    variantsByItem.remove(variant.itemId);
    variantIndex.remove(variant.id);
    unlist(variant);
  }

  /** Gives a variant another SKU. */
  public void sku(Variant variant, @Nullable String sku) {
    unlist(variant);
    variant.sku = sku;
    put(variant.product, variant);
  }

  private void unlist(Variant variant) {
    if (variant.sku != null) {
      NavigableMap<Long, Variant> same = variantsBySku.get(variant.sku.toLowerCase(Locale.ROOT));
      if (same != null) {
        same.remove(variant.id);
        if (same.isEmpty()) {
          variantsBySku.remove(variant.sku.toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  /** Product and variant changed now. */
  public void touch(Variant variant, long now) {
    variant.updated = now;
    variant.product.updated = now;
    variantIndex.put(variant.id, now, variant);
    productIndex.put(variant.product.id, now, variant.product);
  }

  /** Adds an order, or takes note that it or its parts changed. */
  public void put(Order order) {
    order.link();
    orders.put(order.id, order);
    orderIndex.put(order.id, order.updated, order);
    order.fulfillments.forEach(parcel -> fulfillments.put(parcel.id, parcel));
    order.fulfillmentOrders.forEach(work -> fulfillmentOrders.put(work.id, work));
  }

  /** Empties catalogue and orders. */
  public void clear() {
    products.clear();
    customers.clear();
    orders.clear();
    remembered.clear();
    index();
  }

  /** Builds the look-ups again. */
  public void index() {
    productIndex = new Index<>();
    variantIndex = new Index<>();
    orderIndex = new Index<>();
    variantsByItem = new LinkedHashMap<>();
    variantsBySku = new TreeMap<>();
    fulfillments = new LinkedHashMap<>();
    fulfillmentOrders = new LinkedHashMap<>();
    products.values().forEach(this::put);
    orders.values().forEach(this::put);
  }
}

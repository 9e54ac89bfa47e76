package dev.feria.sandbox.woocommerce.state;

import dev.feria.sandbox.twin.TokenBucket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One shop with everything in it. */
public final class Store {
  /** Name in the URL. */
  public String id = "";

  public String title = "";
  public String currency = "CLP";
  public String country = "CL";
  public int decimals;
  public String zone = "America/Santiago";

  /** In percent; 0 where the shop does not reckon taxes. */
  public int taxPercent;

  public boolean demo;
  public String username = "";
  public String password = "";
  public Mode mode = new Mode();

  /** The last number given out, by kind of id. */
  public Map<String, Long> sequences = new LinkedHashMap<>();

  public Map<Long, ApiKey> keys = new LinkedHashMap<>();
  public Map<Long, Product> products = new LinkedHashMap<>();
  public Map<Long, Order> orders = new LinkedHashMap<>();
  public Map<Long, Customer> customers = new LinkedHashMap<>();
  public Map<Long, Coupon> coupons = new LinkedHashMap<>();
  public Map<Long, Webhook> webhooks = new LinkedHashMap<>();

  /** Deliveries that wait, by id. */
  public Map<Long, Delivery> pending = new LinkedHashMap<>();

  /** The last deliveries that were sent, oldest first. */
  public List<Delivery> sent = new ArrayList<>();

  public long delivered;
  public long failed;

  /** Answers so far, for what only happens to some of them. */
  public transient long answers;

  /** The limit of the host while there is one. */
  public transient @Nullable TokenBucket bucket;

  private transient @Nullable ZoneId zoneId;
  private transient Map<String, ApiKey> byKey = new HashMap<>();
  private transient Map<String, TreeMap<Long, Product>> bySku = new HashMap<>();
  private transient Shelf<Product> productShelf = new Shelf<>(products);
  private transient Shelf<Order> orderShelf = new Shelf<>(orders);

  /** The next number of a kind of id. */
  public long next(String kind, long first) {
    long value = sequences.getOrDefault(kind, first - 1) + 1;
    sequences.put(kind, value);
    return value;
  }

  /** The next id of a product, variation or order; they share one sequence. */
  public long nextPost() {
    return next("post", 301);
  }

  /** The next id of anything within an order. */
  public long nextItem() {
    return next("item", 88);
  }

  /** The next id of a piece of meta data. */
  public long nextMeta() {
    return next("meta", 40_001);
  }

  /** The shop's time zone. */
  public ZoneId zone() {
    ZoneId known = zoneId;
    if (known == null) {
      known = ZoneId.of(zone);
      zoneId = known;
    }
    return known;
  }

  /** An amount as the shop writes it. */
  public String money(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /** Products and variations. */
  public Shelf<Product> productShelf() {
    return productShelf;
  }

  /** Orders. */
  public Shelf<Order> orderShelf() {
    return orderShelf;
  }

  /** Adds a product or a variation. */
  public void add(Product product) {
    productShelf.add(product);
    bySku.computeIfAbsent(product.sku, sku -> new TreeMap<>()).put(product.id, product);
  }

  /** Removes a product or a variation for good. */
  public void remove(Product product) {
    productShelf.remove(product);
    sku(product, "");
    TreeMap<Long, Product> same = bySku.get(product.sku);
    if (same != null) {
      same.remove(product.id);
    }
  }

  /** Changes the SKU of a product. */
  public void sku(Product product, String sku) {
    TreeMap<Long, Product> same = bySku.get(product.sku);
    if (same != null) {
      same.remove(product.id);
      if (same.isEmpty()) {
        bySku.remove(product.sku);
      }
    }
    product.sku = sku;
    bySku.computeIfAbsent(sku, key -> new TreeMap<>()).put(product.id, product);
    productShelf.changed();
  }

  /** Products and variations with exactly this SKU, by id. */
  public Map<Long, Product> bySku(String sku) {
    return bySku.getOrDefault(sku, new TreeMap<>());
  }

  /** The parent of a variation, or null. */
  public @Nullable Product parent(Product product) {
    return product.parentId == 0 ? null : productShelf.get(product.parentId);
  }

  /** Adds a key. */
  public void add(ApiKey key) {
    keys.put(key.id, key);
    byKey.put(key.key, key);
  }

  /** Removes a key; it is unknown from now on. */
  public void remove(ApiKey key) {
    keys.remove(key.id);
    byKey.remove(key.key);
  }

  /** The key with this text, or null. */
  public @Nullable ApiKey key(String text) {
    return byKey.get(text);
  }

  /** Forgets products, orders, people and what is on its way, keeping keys and settings. */
  public void empty() {
    products.clear();
    orders.clear();
    customers.clear();
    coupons.clear();
    pending.clear();
    sequences.keySet().removeIf(kind -> !kind.equals("key") && !kind.equals("webhook"));
    index();
  }

  /** Builds the look-ups again. */
  public void index() {
    productShelf = new Shelf<>(products);
    orderShelf = new Shelf<>(orders);
    byKey = new HashMap<>();
    keys.values().forEach(key -> byKey.put(key.key, key));
    bySku = new HashMap<>();
    for (Product product : products.values()) {
      bySku.computeIfAbsent(product.sku, sku -> new TreeMap<>()).put(product.id, product);
    }
  }
}

package dev.feria.sandbox.mercadolibre.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The whole state of the twin. Guarded by the lock of the twin's context. */
public final class World {
  public long seed;
  public Dice dice = Dice.of(7);
  public Application application = new Application();
  public Map<Long, Seller> sellers = new LinkedHashMap<>();
  public Map<Long, Grant> grants = new LinkedHashMap<>();
  public Map<String, AccessToken> accessTokens = new LinkedHashMap<>();
  public Map<String, AuthCode> codes = new LinkedHashMap<>();

  /** User by refresh token that is void, to recognise a second use. */
  public Map<String, Long> usedRefreshTokens = new LinkedHashMap<>();

  public Map<String, Item> items = new LinkedHashMap<>();
  public Map<String, UserProduct> userProducts = new LinkedHashMap<>();
  public Map<Long, Order> orders = new LinkedHashMap<>();
  public Map<Long, Pack> packs = new LinkedHashMap<>();
  public Map<Long, Shipment> shipments = new LinkedHashMap<>();
  public Map<Long, Question> questions = new LinkedHashMap<>();
  public Map<Long, Conversation> conversations = new LinkedHashMap<>();
  public Map<String, Attachment> attachments = new LinkedHashMap<>();
  public Map<Long, Claim> claims = new LinkedHashMap<>();
  public Map<String, Notification> pending = new LinkedHashMap<>();
  public List<Notification> missed = new ArrayList<>();

  /** The last number given out, by kind of id. */
  public Map<String, Long> sequences = new LinkedHashMap<>();

  /** Notifications that were answered in time. */
  public long delivered;

  /** Grows with every change of an order; searches are kept while it stays. */
  public transient long orderVersion;

  private transient Map<Long, List<Item>> itemsBySeller = new HashMap<>();
  private transient Map<Long, List<Order>> ordersBySeller = new HashMap<>();

  /** The next number of a kind of id. */
  public long next(String kind, long first) {
    long value = sequences.getOrDefault(kind, first - 1) + 1;
    sequences.put(kind, value);
    return value;
  }

  /** Adds an item. */
  public void add(Item item) {
    items.put(item.id, item);
    itemsBySeller.computeIfAbsent(item.sellerId, id -> new ArrayList<>()).add(item);
  }

  /** Adds an order. */
  public void add(Order order) {
    orders.put(order.id, order);
    ordersBySeller.computeIfAbsent(order.sellerId, id -> new ArrayList<>()).add(order);
    orderVersion++;
  }

  /** A seller's items, oldest first. */
  public List<Item> itemsOf(long sellerId) {
    return itemsBySeller.getOrDefault(sellerId, List.of());
  }

  /** A seller's orders, in the order they were made. */
  public List<Order> ordersOf(long sellerId) {
    return ordersBySeller.getOrDefault(sellerId, List.of());
  }

  /** The main seller, who owns the application. */
  public Seller main() {
    return sellers.values().iterator().next();
  }

  /** The seller with this id, or null. */
  public @Nullable Seller seller(String id) {
    try {
      return sellers.get(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** All sites that a seller is at. */
  public Set<String> sites() {
    Set<String> sites = new TreeSet<>();
    sellers.values().forEach(seller -> sites.add(seller.siteId));
    return sites;
  }

  /** Builds the look-ups again after loading. */
  public void index() {
    itemsBySeller = new HashMap<>();
    ordersBySeller = new HashMap<>();
    items
        .values()
        .forEach(
            item ->
                itemsBySeller.computeIfAbsent(item.sellerId, id -> new ArrayList<>()).add(item));
    orders
        .values()
        .forEach(
            order ->
                ordersBySeller.computeIfAbsent(order.sellerId, id -> new ArrayList<>()).add(order));
    orderVersion++;
  }
}

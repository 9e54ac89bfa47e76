package dev.feria.sandbox.mercadolibre.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the units of an item are counted, and what running out and coming back do to it. */
public final class Stock {
  private static final List<Integer> BUCKETS =
      List.of(1, 50, 100, 150, 200, 250, 500, 5_000, 50_000);

  private final World world;

  /** Counts in this world. */
  public Stock(World world) {
    this.world = world;
  }

  /** Units on offer of an item as a whole. */
  public int of(Item item) {
    if (item.variations.isEmpty()) {
      UserProduct product = product(item.userProductId);
      return product == null ? item.quantity : product.total();
    }
    int total = 0;
    for (Variation variation : item.variations) {
      total += of(variation);
    }
    return total;
  }

  /** Units on offer of a variation. */
  public int of(Variation variation) {
    UserProduct product = product(variation.userProductId);
    return product == null ? variation.quantity : product.total();
  }

  /** Units on offer of an item or, when given, of its variation. */
  public int of(Item item, @Nullable Variation variation) {
    return variation == null ? of(item) : of(variation);
  }

  /** What others than the owner are shown. */
  public static int bucket(int quantity) {
    int shown = 0;
    for (int bucket : BUCKETS) {
      if (quantity >= bucket) {
        shown = bucket;
      }
    }
    return shown;
  }

  /** The user product, or null. */
  public @Nullable UserProduct product(@Nullable String id) {
    return id == null ? null : world.userProducts.get(id);
  }

  /** Sets the units on offer; all items of a user product follow. */
  public void set(Item item, @Nullable Variation variation, int quantity, long now) {
    UserProduct product = product(variation == null ? item.userProductId : variation.userProductId);
    if (product != null) {
      spread(product, quantity);
      settle(product, now);
    } else if (variation != null) {
      variation.quantity = quantity;
      settle(item, now);
    } else {
      item.quantity = quantity;
      settle(item, now);
    }
  }

  /** Puts a user product's items into the state their stock asks for. */
  public void settle(UserProduct product, long now) {
    product.version++;
    for (Item item : world.itemsOf(product.sellerId)) {
      if (uses(item, product.id)) {
        settle(item, now);
      }
    }
  }

  /** Pauses an active item without stock, activates one that only lacked stock. */
  public void settle(Item item, long now) {
    item.updated = now;
    int quantity = of(item);
    if (quantity == 0 && item.status.equals("active")) {
      item.status = "paused";
      add(item, "out_of_stock");
    } else if (quantity == 0 && item.status.equals("paused")) {
      add(item, "out_of_stock");
    } else if (quantity > 0 && item.subStatus.remove("out_of_stock")) {
      if (item.status.equals("paused") && !item.subStatus.contains("paused_by_seller")) {
        item.status = "active";
      }
    }
  }

  private static void add(Item item, String subStatus) {
    if (!item.subStatus.contains(subStatus)) {
      item.subStatus.add(subStatus);
    }
  }

  private static boolean uses(Item item, String productId) {
    if (productId.equals(item.userProductId)) {
      return true;
    }
    return item.variations.stream().anyMatch(v -> productId.equals(v.userProductId));
  }

  /** Changes the first place that may be changed, then the others if it falls short. */
  private static void spread(UserProduct product, int quantity) {
    int change = quantity - product.total();
    for (StockLocation location : product.locations) {
      int next = Math.max(0, location.quantity + change);
      change -= next - location.quantity;
      location.quantity = next;
    }
    if (change > 0 || product.locations.isEmpty()) {
      StockLocation first = new StockLocation();
      first.quantity = Math.max(0, change);
      product.locations.add(first);
    }
  }
}

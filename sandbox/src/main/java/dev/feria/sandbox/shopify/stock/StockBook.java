package dev.feria.sandbox.shopify.stock;

import dev.feria.sandbox.shopify.state.Level;
import dev.feria.sandbox.shopify.state.Location;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import dev.feria.sandbox.shopify.state.Variant;
import dev.feria.sandbox.shopify.webhooks.CataloguePayload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes stock and announces it. Untracked items have no stock to change. */
public final class StockBook {
  private static final long FIRST_LEVEL = 90_011_000_001L;

  /** Units taken from one location. */
  public record Share(long locationId, int units) {}

  private final Platform platform;

  /** The book of this platform. */
  public StockBook(Platform platform) {
    this.platform = platform;
  }

  /** The level at a location, made when it is missing. */
  public Level level(Variant variant, long locationId) {
    Level level = variant.level(locationId);
    if (level != null) {
      return level;
    }
    Level fresh = new Level();
    fresh.id = platform.world().next("level", FIRST_LEVEL);
    fresh.locationId = locationId;
    fresh.created = platform.now();
    fresh.updated = fresh.created;
    fresh.variant = variant;
    variant.levels.add(fresh);
    return fresh;
  }

  /** Changes a level and announces it. */
  public void change(Shop shop, Level level, int available, int committed, String event) {
    level.available += available;
    level.committed += committed;
    level.updated = platform.now();
    changed(shop, level, event, available != 0);
  }

  /** An item is stocked at a location from now on. */
  public void connect(Shop shop, Level level, String event) {
    platform.announce(
        shop, "inventory_levels/connect", event, () -> CataloguePayload.level(shop, level));
  }

  private void changed(Shop shop, Level level, String event, boolean visible) {
    Variant variant = level.variant;
    shop.touch(variant, level.updated);
    if (visible) {
      platform.announce(
          shop, "inventory_levels/update", event, () -> CataloguePayload.level(shop, level));
      platform.announce(
          shop, "products/update", event, () -> CataloguePayload.product(shop, variant.product));
    }
  }

  /** Commits units of a sale: at one location if it has enough, else at several. */
  public List<Share> commit(Shop shop, Variant variant, int units, String event) {
    List<Share> shares = shares(shop, variant, units);
    if (variant.tracked) {
      for (Share share : shares) {
        change(shop, level(variant, share.locationId()), -share.units(), share.units(), event);
      }
    }
    return shares;
  }

  private List<Share> shares(Shop shop, Variant variant, int units) {
    List<Level> levels = active(shop, variant);
    if (levels.isEmpty()) {
      return List.of(new Share(shop.locations.keySet().iterator().next(), units));
    }
    for (Level level : levels) {
      if (level.available >= units || !variant.tracked) {
        return List.of(new Share(level.locationId, units));
      }
    }
    List<Share> shares = new ArrayList<>();
    int left = units;
    for (Level level : levels) {
      int part = Math.min(left, Math.max(0, level.available));
      if (part > 0) {
        shares.add(new Share(level.locationId, part));
        left -= part;
      }
    }
    if (left > 0) {
      long first = levels.get(0).locationId;
      shares.stream()
          .filter(share -> share.locationId() == first)
          .findFirst()
          .ifPresent(shares::remove);
      int taken = shares.stream().mapToInt(Share::units).sum();
      shares.add(0, new Share(first, units - taken));
    }
    return shares;
  }

  private static List<Level> active(Shop shop, Variant variant) {
    List<Level> active = new ArrayList<>();
    for (Level level : variant.levels) {
      Location location = shop.locations.get(level.locationId);
      if (location != null && location.active) {
        active.add(level);
      }
    }
    return active;
  }

  /** The units have left the location, or are written off. */
  public void ship(Shop shop, @Nullable Variant variant, long locationId, int units, String event) {
    if (variant != null && variant.tracked) {
      change(shop, level(variant, locationId), 0, -units, event);
    }
  }

  /** Committed units become available again. */
  public void release(
      Shop shop, @Nullable Variant variant, long locationId, int units, String event) {
    if (variant != null && variant.tracked && units > 0) {
      change(shop, level(variant, locationId), units, -units, event);
    }
  }

  /** Units come back that had left. */
  public void receive(
      Shop shop, @Nullable Variant variant, long locationId, int units, String event) {
    if (variant != null && variant.tracked && units > 0) {
      change(shop, level(variant, locationId), units, 0, event);
    }
  }

  /** Sets what is available over all active locations, at the first of them. */
  public void setAvailable(Shop shop, Variant variant, int quantity, String event) {
    List<Level> levels = active(shop, variant);
    Level first =
        levels.isEmpty()
            ? level(variant, shop.locations.keySet().iterator().next())
            : levels.get(0);
    int others = variant.available(shop) - first.available;
    int target = quantity - others;
    if (target < 0) {
      for (Level level : levels) {
        if (level != first && level.available != 0) {
          change(shop, level, -level.available, 0, event);
        }
      }
      target = quantity;
    }
    if (target != first.available) {
      change(shop, first, target - first.available, 0, event);
    }
  }
}

package dev.feria.shopify.provider;

import dev.feria.core.provider.AccountHandle;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.inventory.Location;
import dev.feria.shopify.wire.Gid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The locations that sell through an account, read again every ten minutes. Thread-safe. */
final class Places {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 50;

  private final AccountHandle handle;
  private final ShopifyClient client;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Selling known;
  private Instant until = Instant.MIN;

  Places(AccountHandle handle, ShopifyClient client, Clock clock) {
    this.handle = handle;
    this.client = client;
    this.clock = clock;
  }

  /**
   * Where the account sells from.
   *
   * @param locations global ids, the one that takes what is added first
   * @param levels how many locations an item may be stocked at
   */
  record Selling(List<String> locations, int levels) {}

  Selling selling() {
    lock.lock();
    try {
      Instant now = clock.instant();
      Selling selling = known;
      if (selling == null || now.isAfter(until)) {
        selling = of(client.inventory().locations().stream().toList());
        known = selling;
        until = now.plus(LIFE);
      }
      return selling;
    } finally {
      lock.unlock();
    }
  }

  private Selling of(List<Location> locations) {
    List<Location> active = locations.stream().filter(Location::isActive).toList();
    List<String> chosen =
        handle.locations().isEmpty()
            ? active.stream().filter(Location::fulfillsOnlineOrders).map(Location::id).toList()
            : handle.locations().stream().map(id -> Gid.of("Location", id)).toList();
    return new Selling(chosen, Math.max(1, Math.min(MOST, active.size())));
  }
}

package dev.feria.server.sales;

import dev.feria.server.catalog.Listings;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Inventory.Promise;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.platform.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job: ends promises of stock to orders that were not paid in time. */
public final class ReservationExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(ReservationExpiry.class);
  private static final int PAGE = 200;

  private final OrderStore orders = new OrderStore();
  private final OrderLineStore lines = new OrderLineStore();
  private final Listings listings = new Listings();
  private final Database database;
  private final Inventory inventory;
  private final Clock clock;

  /** An account of a tenant. */
  private record Seller(UUID tenant, String source) {}

  /** Composes the job. */
  public ReservationExpiry(Database database, Inventory inventory, Clock clock) {
    this.database = database;
    this.inventory = inventory;
    this.clock = clock;
  }

  /**
   * Ends what has expired.
   *
   * @return how many promises ended
   */
  public int run() {
    int ended = 0;
    List<Promise> expired = expired();
    while (!expired.isEmpty()) {
      Map<Seller, List<Promise>> bySeller =
          expired.stream()
              .collect(Collectors.groupingBy(p -> new Seller(p.tenant(), p.origin().source())));
      int before = ended;
      for (Map.Entry<Seller, List<Promise>> entry : bySeller.entrySet()) {
        ended += end(entry.getKey(), entry.getValue());
      }
      if (ended == before) {
        LOG.warn("reservations that cannot be ended: count={}", expired.size());
        return ended;
      }
      expired = expired();
    }
    return ended;
  }

  private List<Promise> expired() {
    return database.inSystem(handle -> inventory.expired(handle, clock.instant(), PAGE));
  }

  private int end(Seller seller, List<Promise> promises) {
    return database.inTenant(seller.tenant(), handle -> end(handle, seller, promises));
  }

  private int end(Handle handle, Seller seller, List<Promise> promises) {
    UUID tenant = seller.tenant();
    UUID account = UUID.fromString(seller.source());
    Set<String> references = new HashSet<>();
    promises.forEach(promise -> references.add(promise.origin().reference()));
    listings.hold(handle, tenant, account, Set.of());
    Map<UUID, OrderHead> heads = new HashMap<>();
    orders
        .lock(handle, tenant, account, references)
        .values()
        .forEach(head -> heads.put(head.orderId(), head));
    Set<String> due = new HashSet<>();
    promises.forEach(p -> due.add(p.origin().reference() + "\n" + p.origin().line()));
    List<LineRow> released = new ArrayList<>();
    List<StockEntry> entries = new ArrayList<>();
    for (LineRow line : lines.ofOrders(handle, tenant, heads.keySet())) {
      OrderHead head = heads.get(line.orderId());
      UUID product = line.productId();
      if (head != null && product != null && line.effect() == LineEffect.RESERVED) {
        StockEntry entry =
            LineStock.entries(
                    new LineMove(LineEffect.NONE, LineTransition.Action.RELEASE, 0),
                    head,
                    line,
                    product,
                    clock.instant(),
                    "expiry")
                .get(0);
        if (due.contains(entry.origin().reference() + "\n" + entry.origin().line())) {
          entries.add(entry);
          released.add(line.with(line.listingId(), product, LineEffect.NONE));
        }
      }
    }
    if (!released.isEmpty()) {
      lines.update(handle, tenant, released);
      inventory.apply(handle, tenant, entries, Lane.NOW);
    }
    return entries.size();
  }
}

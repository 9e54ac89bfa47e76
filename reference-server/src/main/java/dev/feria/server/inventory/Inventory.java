package dev.feria.server.inventory;

import dev.feria.server.inventory.InventoryStore.NewMovement;
import dev.feria.server.inventory.StockEntry.Kind;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.inventory.StockListener.Shortage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The stock ledger. Every method works within the caller's transaction; what changes there is
 * wanted on every channel in the same transaction. Thread-safe.
 *
 * <p>Whoever changes several products locks them in the order of their ids, so that no two
 * transactions wait for each other.
 */
public final class Inventory {
  private final InventoryStore store = new InventoryStore();
  private final Publications publications;
  private final StockListener listener;
  private final Clock clock;

  /** Composes the ledger. */
  public Inventory(Publications publications, StockListener listener, Clock clock) {
    this.publications = publications;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * What became of a batch of entries.
   *
   * @param stocks every product touched, as it is now
   * @param applied the origins that had an effect; the others had happened before
   */
  public record Applied(Map<UUID, Stock> stocks, Set<Origin> applied) {}

  /** Gives new products a stock of nothing. */
  public void open(Handle handle, UUID tenant, Collection<UUID> products) {
    store.open(handle, tenant, products);
  }

  /** Reads stocks without locking them. */
  public Map<UUID, Stock> read(Handle handle, UUID tenant, Collection<UUID> products) {
    return store.read(handle, tenant, products);
  }

  /** Locks stocks until the transaction ends and returns them. */
  public Map<UUID, Stock> lock(Handle handle, UUID tenant, Collection<UUID> products) {
    return store.lock(handle, tenant, products);
  }

  /** Lists a product's movements, newest first, older than a position if one is given. */
  public List<Movement> movements(
      Handle handle, UUID tenant, UUID product, @Nullable Position before, int most) {
    return store.movements(
        handle,
        tenant,
        product,
        before == null ? null : before.at(),
        before == null ? null : before.movementId(),
        most);
  }

  /** A place in a product's movements. */
  public record Position(Instant at, UUID movementId) {}

  /** Returns the movements of a product that have an origin: one, or none. */
  public List<Movement> movements(Handle handle, UUID tenant, UUID product, Origin origin) {
    return store.movements(handle, tenant, product, origin);
  }

  /** A promise of stock to an order. */
  public record Promise(UUID tenant, Origin origin) {}

  /** Finds promises of all tenants that have expired; in a transaction of the system. */
  public List<Promise> expired(Handle handle, Instant now, int most) {
    return store.expired(handle, now, most);
  }

  /**
   * Applies entries in their order; one whose origin happened before has no effect.
   *
   * @throws IllegalArgumentException if a product is not known
   */
  public Applied apply(Handle handle, UUID tenant, List<StockEntry> entries, Lane lane) {
    return apply(handle, tenant, entries, lane, Map.of());
  }

  /**
   * Applies entries as {@link #apply(Handle, UUID, List, Lane)} does.
   *
   * @param sold by listing, what its channel's own orders took off the quantity that it shows
   */
  public Applied apply(
      Handle handle,
      UUID tenant,
      List<StockEntry> entries,
      Lane lane,
      Map<UUID, ChannelSale> sold) {
    if (entries.isEmpty()) {
      return new Applied(Map.of(), Set.of());
    }
    Set<UUID> products = new HashSet<>();
    entries.forEach(entry -> products.add(entry.productId()));
    Map<UUID, Stock> before = store.lock(handle, tenant, products);
    if (before.size() < products.size()) {
      throw new IllegalArgumentException("no stock of product in " + products);
    }
    var batch = new Batch(before);
    Map<Origin, Integer> accepted = accept(handle, tenant, entries);
    entries.forEach(entry -> batch.post(entry, accepted));
    batch.write(handle, tenant, lane, sold);
    return new Applied(batch.now, batch.applied);
  }

  /** Returns the quantity of each entry whose origin is new. */
  private Map<Origin, Integer> accept(Handle handle, UUID tenant, List<StockEntry> entries) {
    Instant now = clock.instant();
    List<StockEntry> movements = entries.stream().filter(e -> e.kind().isMovement()).toList();
    List<StockEntry> promises = entries.stream().filter(e -> e.kind() == Kind.RESERVE).toList();
    List<Origin> releases =
        entries.stream().filter(e -> e.kind() == Kind.RELEASE).map(StockEntry::origin).toList();
    Set<Origin> fresh = new HashSet<>();
    if (!movements.isEmpty()) {
      fresh.addAll(
          store.claim(handle, tenant, movements.stream().map(StockEntry::origin).toList()));
    }
    List<StockEntry> shrinks = entries.stream().filter(e -> e.kind() == Kind.SHRINK).toList();
    Map<Origin, Integer> accepted = new HashMap<>();
    if (!shrinks.isEmpty()) {
      accepted.putAll(store.shrink(handle, tenant, shrinks));
    }
    if (!releases.isEmpty()) {
      accepted.putAll(store.release(handle, tenant, releases));
    }
    if (!promises.isEmpty()) {
      fresh.addAll(store.reserve(handle, tenant, promises, now));
    }
    for (StockEntry entry : entries) {
      if (entry.kind() != Kind.RELEASE
          && entry.kind() != Kind.SHRINK
          && fresh.contains(entry.origin())) {
        accepted.putIfAbsent(entry.origin(), entry.quantity());
      }
    }
    return accepted;
  }

  /** The stocks of one call while its entries are posted. */
  private final class Batch {
    private final Map<UUID, Stock> before;
    private final Map<UUID, Stock> now;
    private final Set<UUID> changed = new HashSet<>();
    private final Set<Origin> applied = new HashSet<>();
    private final List<NewMovement> movements = new ArrayList<>();

    Batch(Map<UUID, Stock> before) {
      this.before = before;
      this.now = new HashMap<>(before);
    }

    void post(StockEntry entry, Map<Origin, Integer> accepted) {
      Integer quantity = accepted.remove(entry.origin());
      Stock stock = now.get(entry.productId());
      if (quantity == null || stock == null) {
        return;
      }
      Ledger.Posting posting = Ledger.post(stock, entry, quantity);
      now.put(entry.productId(), posting.after());
      changed.add(entry.productId());
      applied.add(entry.origin());
      if (posting.moved() != null) {
        movements.add(new NewMovement(entry, posting.moved(), posting.after().onHand()));
      }
    }

    void write(Handle handle, UUID tenant, Lane lane, Map<UUID, ChannelSale> sold) {
      if (changed.isEmpty()) {
        return;
      }
      now.replaceAll(
          (product, stock) ->
              changed.contains(product)
                  ? new Stock(product, stock.onHand(), stock.reserved(), stock.version() + 1)
                  : stock);
      if (!movements.isEmpty()) {
        store.insert(handle, tenant, movements, clock.instant());
      }
      store.update(handle, tenant, changed.stream().map(now::get).toList());
      Map<UUID, Lane> lanes = new HashMap<>();
      changed.forEach(product -> lanes.put(product, lane(product, lane)));
      publications.want(handle, tenant, lanes, sold);
      tell(handle, tenant);
    }

    /** What just became less may be sold once more elsewhere. */
    private Lane lane(UUID product, Lane wanted) {
      Stock was = before.get(product);
      Stock is = now.get(product);
      return wanted == Lane.NOW && was != null && is != null && is.free() < was.free()
          ? Lane.SOLD
          : wanted;
    }

    private void tell(Handle handle, UUID tenant) {
      List<Shortage> shortages = new ArrayList<>();
      for (UUID product : new TreeSet<>(changed)) {
        Stock was = before.get(product);
        Stock is = now.get(product);
        if (was != null && is != null && (was.missing() > 0 || is.missing() > 0)) {
          shortages.add(
              new Shortage(was, is, posted(product, Kind.SALE), posted(product, Kind.RETURN)));
        }
      }
      if (!shortages.isEmpty()) {
        listener.changed(handle, tenant, shortages);
      }
    }

    private List<StockEntry> posted(UUID product, Kind kind) {
      return movements.stream()
          .map(NewMovement::entry)
          .filter(entry -> entry.kind() == kind && entry.productId().equals(product))
          .toList();
    }
  }
}

package dev.feria.server.sales;

import dev.feria.server.catalog.Listings;
import dev.feria.server.catalog.Product;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Origin;
import dev.feria.server.inventory.StockListener;
import dev.feria.server.notices.Notices;
import dev.feria.server.sales.OversellStore.Left;
import dev.feria.server.sales.OversellStore.New;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Finds the sales of which there is not enough, in the transaction that makes them, and tells the
 * owner once for each. What is missing of a product is what is sold and promised beyond what is on
 * hand; a sale is charged with as much of it as no earlier sale was. So also a promise that becomes
 * a sale counts, and the pieces charged to all sales are those sold beyond what was available.
 *
 * <p>Stock that recovers covers the oldest sales first. Thread-safe.
 */
public final class Oversells implements StockListener {
  /** The kind of the notices; their subject is the sale's id. */
  public static final String OVERSOLD = "oversold";

  private static final int MOST_TOLD = 5;

  private final OversellStore store = new OversellStore();
  private final Listings listings = new Listings();
  private final Notices notices;
  private final Clock clock;

  /** Composes the listener. */
  public Oversells(Notices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public void changed(Handle handle, UUID tenant, List<Shortage> shortages) {
    Map<UUID, Integer> open =
        store.open(handle, tenant, shortages.stream().map(s -> s.after().productId()).toList());
    List<New> found = new ArrayList<>();
    Set<UUID> touched = new HashSet<>();
    for (Shortage shortage : shortages) {
      UUID product = shortage.after().productId();
      int charged = open.getOrDefault(product, 0);
      if (charged > 0) {
        charged -= takeBack(handle, tenant, shortage, touched);
      }
      int missing = shortage.after().missing();
      if (charged > missing) {
        cover(handle, tenant, product, charged - missing, touched);
      } else {
        found.addAll(charge(handle, tenant, shortage.sold(), missing - charged));
      }
    }
    resolveNotices(handle, tenant, touched);
    if (!found.isEmpty()) {
      store.insert(handle, tenant, found, clock.instant());
      tell(handle, tenant, found);
    }
  }

  /** Closes what is open of lines whose pieces came back; tells how many pieces that were. */
  private int takeBack(Handle handle, UUID tenant, Shortage shortage, Set<UUID> touched) {
    int closed = 0;
    for (StockEntry entry : shortage.returned()) {
      Origin origin = entry.origin();
      var line = new Origin(origin.source(), origin.reference(), lineOf(origin));
      int left = entry.quantity();
      List<Left> rows = new ArrayList<>();
      for (OversoldLine row : store.openOf(handle, tenant, entry.productId(), line)) {
        int taken = Math.min(left, row.open());
        left -= taken;
        closed += taken;
        rows.add(new Left(row, row.open() - taken));
        touched.add(row.saleId());
      }
      if (!rows.isEmpty()) {
        store.cover(handle, tenant, rows, "returned", clock.instant());
      }
    }
    return closed;
  }

  private void cover(Handle handle, UUID tenant, UUID product, int pieces, Set<UUID> touched) {
    int left = pieces;
    List<Left> rows = new ArrayList<>();
    for (OversoldLine row : store.openOf(handle, tenant, product)) {
      int covered = Math.min(left, row.open());
      if (covered > 0) {
        left -= covered;
        rows.add(new Left(row, row.open() - covered));
        touched.add(row.saleId());
      }
    }
    store.cover(handle, tenant, rows, "stock", clock.instant());
  }

  /** Charges the last of the sales first: they found least. */
  private List<New> charge(Handle handle, UUID tenant, List<StockEntry> sold, int missing) {
    List<New> found = new ArrayList<>();
    int left = missing;
    for (int i = sold.size() - 1; i >= 0 && left > 0; i--) {
      StockEntry entry = sold.get(i);
      UUID sale = store.saleOf(handle, tenant, entry.origin());
      if (sale == null) {
        throw new IllegalStateException("sold without a sale: " + entry.origin());
      }
      int pieces = Math.min(left, entry.quantity());
      left -= pieces;
      found.add(new New(sale, lineOf(entry.origin()), entry.productId(), entry.origin(), pieces));
    }
    return found;
  }

  /** The line, without what happened to it. */
  private static String lineOf(Origin origin) {
    String line = origin.line();
    int from = Math.max(line.lastIndexOf(":sale"), line.lastIndexOf(":return"));
    return from < 0 ? line : line.substring(0, from);
  }

  private void resolveNotices(Handle handle, UUID tenant, Set<UUID> sales) {
    if (sales.isEmpty()) {
      return;
    }
    Set<UUID> resolved = new HashSet<>(sales);
    for (OversoldLine row : store.ofSales(handle, tenant, sales)) {
      if (row.resolvedAt() == null) {
        resolved.remove(row.saleId());
      }
    }
    resolved.forEach(sale -> notices.resolve(handle, tenant, OVERSOLD, sale.toString()));
  }

  private void tell(Handle handle, UUID tenant, List<New> found) {
    Set<UUID> ids = found.stream().map(New::product).collect(Collectors.toSet());
    Map<UUID, Product> products = listings.productsById(handle, tenant, ids);
    List<Competing> competing = store.competing(handle, tenant, ids);
    Map<UUID, List<New>> bySale = new LinkedHashMap<>();
    found.forEach(row -> bySale.computeIfAbsent(row.sale(), id -> new ArrayList<>()).add(row));
    bySale.forEach(
        (sale, rows) ->
            notices.raise(
                handle,
                tenant,
                OVERSOLD,
                Notices.Severity.WARNING,
                sale.toString(),
                detail(rows, products, competing)));
  }

  private static Map<String, String> detail(
      List<New> rows, Map<UUID, Product> products, List<Competing> competing) {
    Map<String, String> detail = new TreeMap<>();
    List<String> skus = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    for (New row : rows) {
      Product product = products.get(row.product());
      if (product != null) {
        skus.add(product.sku());
        titles.add(product.title());
      }
    }
    Origin origin = rows.get(0).origin();
    detail.put("sku", String.join(", ", skus));
    detail.put("title", String.join(", ", titles));
    detail.put("missing", Integer.toString(rows.stream().mapToInt(New::missing).sum()));
    detail.put("order", origin.source().equals(Origin.LOCAL) ? "" : origin.reference());
    detail.put(
        "competing",
        competing.stream()
            .filter(other -> rows.stream().anyMatch(r -> r.product().equals(other.productId())))
            .filter(other -> !other.externalId().equals(origin.reference()))
            .limit(MOST_TOLD)
            .map(other -> other.account() + " " + other.externalId() + " x" + other.quantity())
            .collect(Collectors.joining("; ")));
    return detail;
  }

  /** Says for a person that a sale is taken care of; tells whether it was not yet. */
  boolean resolve(Handle handle, UUID tenant, UUID sale, String actor) {
    boolean open = store.resolve(handle, tenant, sale, actor, clock.instant()) > 0;
    notices.resolve(handle, tenant, OVERSOLD, sale.toString());
    return open;
  }

  /** Reads the oversells of sales. */
  static List<OversoldLine> of(Handle handle, UUID tenant, Collection<UUID> sales) {
    return new OversellStore().ofSales(handle, tenant, sales);
  }

  /** Lists the open orders that want products, the last placed first. */
  static List<Competing> competing(Handle handle, UUID tenant, Set<UUID> products) {
    return products.isEmpty() ? List.of() : new OversellStore().competing(handle, tenant, products);
  }
}

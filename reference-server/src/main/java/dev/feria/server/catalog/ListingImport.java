package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Linker.Link;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.QuantityEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores what a channel shows, a page at a time, and links by SKU what can be linked. */
final class ListingImport {
  private static final String ACTOR = "import";

  private final ListingStore listings;
  private final ProductStore products;
  private final Inventory inventory;
  private final Publications publications;
  private final Linker linker;
  private final Clock clock;

  ListingImport(
      ListingStore listings,
      ProductStore products,
      Inventory inventory,
      Publications publications,
      Linker linker,
      Clock clock) {
    this.listings = listings;
    this.products = products;
    this.inventory = inventory;
    this.publications = publications;
    this.linker = linker;
    this.clock = clock;
  }

  StoreOutcome store(Handle handle, AccountRow account, List<Listing> seen) {
    Map<String, Listing> newest = newest(seen);
    Map<String, ListingRow> stored = read(handle, account, newest.keySet());
    if (mayLink(stored, newest)) {
      listings.changeLinks(handle, account.accountId());
      stored = read(handle, account, newest.keySet());
    }
    Map<String, ListingChange> changes = new HashMap<>();
    List<Listing> created = new ArrayList<>();
    List<Listing> updated = new ArrayList<>();
    for (Listing listing : newest.values()) {
      ListingChange change = ListingChange.of(stored.get(listing.id()), listing);
      changes.put(listing.id(), change);
      if (change == ListingChange.CREATED) {
        created.add(listing);
      } else if (change == ListingChange.UPDATED) {
        updated.add(listing);
      }
    }
    write(handle, account, created, updated);
    if (!created.isEmpty() || !updated.isEmpty()) {
      Map<String, ListingRow> now = read(handle, account, newest.keySet());
      List<ListingRow> changed = toRepublish(stored, now);
      List<Link> links = links(handle, account, newest.keySet(), now);
      lockStocks(handle, account, changed, links);
      linker.publish(handle, account, changed);
      linker.link(handle, account, links, "sku", ACTOR);
      noteSeen(handle, account, stored, updated);
    }
    return new StoreOutcome(outcomes(seen, newest, changes));
  }

  /** Remembers quantities that changed at the channel, last of all locks. */
  private void noteSeen(
      Handle handle, AccountRow account, Map<String, ListingRow> before, List<Listing> updated) {
    Map<UUID, QuantityEntry> seen = new TreeMap<>();
    for (Listing listing : updated) {
      ListingRow was = before.get(listing.id());
      Integer quantity = listing.quantity();
      if (was != null
          && was.productId() != null
          && quantity != null
          && !quantity.equals(was.channelQuantity())) {
        seen.put(
            was.listingId(),
            new QuantityEntry(
                listing.observedAt(), QuantityEntry.SEEN, quantity, null, null, null));
      }
    }
    if (!seen.isEmpty()) {
      publications.seen(handle, account.tenantId(), seen);
    }
  }

  /** Keeps the last observation of each listing, in the order of their ids. */
  private static Map<String, Listing> newest(List<Listing> seen) {
    Map<String, Listing> newest = new TreeMap<>();
    for (Listing listing : seen) {
      newest.merge(
          listing.id(), listing, (a, b) -> b.observedAt().isBefore(a.observedAt()) ? a : b);
    }
    return newest;
  }

  private static List<ListingChange> outcomes(
      List<Listing> seen, Map<String, Listing> newest, Map<String, ListingChange> changes) {
    List<ListingChange> outcomes = new ArrayList<>();
    Map<String, Listing> left = new HashMap<>(newest);
    for (Listing listing : seen) {
      boolean stored = left.remove(listing.id(), listing);
      ListingChange change = changes.getOrDefault(listing.id(), ListingChange.UNCHANGED);
      outcomes.add(stored ? change : ListingChange.UNCHANGED);
    }
    return outcomes;
  }

  private Map<String, ListingRow> read(Handle handle, AccountRow account, Set<String> ids) {
    return listings.byExternalId(handle, account.tenantId(), account.accountId(), ids);
  }

  private static boolean mayLink(Map<String, ListingRow> stored, Map<String, Listing> seen) {
    for (Listing listing : seen.values()) {
      ListingRow row = stored.get(listing.id());
      if (row == null || (row.productId() == null && row.linkedBy() == null)) {
        return true;
      }
    }
    return false;
  }

  private void write(
      Handle handle, AccountRow account, List<Listing> created, List<Listing> updated) {
    UUID tenant = account.tenantId();
    if (!created.isEmpty()) {
      listings.insert(handle, tenant, account.accountId(), created);
      created.stream()
          .map(Listing::observedAt)
          .min(Instant::compareTo)
          .ifPresent(first -> listings.seen(handle, tenant, account.accountId(), first));
    }
    if (!updated.isEmpty()) {
      listings.update(handle, tenant, account.accountId(), updated, clock.instant());
    }
  }

  /** Finds linked listings that ended, came back, moved to another group or changed hands. */
  private static List<ListingRow> toRepublish(
      Map<String, ListingRow> before, Map<String, ListingRow> now) {
    List<ListingRow> changed = new ArrayList<>();
    before.forEach(
        (id, was) -> {
          ListingRow is = now.get(id);
          if (is != null
              && is.productId() != null
              && (was.isOurs() != is.isOurs() || !was.group().equals(is.group()))) {
            changed.add(is);
          }
        });
    return changed;
  }

  /** Locks all at once: one after the other would not be in the order of their ids. */
  private void lockStocks(
      Handle handle, AccountRow account, List<ListingRow> changed, List<Link> links) {
    Set<UUID> ids = new HashSet<>();
    for (ListingRow listing : changed) {
      UUID product = listing.productId();
      if (product != null) {
        ids.add(product);
      }
    }
    links.forEach(link -> ids.add(link.productId()));
    if (!ids.isEmpty()) {
      inventory.lock(handle, account.tenantId(), ids);
    }
  }

  private List<Link> links(
      Handle handle, AccountRow account, Set<String> order, Map<String, ListingRow> now) {
    Map<String, List<ListingRow>> waiting = new LinkedHashMap<>();
    for (String id : order) {
      ListingRow listing = now.get(id);
      String sku = listing == null ? null : listing.sku();
      if (listing != null && sku != null && listing.waitsForSku()) {
        waiting.computeIfAbsent(sku, s -> new ArrayList<>()).add(listing);
      }
    }
    if (waiting.isEmpty()) {
      return List.of();
    }
    Map<String, Product> known = products(handle, account, waiting);
    Set<UUID> opened = opened(handle, account, waiting, known);
    List<Link> links = new ArrayList<>();
    waiting.forEach(
        (sku, group) -> {
          Product product = known.get(sku);
          if (product != null) {
            ListingRow opener = opened.contains(product.productId()) ? opener(group) : null;
            for (ListingRow listing : group) {
              boolean first = listing.equals(opener);
              links.add(new Link(listing, product.productId(), first));
            }
          }
        });
    return links;
  }

  /** Finds the products of SKUs, and makes those that are missing where the account does. */
  private Map<String, Product> products(
      Handle handle, AccountRow account, Map<String, List<ListingRow>> waiting) {
    UUID tenant = account.tenantId();
    Map<String, Product> known = products.bySku(handle, tenant, waiting.keySet());
    if (!account.createProducts() || known.size() == waiting.size()) {
      return known;
    }
    List<NewProduct> missing = new ArrayList<>();
    waiting.forEach(
        (sku, group) -> {
          if (!known.containsKey(sku)) {
            missing.add(new NewProduct(sku, title(group.get(0)), false));
          }
        });
    List<Product> created = products.insert(handle, tenant, missing);
    inventory.open(handle, tenant, created.stream().map(Product::productId).toList());
    created.forEach(product -> known.put(product.sku(), product));
    if (created.size() < missing.size()) {
      // somebody else made them at the same moment
      known.putAll(products.bySku(handle, tenant, waiting.keySet()));
    }
    return known;
  }

  /** Marks as opened, and returns, the products that a listing of this page opens. */
  private Set<UUID> opened(
      Handle handle,
      AccountRow account,
      Map<String, List<ListingRow>> waiting,
      Map<String, Product> known) {
    List<UUID> candidates = new ArrayList<>();
    waiting.forEach(
        (sku, group) -> {
          Product product = known.get(sku);
          if (product != null && !product.opened() && opener(group) != null) {
            candidates.add(product.productId());
          }
        });
    return candidates.isEmpty()
        ? Set.of()
        : new HashSet<>(products.open(handle, account.tenantId(), candidates));
  }

  /** The first listing whose quantity the seller counts; those that ended say nothing. */
  private static @Nullable ListingRow opener(List<ListingRow> group) {
    return group.stream().filter(ListingRow::isOurs).findFirst().orElse(null);
  }

  static String title(ListingRow listing) {
    String variation = listing.variation();
    return variation == null ? listing.title() : listing.title() + " (" + variation + ")";
  }
}

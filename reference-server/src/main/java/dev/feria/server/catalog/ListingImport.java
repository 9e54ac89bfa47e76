package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Linker.Link;
import dev.feria.server.catalog.Matcher.Matches;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.QuantityEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores what a channel shows, a page at a time, and links what a SKU or a bar code tells. */
final class ListingImport {
  private static final String ACTOR = "import";

  private final ListingStore listings;
  private final ListingRows rows;
  private final Matcher matcher;
  private final Inventory inventory;
  private final Publications publications;
  private final Linker linker;
  private final Clock clock;

  ListingImport(
      ListingStore listings,
      ListingRows rows,
      Matcher matcher,
      Inventory inventory,
      Publications publications,
      Linker linker,
      Clock clock) {
    this.listings = listings;
    this.rows = rows;
    this.matcher = matcher;
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
      List<ListingRow> waiting =
          newest.keySet().stream()
              .map(now::get)
              .filter(Objects::nonNull)
              .filter(ListingRow::waits)
              .toList();
      link(handle, account, toRepublish(stored, now), recoded(stored, now), waiting);
      linker.repriced(handle, account.tenantId(), repriced(stored, now));
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

  private void link(
      Handle handle,
      AccountRow account,
      List<ListingRow> changed,
      List<Link> recoded,
      List<ListingRow> waiting) {
    Matches matches =
        waiting.isEmpty()
            ? new Matches(List.of(), List.of(), Set.of())
            : matcher.match(handle, account, waiting, account.createProducts());
    Set<String> codes = new HashSet<>(matches.created());
    List<Link> taking = new ArrayList<>(recoded);
    taking.addAll(matches.all());
    codes.addAll(linker.takeCodes(handle, account.tenantId(), taking));
    lockStocks(handle, account, changed, matches.all());
    linker.publish(handle, account, changed);
    linker.link(handle, account, matches.bySku(), "sku", ACTOR);
    linker.link(handle, account, matches.byBarcode(), "barcode", ACTOR);
    linker.announce(handle, account.tenantId(), codes);
  }

  /**
   * Links the listings of an account whose codes a product has got since they were stored.
   *
   * @return the last of them that was looked at; null when there is none behind it
   */
  @Nullable UUID linkWaiting(Handle handle, AccountRow account, @Nullable UUID after, int most) {
    listings.changeLinks(handle, account.accountId());
    List<ListingRow> waiting =
        rows.waitingForCodes(handle, account.tenantId(), account.accountId(), after, most);
    if (waiting.isEmpty()) {
      return null;
    }
    Matches matches = matcher.match(handle, account, waiting, false);
    lockStocks(handle, account, List.of(), matches.all());
    linker.link(handle, account, matches.bySku(), "sku", ACTOR);
    linker.link(handle, account, matches.byBarcode(), "barcode", ACTOR);
    return waiting.size() < most ? null : waiting.get(most - 1).listingId();
  }

  /** Finds linked listings that show another price, ended, came back or moved to another group. */
  private static List<UUID> repriced(Map<String, ListingRow> before, Map<String, ListingRow> now) {
    List<UUID> repriced = new ArrayList<>();
    before.forEach(
        (id, was) -> {
          ListingRow is = now.get(id);
          if (is != null
              && is.productId() != null
              && (!was.price().sameAs(is.price())
                  || was.state() != is.state()
                  || !was.group().equals(is.group()))) {
            repriced.add(is.listingId());
          }
        });
    return repriced;
  }

  /** Finds linked listings whose bar code is another now, as links to their products. */
  private static List<Link> recoded(Map<String, ListingRow> before, Map<String, ListingRow> now) {
    List<Link> recoded = new ArrayList<>();
    before.forEach(
        (id, was) -> {
          ListingRow is = now.get(id);
          UUID product = is == null ? null : is.productId();
          if (is != null && product != null && !Objects.equals(was.gtin(), is.gtin())) {
            recoded.add(new Link(is, product, false));
          }
        });
    return recoded;
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

  /** Makes a product of listings of one SKU: the first one's title, and the first bar code. */
  static NewProduct product(String sku, List<ListingRow> group, boolean opened) {
    String barcode =
        group.stream()
            .filter(listing -> listing.gtin() != null)
            .map(ListingRow::barcode)
            .findFirst()
            .orElse(group.get(0).barcode());
    return new NewProduct(sku, title(group.get(0)), opened, barcode);
  }

  static String title(ListingRow listing) {
    String variation = listing.variation();
    return variation == null ? listing.title() : listing.title() + " (" + variation + ")";
  }
}

package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.Parking;
import dev.feria.server.inventory.Publications;
import dev.feria.server.inventory.Publishable;
import dev.feria.server.inventory.Stock;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.inventory.StockEntry.Kind;
import dev.feria.server.inventory.StockEntry.Origin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Carries links out: the product on the listing, the opening quantity, what is to be published, and
 * the order lines that waited. Its caller holds the account's links.
 */
final class Linker {
  private final ListingStore listings;
  private final ListingRows rows;
  private final BarcodeStore barcodes;
  private final Inventory inventory;
  private final Publications publications;
  private final LinkListener listener;
  private final List<PriceListener> prices;
  private final Clock clock;

  Linker(
      ListingStore listings,
      ListingRows rows,
      BarcodeStore barcodes,
      Inventory inventory,
      Publications publications,
      LinkListener listener,
      List<PriceListener> prices,
      Clock clock) {
    this.listings = listings;
    this.rows = rows;
    this.barcodes = barcodes;
    this.inventory = inventory;
    this.publications = publications;
    this.listener = listener;
    this.prices = prices;
    this.clock = clock;
  }

  /**
   * A listing and the product it becomes.
   *
   * @param opens whether the listing's quantity is the product's opening quantity
   */
  record Link(ListingRow listing, UUID productId, boolean opens) {}

  /**
   * Gives products without a bar code that of a listing to be linked. To be called before stocks
   * are locked.
   *
   * @return the codes that products did not have before
   */
  Collection<String> takeCodes(Handle handle, UUID tenant, List<Link> links) {
    Map<UUID, UUID> coded = new LinkedHashMap<>();
    for (Link link : links) {
      if (link.listing().gtin() != null) {
        coded.put(link.listing().listingId(), link.productId());
      }
    }
    return coded.isEmpty() ? List.of() : barcodes.take(handle, tenant, coded);
  }

  /** Counts what was sold through links, product by listing. */
  Map<UUID, AppliedLines> applied(Handle handle, UUID tenant, Map<UUID, UUID> links) {
    return listener.applied(handle, tenant, links);
  }

  /** Lets listings of other accounts be linked by bar codes that products have got. */
  void announce(Handle handle, UUID tenant, Collection<String> codes) {
    barcodes.request(handle, tenant, codes, List.of());
  }

  /** Links listings of one account, and returns them as they are then. */
  List<ListingRow> link(
      Handle handle, AccountRow account, List<Link> links, String by, String actor) {
    if (links.isEmpty()) {
      return List.of();
    }
    UUID tenant = account.tenantId();
    Map<UUID, UUID> products = new LinkedHashMap<>();
    List<UUID> counted = new ArrayList<>();
    List<StockEntry> openings = new ArrayList<>();
    for (Link link : links) {
      products.put(link.listing().listingId(), link.productId());
      if (link.opens()) {
        counted.add(link.listing().listingId());
        openings.add(opening(account, link, actor));
      }
    }
    listings.link(handle, tenant, products, counted, by, clock.instant());
    // before what is shown is compared with it: a sale that comes now waits, and finds the link
    inventory.lock(handle, tenant, new HashSet<>(products.values()));
    List<ListingRow> linked = rows.byIds(handle, tenant, List.copyOf(products.keySet()));
    inventory.apply(handle, tenant, openings, Lane.BULK);
    publish(handle, account, linked);
    listener.linked(handle, tenant, linked);
    repriced(handle, tenant, products.keySet());
    return linked;
  }

  private static StockEntry opening(AccountRow account, Link link, String actor) {
    Integer shown = link.listing().channelQuantity();
    int quantity = link.listing().isOurs() && shown != null ? Math.max(0, shown) : 0;
    return new StockEntry(
        Kind.OPENING,
        link.productId(),
        quantity,
        new Origin(account.accountId().toString(), link.listing().externalId(), "opening"),
        null,
        actor,
        null);
  }

  /** Tells that listings have another product, or none, or show another price. */
  void repriced(Handle handle, UUID tenant, Collection<UUID> changed) {
    if (!changed.isEmpty()) {
      prices.forEach(each -> each.changed(handle, tenant, changed));
    }
  }

  /** Publishes from now on those listings whose quantity is ours, and no longer the others. */
  void publish(Handle handle, AccountRow account, Collection<ListingRow> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<Publishable> ours = new ArrayList<>();
    List<UUID> others = new ArrayList<>();
    for (ListingRow listing : changed) {
      UUID product = listing.productId();
      if (product != null && listing.isOurs()) {
        ours.add(
            new Publishable(
                listing.listingId(),
                listing.accountId(),
                listing.externalId(),
                listing.group(),
                product,
                listing.channelQuantity()));
      } else {
        others.add(listing.listingId());
      }
    }
    UUID tenant = account.tenantId();
    Map<UUID, Stock> stocks =
        inventory.lock(
            handle, tenant, ours.stream().map(Publishable::productId).distinct().toList());
    if (!others.isEmpty()) {
      publications.detach(handle, tenant, others);
    }
    publications.attach(handle, tenant, ours, stocks, account.safetyBuffer(), Parking.of(account));
  }
}

package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.Linker.Link;
import dev.feria.server.catalog.ListingDesk.Choice;
import dev.feria.server.catalog.ListingRows.After;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.catalog.SuggestionStore.Pair;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.PublicationListener;
import dev.feria.server.inventory.Publications;
import dev.feria.server.platform.http.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Products, listings and the links between them. Every method works within the caller's
 * transaction. Thread-safe.
 */
public final class Catalog implements PublicationListener {
  private static final int PAGE = 1000;

  private final ListingStore listings = new ListingStore();
  private final ListingRows rows = new ListingRows();
  private final ProductStore products = new ProductStore();
  private final DriftStore drift = new DriftStore();
  private final BarcodeStore barcodes = new BarcodeStore();
  private final List<PriceListener> prices = new CopyOnWriteArrayList<>();
  private final SuggestionStore suggestions = new SuggestionStore();
  private final Inventory inventory;
  private final Publications publications;
  private final Clock clock;
  private final Linker linker;
  private final ListingImport imports;
  private final BulkLinks bulk;

  /**
   * Composes the catalogue.
   *
   * @param listener hears of new links
   */
  public Catalog(
      Inventory inventory, Publications publications, LinkListener listener, Clock clock) {
    this.inventory = inventory;
    this.publications = publications;
    this.clock = clock;
    this.linker =
        new Linker(listings, rows, barcodes, inventory, publications, listener, prices, clock);
    this.bulk = new BulkLinks(listings, rows, barcodes, inventory, publications, linker);
    var matcher = new Matcher(products, barcodes, suggestions, inventory);
    this.imports =
        new ListingImport(listings, rows, matcher, inventory, publications, linker, clock);
  }

  /**
   * Stores what a channel shows. A listing with the SKU of a product is linked to it, else to the
   * only one with its bar code; where there is none and the account makes products, one is made
   * that starts with the listing's quantity. A listing that was seen later already is left as it
   * is.
   *
   * @param seen a page of listings; the same listing may come twice
   */
  public StoreOutcome store(Handle handle, AccountRow account, List<Listing> seen) {
    return imports.store(handle, account, seen);
  }

  /**
   * Links the listings of an account that waited for a bar code which a product has got.
   *
   * @param after the last one of the call before; null for the first
   * @return null when all were looked at
   */
  @Nullable UUID linkByBarcode(Handle handle, AccountRow account, @Nullable UUID after) {
    return imports.linkWaiting(handle, account, after, PAGE);
  }

  @Override
  public void published(Handle handle, UUID tenant, Map<UUID, Integer> quantities) {
    listings.published(handle, tenant, quantities);
  }

  /**
   * Compares what an account's channel showed with what it should, and wants the difference
   * repaired.
   *
   * @param until orders placed up to here are known; a quantity seen later may be the work of an
   *     order that is not, and is left alone
   * @return how many listings had drifted
   */
  public int repairDrift(Handle handle, AccountRow account, Instant until) {
    UUID tenant = account.tenantId();
    int drifted = 0;
    UUID after = null;
    List<Map.Entry<UUID, Integer>> page;
    do {
      page = rows.shown(handle, tenant, account.accountId(), until, after, PAGE);
      if (!page.isEmpty()) {
        Map<UUID, Integer> shown = new TreeMap<>();
        page.forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
        drifted +=
            publications.repair(handle, tenant, account.accountId(), shown, account.safetyBuffer());
        after = page.get(page.size() - 1).getKey();
      }
    } while (page.size() == PAGE);
    drift.compared(handle, tenant, account.accountId(), until, drifted, clock.instant());
    return drifted;
  }

  /** Finds a listing. */
  public Optional<ListingRow> listing(Handle handle, UUID tenant, UUID listing) {
    return rows.find(handle, tenant, listing);
  }

  /** Lists listings, those without a product first, after one if it is given. */
  List<ListingRow> listings(
      Handle handle, UUID tenant, Choice choice, @Nullable After after, int most) {
    return rows.list(handle, tenant, choice, after, most);
  }

  /** Finds a product by its SKU. */
  public Optional<Product> product(Handle handle, UUID tenant, String sku) {
    return products.find(handle, tenant, sku);
  }

  /** Lists products by SKU, those after a SKU if it is given. */
  List<Product> products(
      Handle handle, UUID tenant, @Nullable String search, @Nullable String after, int most) {
    return products.list(handle, tenant, search, after, most);
  }

  /**
   * Makes a product with no stock.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when the SKU is taken
   */
  public Product create(Handle handle, UUID tenant, String sku, String title) {
    return create(handle, tenant, new NewProduct(sku, title, true, null));
  }

  Product create(Handle handle, UUID tenant, NewProduct wanted) {
    String sku = wanted.sku();
    List<Product> created = products.insert(handle, tenant, List.of(wanted));
    if (created.isEmpty()) {
      throw Problem.conflict("sku_taken", "there is a product with the SKU " + sku).exception();
    }
    inventory.open(handle, tenant, List.of(created.get(0).productId()));
    return created.get(0);
  }

  /** Lets listings be linked by the bar code of a new product, if it has one. */
  void announce(Handle handle, UUID tenant, Product product) {
    if (product.gtin() != null) {
      linker.announce(handle, tenant, List.of(product.gtin()));
    }
  }

  /** Lets listings be linked by the bar codes of changed products, and the SKUs of new ones. */
  void announce(Handle handle, UUID tenant, List<@Nullable String> codes, Collection<String> skus) {
    barcodes.request(
        handle, tenant, codes.stream().map(Gtin::of).filter(Objects::nonNull).toList(), skus);
  }

  /** Returns the accounts whose listings wait for a product of this SKU. */
  List<UUID> accountsWaitingFor(Handle handle, UUID tenant, String sku) {
    return rows.waitingFor(handle, tenant, sku).stream()
        .map(ListingRow::accountId)
        .distinct()
        .sorted()
        .toList();
  }

  /** Waits until links of accounts, in the order of their ids, are this transaction's to change. */
  void changeLinks(Handle handle, List<AccountRow> accounts) {
    accounts.forEach(account -> listings.changeLinks(handle, account.accountId()));
  }

  /** Links the listings of an account that wait for a product's SKU. */
  public void linkWaiting(Handle handle, AccountRow account, Product product, String actor) {
    List<Link> links = new ArrayList<>();
    for (ListingRow listing : rows.waitingFor(handle, account.tenantId(), product.sku())) {
      if (listing.accountId().equals(account.accountId())) {
        links.add(new Link(listing, product.productId(), false));
      }
    }
    var codes = linker.takeCodes(handle, account.tenantId(), links);
    linker.link(handle, account, links, "sku", actor);
    linker.announce(handle, account.tenantId(), codes);
  }

  /**
   * Links a listing to a product, instead of another if it had one. Its quantity at the channel is
   * not added: the channel is set to the product's.
   */
  public ListingRow link(
      Handle handle, AccountRow account, UUID listing, UUID product, String actor) {
    ListingRow row = lock(handle, account, listing);
    if (product.equals(row.productId())) {
      return row;
    }
    barcodes.release(handle, account.tenantId(), List.of(listing));
    suggestions.accept(handle, account.tenantId(), List.of(new Pair(listing, product)));
    return link(handle, account, new Link(row, product, false), actor);
  }

  private ListingRow link(Handle handle, AccountRow account, Link link, String actor) {
    Collection<String> codes = linker.takeCodes(handle, account.tenantId(), List.of(link));
    ListingRow linked = linker.link(handle, account, List.of(link), "user", actor).get(0);
    linker.announce(handle, account.tenantId(), codes);
    return linked;
  }

  /**
   * Makes a product of a listing, starting with its quantity.
   *
   * @param wanted the product's SKU; null for the listing's own, or the provider's id where it has
   *     none
   */
  public ListingRow linkNew(
      Handle handle, AccountRow account, UUID listing, @Nullable String wanted, String actor) {
    ListingRow row = lock(handle, account, listing);
    if (row.productId() != null) {
      throw Problem.conflict("already_linked", "the listing has a product").exception();
    }
    String own = row.sku();
    String sku =
        wanted != null ? wanted.strip() : own != null && row.hasSku() ? own : row.externalId();
    Product product =
        create(handle, account.tenantId(), ListingImport.product(sku, List.of(row), true));
    ListingRow linked = link(handle, account, new Link(row, product.productId(), true), actor);
    announce(handle, account.tenantId(), product);
    return linked;
  }

  /**
   * Takes a listing's product away. Its SKU and its bar code do not bring it back, and it is not
   * suggested; a person may link it again.
   */
  public ListingRow unlink(Handle handle, AccountRow account, UUID listing, String actor) {
    UUID tenant = account.tenantId();
    UUID product = lock(handle, account, listing).productId();
    if (product != null) {
      suggestions.reject(handle, tenant, new Pair(listing, product), actor, clock.instant());
    }
    bulk.unlink(handle, tenant, List.of(listing), clock.instant());
    return rows.find(handle, tenant, listing).orElseThrow(Catalog::noListing);
  }

  /** Notes what a person has just made of a listing at its channel. */
  void changed(Handle handle, UUID tenant, UUID listing, ListingState state) {
    listings.changed(handle, tenant, listing, state, clock.instant());
    if (state == ListingState.ACTIVE) {
      publications.retry(handle, tenant, listing);
    }
  }

  /** Notes prices that channels have accepted, by listing. */
  public void priced(Handle handle, UUID tenant, Map<UUID, Money> prices) {
    if (!prices.isEmpty()) {
      listings.priced(handle, tenant, prices, clock.instant());
    }
  }

  /** Sets a product's base price. */
  void price(Handle handle, UUID tenant, String sku, Money price) {
    change(handle, tenant, List.of(new ProductFiles.Change(sku, null, null, price)));
  }

  /** Changes what is given of products. */
  void change(Handle handle, UUID tenant, List<ProductFiles.Change> changes) {
    List<UUID> priced = products.change(handle, tenant, changes);
    if (!priced.isEmpty()) {
      prices.forEach(each -> each.priced(handle, tenant, priced));
    }
  }

  /** Tells a listener what prices are made of from now on. */
  public void listen(PriceListener listener) {
    prices.add(listener);
  }

  /** Notes that people count a product themselves, so that no listing opens its ledger. */
  void counted(Handle handle, UUID tenant, UUID product) {
    products.open(handle, tenant, List.of(product));
  }

  /** Returns what links listings of several accounts. */
  BulkLinks bulk() {
    return bulk;
  }

  /** Counts what was sold through links, product by listing. */
  Map<UUID, AppliedLines> applied(Handle handle, UUID tenant, Map<UUID, UUID> links) {
    return linker.applied(handle, tenant, links);
  }

  private ListingRow lock(Handle handle, AccountRow account, UUID listing) {
    listings.changeLinks(handle, account.accountId());
    return rows.find(handle, account.tenantId(), listing).orElseThrow(Catalog::noListing);
  }

  static RuntimeException noListing() {
    return Problem.notFound("there is no such listing").exception();
  }

  static RuntimeException noProduct() {
    return Problem.notFound("there is no such product").exception();
  }
}

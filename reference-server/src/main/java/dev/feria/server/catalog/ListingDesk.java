package dev.feria.server.catalog;

import dev.feria.core.commerce.ListingPublisher;
import dev.feria.core.commerce.ListingState;
import dev.feria.core.commerce.Money;
import dev.feria.core.commerce.PriceChange;
import dev.feria.core.commerce.PriceOutcome;
import dev.feria.core.commerce.PricePublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ListingRows.After;
import dev.feria.server.inventory.PublicationState;
import dev.feria.server.inventory.Publications;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.http.Cursor;
import dev.feria.server.platform.http.Page;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.tenancy.AuditLog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What people do with listings. Thread-safe. */
public final class ListingDesk {
  private final Database database;
  private final Catalog catalog;
  private final Listings listings = new Listings();
  private final Publications publications;
  private final SellerAccounts accounts;
  private final AuditLog audit;

  /** Composes the service. */
  public ListingDesk(
      Database database,
      Catalog catalog,
      Publications publications,
      SellerAccounts accounts,
      AuditLog audit) {
    this.database = database;
    this.catalog = catalog;
    this.publications = publications;
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Which listings to show; null for all.
   *
   * @param product the id of the product they are linked to
   * @param search part of a title, SKU or id
   */
  public record Choice(
      @Nullable UUID account,
      @Nullable Boolean linked,
      @Nullable UUID product,
      @Nullable String state,
      @Nullable String search) {}

  /** Lists listings, those without a product first. */
  public Page<ListingView> list(UUID tenant, Choice choice, @Nullable Cursor from, int limit) {
    checkState(choice.state());
    After after = from == null ? null : new After(from.number(0) == 1, from.uuid(1));
    return database.inTenant(
        tenant,
        handle -> {
          List<ListingRow> rows = catalog.listings(handle, tenant, choice, after, limit + 1);
          Page<ListingRow> page = Page.of(rows, limit, ListingDesk::cursor);
          return new Page<>(render(handle, tenant, page.data()), page.next());
        });
  }

  private static Cursor cursor(ListingRow row) {
    return Cursor.of(row.productId() == null ? 0 : 1, row.listingId());
  }

  private static void checkState(@Nullable String state) {
    if (state != null
        && List.of(ListingState.values()).stream()
            .noneMatch(s -> ListingStore.word(s).equals(state))) {
      throw Problem.invalid(
              "state", "must be one of active, out_of_stock, paused, blocked, closed, unknown")
          .exception();
    }
  }

  /** Finds listings by id, in no particular order. */
  public List<ListingView> of(UUID tenant, Collection<UUID> ids) {
    return database.inTenant(
        tenant,
        handle -> render(handle, tenant, List.copyOf(listings.byId(handle, tenant, ids).values())));
  }

  /** Returns a listing. */
  public ListingView get(UUID tenant, UUID listing) {
    return database.inTenant(
        tenant, handle -> render(handle, tenant, row(handle, tenant, listing)));
  }

  /** Links a listing to a product, or makes one of it. Order lines that waited are applied. */
  public ListingView link(Principal by, UUID listing, LinkTarget target) {
    target.check();
    UUID tenant = by.tenantId();
    AccountRow account = account(tenant, listing);
    return database.inTenant(
        tenant,
        handle -> {
          ListingRow linked =
              target.creates()
                  ? catalog.linkNew(handle, account, listing, target.sku(), by.actor())
                  : catalog.link(
                      handle, account, listing, product(handle, tenant, target), by.actor());
          audit(handle, by, "listing.link", listing, "product", linked.productId());
          return render(handle, tenant, linked);
        });
  }

  private UUID product(Handle handle, UUID tenant, LinkTarget target) {
    String sku = target.sku();
    UUID id = target.productId();
    if (sku != null) {
      return catalog
          .product(handle, tenant, sku)
          .map(Product::productId)
          .orElseThrow(() -> Problem.invalid("sku", "there is no such product").exception());
    }
    if (id == null || listings.productsById(handle, tenant, List.of(id)).isEmpty()) {
      throw Problem.invalid("product_id", "there is no such product").exception();
    }
    return id;
  }

  /** Takes a listing's product away. */
  public ListingView unlink(Principal by, UUID listing) {
    UUID tenant = by.tenantId();
    AccountRow account = account(tenant, listing);
    return database.inTenant(
        tenant,
        handle -> {
          UUID before = row(handle, tenant, listing).productId();
          ListingRow now = catalog.unlink(handle, account, listing, by.actor());
          audit(handle, by, "listing.unlink", listing, "product", before);
          return render(handle, tenant, now);
        });
  }

  /**
   * Publishes a listing's quantity again.
   *
   * @throws dev.feria.server.platform.http.ProblemException (409) when it is not ours to publish
   */
  public ListingView publish(Principal by, UUID listing) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          ListingRow row = row(handle, tenant, listing);
          if (!publications.retry(handle, tenant, listing)) {
            throw Problem.conflict(
                    "not_published", "no quantity of ours is published to this listing")
                .exception();
          }
          audit(handle, by, "listing.publish", listing, "product", row.productId());
          return render(handle, tenant, row);
        });
  }

  /** Takes a listing off sale. */
  public ListingView pause(Principal by, UUID listing) {
    call(by.tenantId(), listing, ListingPublisher.class, (it, row) -> it.pause(row.externalId()));
    return changed(by, listing, ListingState.PAUSED, "listing.pause");
  }

  /** Puts a listing on sale again. */
  public ListingView activate(Principal by, UUID listing) {
    call(
        by.tenantId(), listing, ListingPublisher.class, (it, row) -> it.activate(row.externalId()));
    return changed(by, listing, ListingState.ACTIVE, "listing.activate");
  }

  private ListingView changed(Principal by, UUID listing, ListingState state, String action) {
    UUID tenant = by.tenantId();
    return database.inTenant(
        tenant,
        handle -> {
          catalog.changed(handle, tenant, listing, state);
          audit(handle, by, action, listing, "state", ListingStore.word(state));
          return render(handle, tenant, row(handle, tenant, listing));
        });
  }

  /** Sets the price at the channel. */
  public ListingView price(Principal by, UUID listing, Money price) {
    UUID tenant = by.tenantId();
    if (price.amount().signum() <= 0) {
      throw Problem.invalid("amount", "must be above 0").exception();
    }
    call(
        tenant,
        listing,
        PricePublisher.class,
        (publisher, row) -> {
          PriceChange change = new PriceChange(row.externalId(), row.group(), price);
          if (publisher.publishPrices(List.of(change)).get(0) instanceof PriceOutcome.Refused no) {
            throw no.reason();
          }
        });
    return database.inTenant(
        tenant,
        handle -> {
          catalog.priced(handle, tenant, Map.of(listing, price));
          audit(
              handle,
              by,
              "listing.price",
              listing,
              "price",
              price.amount().toPlainString() + " " + price.currency());
          return render(handle, tenant, row(handle, tenant, listing));
        });
  }

  /** Calls the provider, with no transaction open. */
  private <C> void call(
      UUID tenant, UUID listing, Class<C> capability, BiConsumer<C, ListingRow> action) {
    ListingRow row = database.inTenant(tenant, handle -> row(handle, tenant, listing));
    AccountRow account = accounts.get(tenant, row.accountId());
    Account opened = accounts.open(account);
    if (!capability.isInstance(opened)) {
      throw Problem.conflict("not_supported", "listings of this provider cannot be changed")
          .exception();
    }
    try {
      action.accept(capability.cast(opened), row);
    } catch (ProviderException e) {
      accounts.failed(account, e);
      throw e;
    }
  }

  private AccountRow account(UUID tenant, UUID listing) {
    ListingRow row = database.inTenant(tenant, handle -> row(handle, tenant, listing));
    return accounts.get(tenant, row.accountId());
  }

  private ListingRow row(Handle handle, UUID tenant, UUID listing) {
    return catalog.listing(handle, tenant, listing).orElseThrow(Catalog::noListing);
  }

  private void audit(
      Handle handle,
      Principal by,
      String action,
      UUID listing,
      String name,
      @Nullable Object value) {
    Map<String, String> detail = value == null ? Map.of() : Map.of(name, value.toString());
    audit.add(handle, by.tenantId(), by.actor(), action, listing.toString(), detail);
  }

  private ListingView render(Handle handle, UUID tenant, ListingRow row) {
    return render(handle, tenant, List.of(row)).get(0);
  }

  private List<ListingView> render(Handle handle, UUID tenant, List<ListingRow> rows) {
    List<UUID> products =
        rows.stream().map(ListingRow::productId).filter(Objects::nonNull).distinct().toList();
    Map<UUID, Product> known = listings.productsById(handle, tenant, products);
    Map<UUID, PublicationState> states =
        publications.states(handle, tenant, rows.stream().map(ListingRow::listingId).toList());
    return rows.stream()
        .map(
            row ->
                ListingView.of(
                    row,
                    row.productId() == null ? null : known.get(row.productId()),
                    states.get(row.listingId())))
        .toList();
  }
}

package dev.feria.server.catalog;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.Event;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.ingest.EventHandler;
import dev.feria.server.ingest.TenantWork;
import dev.feria.server.platform.Database;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads listings that have changed, and stores what their channel shows. A quantity that is not
 * ours is not corrected here: an order that we have not seen yet may be its cause. The sweep
 * compares once it knows the orders.
 */
public final class ListingEvents implements EventHandler {
  private final ListingRows rows = new ListingRows();
  private final Database database;
  private final Catalog catalog;

  /** Stores in the catalogue. */
  public ListingEvents(Database database, Catalog catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  @Override
  public boolean accepts(Event event) {
    return event instanceof Event.ListingChanged || event instanceof Event.StockChanged;
  }

  @Override
  public TenantWork prepare(AccountRow account, Account opened, Event event) {
    String group = group(account, event);
    if (group == null || !(opened instanceof ListingSource source)) {
      return TenantWork.NOTHING;
    }
    List<Listing> seen = source.listingGroup(group);
    return seen.isEmpty() ? TenantWork.NOTHING : handle -> catalog.store(handle, account, seen);
  }

  /** What is stocked may be a listing, or something that only the next sweep can tell. */
  private @Nullable String group(AccountRow account, Event event) {
    if (event instanceof Event.ListingChanged changed) {
      return changed.group();
    }
    if (event instanceof Event.StockChanged changed) {
      UUID tenant = account.tenantId();
      boolean known =
          database.inTenant(
              tenant,
              handle -> rows.hasGroup(handle, tenant, account.accountId(), changed.stockId()));
      return known ? changed.stockId() : null;
    }
    return null;
  }
}

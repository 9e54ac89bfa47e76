package dev.feria.server.sales;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.catalog.AppliedLines;
import dev.feria.server.catalog.LinkListener;
import dev.feria.server.catalog.ListingRow;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Lane;
import dev.feria.server.inventory.StockEntry;
import dev.feria.server.sales.LineTransition.Observation;
import dev.feria.server.sales.OrderLineStore.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Applies the order lines that waited for a listing's product, when it gets one. */
public final class WaitingLines implements LinkListener {
  private final OrderLineStore lines = new OrderLineStore();
  private final Inventory inventory;
  private final Duration promise;
  private final Clock clock;

  /**
   * Composes the listener.
   *
   * @param promise how long stock is promised to an unpaid order
   */
  public WaitingLines(Inventory inventory, Duration promise, Clock clock) {
    this.inventory = inventory;
    this.promise = promise;
    this.clock = clock;
  }

  @Override
  public void linked(Handle handle, UUID tenant, List<ListingRow> listings) {
    Map<String, ListingRow> byExternalId = new HashMap<>();
    listings.forEach(listing -> byExternalId.put(listing.externalId(), listing));
    List<Waiting> waiting =
        lines.waiting(
            handle,
            tenant,
            listings.stream().map(ListingRow::accountId).toList(),
            listings.stream().map(ListingRow::externalId).toList());
    Instant now = clock.instant();
    List<LineRow> changed = new ArrayList<>();
    List<StockEntry> entries = new ArrayList<>();
    for (Waiting wait : waiting) {
      ListingRow listing = byExternalId.get(wait.line().listingExternalId());
      UUID product = listing == null ? null : listing.productId();
      if (listing != null && product != null) {
        LineMove step = decide(wait, listing, product, now);
        changed.add(wait.line().with(listing.listingId(), product, step.effect()));
        entries.addAll(
            LineStock.entries(
                step,
                wait.order(),
                wait.line(),
                product,
                wait.order().placedAt().plus(promise),
                "link"));
      }
    }
    if (!changed.isEmpty()) {
      lines.update(handle, tenant, changed);
      inventory.apply(handle, tenant, entries, Lane.NOW);
    }
  }

  @Override
  public Map<UUID, AppliedLines> applied(Handle handle, UUID tenant, Map<UUID, UUID> links) {
    return lines.applied(handle, tenant, links);
  }

  private LineMove decide(Waiting wait, ListingRow listing, UUID product, Instant now) {
    if (!listing.opener() && wait.order().state() == OrderState.CANCELLED) {
      // the product's stock was counted without this order, which came and went
      return new LineMove(wait.line().effect(), LineTransition.Action.NOTHING, 0);
    }
    Instant expiresAt = wait.order().placedAt().plus(promise);
    var observed =
        new Observation(
            wait.order().state(),
            wait.order().placedAt(),
            wait.order().updatedAt(),
            expiresAt.isAfter(now));
    return OrderImport.move(
        wait.line(), wait.line().settled(), observed, OrderImport.match(listing, product));
  }
}

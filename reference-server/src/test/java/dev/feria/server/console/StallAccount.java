package dev.feria.server.console;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.commerce.ListingSource;
import dev.feria.core.commerce.Order;
import dev.feria.core.commerce.OrderQuery;
import dev.feria.core.commerce.OrderSource;
import dev.feria.core.commerce.OrderState;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Account;
import dev.feria.core.provider.AccountHandle;
import dev.feria.core.provider.AccountProfile;
import java.util.List;
import java.util.Map;

/** A stall that has nothing new, and one named "away" that does not answer. */
final class StallAccount implements Account, OrderSource, ListingSource, FulfilmentPublisher {
  private final AccountHandle handle;

  StallAccount(AccountHandle handle) {
    this.handle = handle;
  }

  @Override
  public AccountHandle handle() {
    return handle;
  }

  @Override
  public AccountProfile profile() {
    if (handle.externalId().startsWith("away")) {
      throw away("profile");
    }
    return new AccountProfile(handle.externalId(), "Stall", Map.of());
  }

  @Override
  public void disconnect() {
    // there is nothing to withdraw at a stall
  }

  @Override
  public Paginated<Entry<Order>> orders(OrderQuery query) {
    return Paginated.of(null, cursor -> Page.of(List.of(), null));
  }

  @Override
  public Order order(String id) {
    if (id.startsWith("away")) {
      throw away("order");
    }
    if (id.startsWith("gone")) {
      throw new RejectedException(
          new ProviderException.Failure("stall", "order", 404, "gone <now>", null, 1, null),
          null,
          null);
    }
    return SampleGoods.order(id, id, OrderState.PAID, "L1", "Café", 1);
  }

  @Override
  public String ship(Shipment shipment) {
    return "external-" + shipment.reference();
  }

  private static UnavailableException away(String operation) {
    return new UnavailableException(
        new ProviderException.Failure("stall", operation, 503, "away", null, 1, null), null, null);
  }

  @Override
  public Paginated<Entry<Listing>> listings(ListingQuery query) {
    return Paginated.of(null, cursor -> Page.of(List.of(), null));
  }

  @Override
  public List<Listing> listingGroup(String group) {
    return List.of();
  }
}

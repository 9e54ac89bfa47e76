package dev.feria.server.testing;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.commerce.Shipment;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.platform.http.Problem;
import dev.feria.server.shipping.ShippingAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The accounts of shops as places to tell of shipments: they remember, and refuse on request. */
public final class FakeShippers implements ShippingAccounts {
  private final List<Shop> shops = new ArrayList<>();

  /** What was told, in order. */
  public final List<Shipment> told = new CopyOnWriteArrayList<>();

  /** Accounts that send with labels of their own. */
  public final Set<UUID> ownLabels = ConcurrentHashMap.newKeySet();

  /** The failures that the accounts were told of. */
  public final List<ProviderException> failures = new CopyOnWriteArrayList<>();

  /** Thrown by the channel when set. */
  public volatile @Nullable ProviderException failure;

  /** Done before the channel answers. */
  public volatile Runnable before = () -> {};

  /** Opens the accounts of shops. */
  public FakeShippers(List<Shop> shops) {
    this.shops.addAll(shops);
  }

  @Override
  public AccountRow get(UUID tenant, UUID account) {
    return shops.stream()
        .map(shop -> shop.accounts.get(account))
        .filter(row -> row != null && row.tenantId().equals(tenant))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("there is no such account").exception());
  }

  @Override
  public boolean takesShipments(AccountRow account) {
    return !ownLabels.contains(account.accountId());
  }

  @Override
  public @Nullable FulfilmentPublisher open(AccountRow account) {
    return shipment -> {
      before.run();
      ProviderException refusal = failure;
      if (refusal != null) {
        throw refusal;
      }
      told.add(shipment);
      return "external-" + shipment.reference();
    };
  }

  @Override
  public void failed(AccountRow account, ProviderException error) {
    failures.add(error);
  }
}

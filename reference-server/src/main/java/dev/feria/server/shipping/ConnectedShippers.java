package dev.feria.server.shipping;

import dev.feria.core.commerce.FulfilmentPublisher;
import dev.feria.core.error.ProviderException;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.accounts.AccountServices;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts that are connected. */
public final class ConnectedShippers implements ShippingAccounts {
  private static final String CAPABILITY = "fulfilment_publisher";

  private final AccountServices services;

  /** Looks them up in the accounts. */
  public ConnectedShippers(AccountServices services) {
    this.services = services;
  }

  @Override
  public AccountRow get(UUID tenant, UUID account) {
    return services.accounts().get(tenant, account);
  }

  @Override
  public boolean takesShipments(AccountRow account) {
    return services
        .registry()
        .find(account.provider())
        .map(provider -> provider.capabilities().contains(CAPABILITY))
        .orElse(false);
  }

  @Override
  public @Nullable FulfilmentPublisher open(AccountRow account) {
    return services.accounts().open(account) instanceof FulfilmentPublisher publisher
        ? publisher
        : null;
  }

  @Override
  public void failed(AccountRow account, ProviderException failure) {
    services.accounts().failed(account, failure);
  }
}

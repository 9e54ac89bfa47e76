package dev.feria.server.catalog;

import dev.feria.core.error.ProviderException;
import dev.feria.core.provider.Account;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.testing.Shop;
import java.util.UUID;

/** The accounts of a shop, which nobody calls. */
record ShopAccounts(Shop shop) implements SellerAccounts {
  @Override
  public AccountRow get(UUID tenant, UUID account) {
    return shop.accounts.get(account);
  }

  @Override
  public Account open(AccountRow account) {
    throw new AssertionError("not asked for");
  }

  @Override
  public void failed(AccountRow account, ProviderException failure) {
    throw new AssertionError("not asked for");
  }
}

package dev.feria.shopify.provider;

import dev.feria.core.provider.AccountHandle;
import dev.feria.shopify.shop.ShopClient;
import org.jspecify.annotations.Nullable;

/** The currency of a shop's prices: what the host kept, else asked for once. Thread-safe. */
final class ShopCurrency {
  private final ShopClient shop;
  private volatile @Nullable String code;

  ShopCurrency(AccountHandle handle, ShopClient shop) {
    this.shop = shop;
    this.code = handle.attributes().get(Profiles.CURRENCY);
  }

  String code() {
    String known = code;
    if (known == null) {
      known = shop.identity().shop().currencyCode();
      code = known;
    }
    return known;
  }
}

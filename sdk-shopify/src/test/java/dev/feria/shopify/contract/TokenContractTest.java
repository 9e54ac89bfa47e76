package dev.feria.shopify.contract;

import dev.feria.testkit.ProviderFixture;
import dev.feria.testkit.TokenContract;

class TokenContractTest extends TokenContract {
  @Override
  protected ProviderFixture fixture() {
    return new ShopifyFixture();
  }
}

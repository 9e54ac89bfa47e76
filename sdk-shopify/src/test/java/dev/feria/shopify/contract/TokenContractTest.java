package dev.feria.shopify.contract;

import dev.feria.testkit.TokenContract;
import dev.feria.testkit.ProviderFixture;

class TokenContractTest extends TokenContract {
  @Override
  protected ProviderFixture fixture() {
    return new ShopifyFixture();
  }
}

package dev.feria.shopify.contract;

import dev.feria.testkit.PagingContract;
import dev.feria.testkit.ProviderFixture;

class PagingContractTest extends PagingContract {
  @Override
  protected ProviderFixture fixture() {
    return new ShopifyFixture();
  }
}

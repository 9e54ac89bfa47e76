package dev.feria.shopify.contract;

import dev.feria.testkit.CostContract;
import dev.feria.testkit.CostFixture;

class CostContractTest extends CostContract {
  @Override
  protected CostFixture fixture() {
    return new ShopifyFixture();
  }
}

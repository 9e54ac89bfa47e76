package dev.feria.shopify.contract;

import dev.feria.testkit.BudgetContract;
import dev.feria.testkit.ProviderFixture;

class BudgetContractTest extends BudgetContract {
  @Override
  protected ProviderFixture fixture() {
    return new ShopifyFixture();
  }
}

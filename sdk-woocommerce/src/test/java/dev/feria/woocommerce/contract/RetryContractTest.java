package dev.feria.woocommerce.contract;

import dev.feria.testkit.ProviderFixture;
import dev.feria.testkit.RetryContract;

class RetryContractTest extends RetryContract {
  @Override
  protected ProviderFixture fixture() {
    return new WooCommerceFixture();
  }
}

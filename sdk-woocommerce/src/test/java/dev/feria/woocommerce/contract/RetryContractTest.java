package dev.feria.woocommerce.contract;

import dev.feria.testkit.RetryContract;
import dev.feria.testkit.ProviderFixture;

class RetryContractTest extends RetryContract {
  @Override
  protected ProviderFixture fixture() {
    return new WooCommerceFixture();
  }
}

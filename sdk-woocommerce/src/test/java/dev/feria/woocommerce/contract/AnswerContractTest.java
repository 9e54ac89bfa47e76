package dev.feria.woocommerce.contract;

import dev.feria.testkit.AnswerContract;
import dev.feria.testkit.ProviderFixture;

class AnswerContractTest extends AnswerContract {
  @Override
  protected ProviderFixture fixture() {
    return new WooCommerceFixture();
  }
}

package dev.feria.shopify.contract;

import dev.feria.testkit.AnswerContract;
import dev.feria.testkit.ProviderFixture;

class AnswerContractTest extends AnswerContract {
  @Override
  protected ProviderFixture fixture() {
    return new ShopifyFixture();
  }
}

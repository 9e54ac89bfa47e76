package dev.feria.shopify.contract;

import dev.feria.testkit.RecordContract;
import dev.feria.testkit.RecordFixture;

class RecordContractTest extends RecordContract {
  @Override
  protected RecordFixture fixture() {
    return new ShopifyFixture();
  }
}

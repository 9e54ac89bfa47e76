package dev.feria.shopify.contract;

import dev.feria.core.provider.Provider;
import dev.feria.shopify.provider.ShopifyProvider;
import dev.feria.testkit.DescriptorContract;

class DescriptorContractTest extends DescriptorContract {
  @Override
  protected Provider provider() {
    return new ShopifyProvider();
  }
}

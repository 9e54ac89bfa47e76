package dev.feria.woocommerce.contract;

import dev.feria.core.provider.Provider;
import dev.feria.testkit.DescriptorContract;
import dev.feria.woocommerce.provider.WooCommerceProvider;

final class DescriptorContractTest extends DescriptorContract {
  @Override
  protected Provider provider() {
    return new WooCommerceProvider();
  }
}

package dev.feria.mercadolibre.contract;

import dev.feria.core.provider.Provider;
import dev.feria.mercadolibre.provider.MercadoLibreProvider;
import dev.feria.testkit.DescriptorContract;

final class DescriptorContractTest extends DescriptorContract {
  @Override
  protected Provider provider() {
    return new MercadoLibreProvider();
  }
}

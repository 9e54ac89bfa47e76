package dev.feria.testkit.example;

import dev.feria.core.provider.Provider;
import dev.feria.testkit.DescriptorContract;

final class StallDescriptorTest extends DescriptorContract {
  @Override
  protected Provider provider() {
    return new StallProvider();
  }
}

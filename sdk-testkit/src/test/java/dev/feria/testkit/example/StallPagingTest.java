package dev.feria.testkit.example;

import dev.feria.testkit.PagingContract;
import dev.feria.testkit.ProviderFixture;

final class StallPagingTest extends PagingContract {
  @Override
  protected ProviderFixture fixture() {
    return new StallFixture();
  }
}

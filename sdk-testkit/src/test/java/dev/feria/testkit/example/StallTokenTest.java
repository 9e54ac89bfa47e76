package dev.feria.testkit.example;

import dev.feria.testkit.ProviderFixture;
import dev.feria.testkit.TokenContract;

final class StallTokenTest extends TokenContract {
  @Override
  protected ProviderFixture fixture() {
    return new StallFixture();
  }
}

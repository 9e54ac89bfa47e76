package dev.feria.testkit.example;

import dev.feria.testkit.ProviderFixture;
import dev.feria.testkit.RetryContract;

final class StallRetryTest extends RetryContract {
  @Override
  protected ProviderFixture fixture() {
    return new StallFixture();
  }
}

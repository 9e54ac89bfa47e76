package dev.feria.testkit.example;

import dev.feria.testkit.BudgetContract;
import dev.feria.testkit.ProviderFixture;

final class StallBudgetTest extends BudgetContract {
  @Override
  protected ProviderFixture fixture() {
    return new StallFixture();
  }
}

package dev.feria.testkit.example;

import dev.feria.testkit.AnswerContract;
import dev.feria.testkit.ProviderFixture;

final class StallAnswerTest extends AnswerContract {
  @Override
  protected ProviderFixture fixture() {
    return new StallFixture();
  }
}

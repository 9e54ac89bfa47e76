package dev.feria.testkit.example;

import dev.feria.testkit.RecordContract;
import dev.feria.testkit.RecordFixture;

final class StallRecordTest extends RecordContract {
  @Override
  protected RecordFixture fixture() {
    return new StallFixture();
  }
}

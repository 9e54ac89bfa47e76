package dev.feria.testkit.example;

import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import java.net.URI;

/** What the contract tests need to know of the stall. */
final class StallFixture extends StallFixtureBase {
  @Override
  public Calls open(URI base, ProviderRuntime runtime) {
    StallClient client = StallClient.open(base, runtime, ACCOUNT);
    return new Calls() {
      @Override
      public void read() {
        client.get("1");
      }

      @Override
      public void create() {
        client.create("papaya");
      }

      @Override
      public Paginated<?> list() {
        return client.list();
      }
    };
  }
}

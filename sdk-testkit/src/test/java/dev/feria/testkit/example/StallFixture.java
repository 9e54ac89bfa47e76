package dev.feria.testkit.example;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.testkit.RecordFixture;
import java.net.URI;
import java.util.List;

/** What the contract tests need to know of the stall. */
final class StallFixture extends StallFixtureBase implements RecordFixture {
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

  @Override
  public Paginated<Entry<Fruit>> entries(URI base, ProviderRuntime runtime) {
    return StallClient.open(base, runtime, ACCOUNT).list();
  }

  @Override
  public List<String> pages(List<String> records) {
    return List.of("{\"fruits\":[" + String.join(",", records) + "]}");
  }

  @Override
  public String record(String id) {
    return "{\"id\":" + id + ",\"ripeness\":\"ripe\"}";
  }

  @Override
  public String brokenRecord(String id, String value) {
    return "{\"ripeness\":{\"of\":\"" + value + "\"},\"id\":" + id + "}";
  }
}

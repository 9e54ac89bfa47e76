package dev.feria.woocommerce.contract;

import dev.feria.core.auth.Secret;
import dev.feria.core.limit.Quota;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.testkit.KeyFixture;
import dev.feria.testkit.RecordFixture;
import dev.feria.woocommerce.Wire;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.access.AuthMode;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.access.StoreSite;
import dev.feria.woocommerce.orders.NewNote;
import dev.feria.woocommerce.orders.Order;
import dev.feria.woocommerce.orders.OrderSearch;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Orders are read and listed, a note is created. The keys travel in the address, where they are the
 * easiest to leak.
 */
final class WooCommerceFixture implements RecordFixture, KeyFixture {
  private static final String SECRET = "cs_" + MARK;

  @Override
  public String credential() {
    return SECRET;
  }

  @Override
  public Calls open(URI base, ProviderRuntime runtime) {
    WooCommerceClient client = client(base, runtime);
    return new Calls() {
      @Override
      public void read() {
        client.orders().get("1731");
      }

      @Override
      public void create() {
        client.orders().addNote("1731", NewNote.internal("packed"));
      }

      @Override
      public Paginated<?> list() {
        return client.orders().list(OrderSearch.ALL);
      }
    };
  }

  private static WooCommerceClient client(URI base, ProviderRuntime runtime) {
    return WooCommerceClient.builder()
        .site(StoreSite.at(base).with(AuthMode.QUERY))
        .keys(new StoreKeys(Secret.of("ck_" + MARK), Secret.of(SECRET)))
        .account(ACCOUNT)
        .transport(runtime.outside())
        .budgets(runtime.budgets())
        .clock(runtime.clock())
        .sleeper(runtime.sleeper())
        .listener(runtime.listener())
        .build();
  }

  @Override
  public Paginated<Entry<Order>> entries(URI base, ProviderRuntime runtime) {
    return client(base, runtime).orders().entries(OrderSearch.ALL, null);
  }

  @Override
  public List<String> pages(List<String> records) {
    return List.of("[" + String.join(",", records) + "]");
  }

  @Override
  public String record(String id) {
    return order(Integer.parseInt(id));
  }

  @Override
  public String brokenRecord(String id, String value) {
    return record(id).replace("\"line_items\":[]", "\"line_items\":\"" + value + "\"");
  }

  @Override
  public String readBody() {
    return Wire.fixture("order-paid.json");
  }

  @Override
  public String readBodyWithUnknowns() {
    return readBody()
        .replace("\"status\":\"processing\"", "\"status\":\"of_tomorrow\"")
        .replaceFirst("\\{", "{\"field_of_tomorrow\":{\"a\":[1]},");
  }

  @Override
  public String createBody() {
    return "{\"id\":12,\"note\":\"packed\",\"customer_note\":false}";
  }

  /** Two pages, the second beginning with the last order of the first. */
  @Override
  public List<String> pageBodies() {
    return List.of(page(1, 101), page(100, 120));
  }

  @Override
  public int firstPageSize() {
    return 100;
  }

  @Override
  public int itemCount() {
    return 119;
  }

  private static String page(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(WooCommerceFixture::order)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Each changes a minute after the one before. */
  private static String order(int id) {
    String time = "2026-11-20T%02d:%02d:00".formatted(10 + id / 60, id % 60);
    return ("{\"id\":%d,\"number\":\"%d\",\"status\":\"processing\",\"currency\":\"BRL\","
            + "\"date_created_gmt\":\"%s\",\"date_modified_gmt\":\"%s\",\"total\":\"1.00\","
            + "\"line_items\":[]}")
        .formatted(id, id, time, time);
  }

  @Override
  public String errorBody(int status) {
    return "{\"code\":\"made_up\",\"message\":\"made up\",\"data\":{\"status\":" + status + "}}";
  }

  @Override
  public Quota readQuota() {
    return new Quota("default", 3, Duration.ofSeconds(1), Quota.Scope.ACCOUNT);
  }

  @Override
  public int attempts() {
    return 5;
  }
}

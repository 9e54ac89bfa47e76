package dev.feria.mercadolibre.contract;

import dev.feria.core.auth.Secret;
import dev.feria.core.limit.Quota;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.mercadolibre.MercadoLibreClient;
import dev.feria.mercadolibre.Wire;
import dev.feria.mercadolibre.orders.Order;
import dev.feria.mercadolibre.orders.OrderSearch;
import dev.feria.mercadolibre.orders.OrderStatus;
import dev.feria.mercadolibre.questions.NewAnswer;
import dev.feria.testkit.RecordFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders are read and listed, an answer is created. */
final class MercadoLibreFixture implements RecordFixture {
  private static final String CLIENT_ID = "4934588586838432";

  @Override
  public Calls open(URI base, ProviderRuntime runtime) {
    MercadoLibreClient client = client(base, runtime);
    return new Calls() {
      @Override
      public void read() {
        client.orders().get("2000009047722568");
      }

      @Override
      public void create() {
        client.questions().answer(new NewAnswer("13072315011", "Sí"));
      }

      @Override
      public Paginated<?> list() {
        return client.orders().list(OrderSearch.ALL.status(OrderStatus.PAID));
      }
    };
  }

  private static MercadoLibreClient client(URI base, ProviderRuntime runtime) {
    return MercadoLibreClient.builder()
        .application(CLIENT_ID, Secret.of("app-" + MARK))
        .seller("241983636")
        .tokens(runtime.tokens())
        .tokenKey(ACCOUNT)
        .base(base)
        .transport(runtime.transport())
        .budgets(runtime.budgets())
        .clock(runtime.clock())
        .sleeper(runtime.sleeper())
        .listener(runtime.listener())
        .build();
  }

  @Override
  public Paginated<Entry<Order>> entries(URI base, ProviderRuntime runtime) {
    return client(base, runtime).orders().entries(OrderSearch.ALL.status(OrderStatus.PAID), null);
  }

  @Override
  public List<String> pages(List<String> records) {
    return List.of(
        "{\"paging\":{\"total\":3,\"offset\":0,\"limit\":50},\"results\":["
            + String.join(",", records)
            + "]}");
  }

  @Override
  public String record(String id) {
    return "{\"id\":%s,\"status\":\"paid\",\"date_created\":\"2026-11-20T09:00:00.000-04:00\",\"total_amount\":1,\"currency_id\":\"CLP\"}"
        .formatted(id);
  }

  @Override
  public String brokenRecord(String id, String value) {
    return record(id).replace("\"total_amount\":1", "\"total_amount\":\"" + value + "\"");
  }

  @Override
  public String readBody() {
    return Wire.fixture("order-paid.json");
  }

  @Override
  public String readBodyWithUnknowns() {
    return readBody()
        .replace("\"status\":\"paid\"", "\"status\":\"of_tomorrow\"")
        .replaceFirst("\\{", "{\"field_of_tomorrow\":{\"a\":[1]},");
  }

  @Override
  public String createBody() {
    return "{\"id\":13072315011,\"status\":\"ANSWERED\",\"answer\":{\"text\":\"Sí\"}}";
  }

  /** Two pages of 50, the second beginning with the last order of the first. */
  @Override
  public List<String> pageBodies() {
    return List.of(page(0, 50), page(49, 60));
  }

  @Override
  public int firstPageSize() {
    return 50;
  }

  @Override
  public int itemCount() {
    return 60;
  }

  private static String page(int from, int to) {
    String orders =
        IntStream.range(from, to)
            .mapToObj(
                id ->
                    "{\"id\":%d,\"status\":\"paid\",\"date_created\":\"2026-11-20T09:00:00.000-04:00\",\"total_amount\":1,\"currency_id\":\"CLP\"}"
                        .formatted(id))
            .collect(Collectors.joining(","));
    return "{\"paging\":{\"total\":60,\"offset\":%d,\"limit\":50},\"results\":[%s]}"
        .formatted(from, orders);
  }

  @Override
  public String errorBody(int status) {
    return "{\"message\":\"made up\",\"error\":\"made_up\",\"status\":" + status + ",\"cause\":[]}";
  }

  @Override
  public String tokenPath() {
    return "/oauth/token";
  }

  @Override
  public String tokenBody(String accessToken, String refreshToken, Duration life) {
    return "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%d,\"scope\":\"offline_access read write\",\"user_id\":241983636,\"refresh_token\":\"%s\"}"
        .formatted(accessToken, life.toSeconds(), refreshToken);
  }

  @Override
  public String revokedBody() {
    return "{\"message\":\"made up\",\"error\":\"invalid_grant\",\"status\":400,\"cause\":[]}";
  }

  @Override
  public Quota readQuota() {
    return new Quota("default", 10, Duration.ofSeconds(1), Quota.Scope.APPLICATION);
  }
}

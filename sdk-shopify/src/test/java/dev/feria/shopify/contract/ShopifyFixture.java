package dev.feria.shopify.contract;

import dev.feria.core.auth.Secret;
import dev.feria.core.limit.Quota;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.shopify.ShopDomain;
import dev.feria.shopify.ShopifyClient;
import dev.feria.shopify.fulfillments.NewFulfillment;
import dev.feria.shopify.orders.Order;
import dev.feria.shopify.orders.OrderSearch;
import dev.feria.testkit.CostFixture;
import dev.feria.testkit.RecordFixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the contract tests need to know of the module. */
final class ShopifyFixture implements RecordFixture, CostFixture {
  private static final ShopDomain SHOP = ShopDomain.of("feria-norte");

  @Override
  public Calls open(URI base, ProviderRuntime runtime) {
    ShopifyClient client = client(base, runtime);
    return new Calls() {
      @Override
      public void read() {
        client.orders().get("6120457781234");
      }

      @Override
      public void create() {
        client
            .fulfillments()
            .create(
                new NewFulfillment(
                    List.of(new NewFulfillment.Part("gid://shopify/FulfillmentOrder/1", null)),
                    null,
                    true));
      }

      @Override
      public Paginated<?> list() {
        return client.orders().list(OrderSearch.ALL);
      }
    };
  }

  private static ShopifyClient client(URI base, ProviderRuntime runtime) {
    return ShopifyClient.builder()
        .shop(SHOP)
        .application("client", Secret.of("app-" + MARK), runtime.tokens())
        .key(ACCOUNT)
        .sandbox(base)
        .transport(runtime.transport())
        .outside(runtime.outside())
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
    return List.of(page(String.join(",", records), null));
  }

  @Override
  public String record(String id) {
    return """
    {"id": "gid://shopify/Order/%s", "legacyResourceId": "%s", "name": "#%s",
     "createdAt": "2026-11-19T22:41:07Z", "updatedAt": "2026-11-20T12:03:55Z",
     "cancelledAt": null, "currencyCode": "CLP", "displayFinancialStatus": "PAID",
     "displayFulfillmentStatus": "UNFULFILLED",
     "subtotalPriceSet": {"shopMoney": {"amount": "4990.0", "currencyCode": "CLP"}},
     "customer": null,
     "lineItems": {"nodes": [], "pageInfo": {"hasNextPage": false, "endCursor": null}}}\
    """
        .formatted(id, id, id);
  }

  @Override
  public String brokenRecord(String id, String value) {
    return record(id).replace("2026-11-20T12:03:55Z", value);
  }

  @Override
  public String readBody() {
    return "{\"data\": {\"order\": " + record("6120457781234") + "}}";
  }

  @Override
  public String readBody(double cost, double available) {
    return readBody().strip().replaceFirst("}$", ", " + cost(2, cost, available) + "}");
  }

  @Override
  public String readBodyWithUnknowns() {
    return readBody()
        .replace("\"PAID\"", "\"OF_TOMORROW\"")
        .replaceFirst("\\{", "{\"field_of_tomorrow\": {\"a\": [1]}, ");
  }

  @Override
  public String createBody() {
    return """
    {"data": {"fulfillmentCreate": {"fulfillment": {"id": "gid://shopify/Fulfillment/5",
      "legacyResourceId": "5", "status": "SUCCESS", "trackingInfo": []}, "userErrors": []}}}\
    """;
  }

  @Override
  public String refusedBody() {
    return """
    {"data": {"fulfillmentCreate": {"fulfillment": null, "userErrors": [
      {"field": ["fulfillment"], "message": "made up"}]}}}\
    """;
  }

  @Override
  public String throttledBody(double requested, double available) {
    return "{\"errors\": [{\"message\": \"Throttled\", \"extensions\": {\"code\": \"THROTTLED\"}}],"
        + " "
        + cost(requested, null, available)
        + "}";
  }

  @Override
  public String faultBody() {
    return error("INTERNAL_SERVER_ERROR");
  }

  @Override
  public String deniedBody() {
    return error("ACCESS_DENIED");
  }

  private static String error(String code) {
    return """
    {"errors": [{"message": "made up", "extensions": {"code": "%s"}}], "data": null}\
    """
        .formatted(code);
  }

  private static String cost(double requested, Double actual, double available) {
    return String.format(
        Locale.ROOT,
        "\"extensions\": {\"cost\": {\"requestedQueryCost\": %s, \"actualQueryCost\": %s, "
            + "\"throttleStatus\": {\"maximumAvailable\": 2000.0, \"currentlyAvailable\": %s, "
            + "\"restoreRate\": 100.0}}}",
        requested,
        actual,
        available);
  }

  @Override
  public List<String> pageBodies() {
    return List.of(page(orders(1, 4), "next-1"), page(orders(4, 6), null));
  }

  @Override
  public int firstPageSize() {
    return 3;
  }

  @Override
  public int itemCount() {
    return 5;
  }

  private String orders(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(id -> record(String.valueOf(id)))
        .collect(Collectors.joining(","));
  }

  private static String page(String orders, String next) {
    return "{\"data\": {\"orders\": {\"nodes\": ["
        + orders
        + "], \"pageInfo\": {\"hasNextPage\": "
        + (next != null)
        + ", \"endCursor\": "
        + (next == null ? "null" : "\"" + next + "\"")
        + "}}}}";
  }

  @Override
  public String errorBody(int status) {
    return status == 401
        ? "{\"errors\": \"[API] Invalid API key or access token\"}"
        : "{\"errors\": \"made up\"}";
  }

  @Override
  public String tokenPath() {
    return "/feria-norte.myshopify.com/admin/oauth/access_token";
  }

  @Override
  public String tokenBody(String accessToken, String refreshToken, Duration life) {
    return "{\"access_token\":\"%s\",\"expires_in\":%d,\"refresh_token\":\"%s\",\"refresh_token_expires_in\":7776000,\"scope\":\"read_orders\"}"
        .formatted(accessToken, life.toSeconds(), refreshToken);
  }

  @Override
  public String revokedBody() {
    return "{\"error\":\"invalid_grant\",\"error_description\":\"made up\"}";
  }

  @Override
  public Quota readQuota() {
    return Quota.leaky("graphql", 2000, 100, Quota.Scope.ACCOUNT);
  }

  @Override
  public int readUnits() {
    return 506;
  }

  @Override
  public String readMethod() {
    return "POST";
  }
}

package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.junit.SandboxExtension;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BulkTest {
  private static final String RUN =
      """
      mutation($q: String!, $g: Boolean! = false) { bulkOperationRunQuery(query: $q, groupObjects: $g) {
        bulkOperation { id status } userErrors { code field message } } }
      """;
  private static final String PRODUCTS =
      "{ products { edges { node { id title variants { edges { node { id sku inventoryItem {"
          + " inventoryLevels { edges { node { id } } } } } } } } } } }";

  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(200, 120));

  private ShopDriver shop;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.CENTRO);
    shop.settings("bulk_delay", 1);
  }

  private String run(String query, boolean grouped) {
    Answer answer = shop.good(RUN, "q", query, "g", grouped);
    assertThat(answer.maps("data", "bulkOperationRunQuery", "userErrors")).isEmpty();
    return answer.string("data", "bulkOperationRunQuery", "bulkOperation", "id");
  }

  private Map<?, ?> done(String id) {
    String query =
        "query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount"
            + " fileSize url partialDataUrl completedAt } }";
    Hooks.until(
        () -> {
          String status = shop.good(query, "id", id).string("data", "bulkOperation", "status");
          return !Set.of("CREATED", "RUNNING", "CANCELING").contains(status);
        });
    return (Map<?, ?>) shop.good(query, "id", id).at("data", "bulkOperation");
  }

  private Answer fetch(Object url, String... headers) {
    String path = url.toString().replaceFirst("^http://[^/]+", "");
    var request = shop.http.request(path);
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return shop.http.send(request);
  }

  @Test
  void export_whenComplete_holdsEveryRecordOnce() {
    Map<?, ?> bulk = done(run(PRODUCTS, false));
    assertThat(bulk.get("status")).isEqualTo("COMPLETED");
    String[] lines = fetch(bulk.get("url")).expect(200).text().strip().split("\n", -1);
    assertThat(bulk.get("objectCount")).isEqualTo(Integer.toString(lines.length));
    Set<Object> parents = new HashSet<>();
    Set<Object> ids = new HashSet<>();
    boolean childBeforeOtherParent = false;
    for (int i = 0; i < lines.length; i++) {
      Map<?, ?> line = (Map<?, ?>) Json.parse(lines[i].getBytes(StandardCharsets.UTF_8));
      assertThat(ids.add(line.get("id") + " " + line.get("__parentId"))).isTrue();
      parents.add(line.get("id"));
      Object parent = line.get("__parentId");
      assertThat(parent == null || parents.contains(parent)).isTrue();
      childBeforeOtherParent |= i == 1 && parent == null;
    }
    assertThat(childBeforeOtherParent).isTrue();
    assertThat(
            ids.stream()
                .filter(
                    id ->
                        id.toString().contains("/ProductVariant/")
                            && id.toString().startsWith("gid://shopify/ProductVariant")))
        .hasSameSizeAs(shop.listings());
  }

  @Test
  void export_whenGrouped_putsChildrenBehindTheirParent() {
    Map<?, ?> bulk = done(run(PRODUCTS, true));
    String second = fetch(bulk.get("url")).text().split("\n", -1)[1];
    assertThat(second).contains("__parentId");
  }

  @Test
  void file_whenAskedByRange_isCut() {
    Map<?, ?> bulk = done(run("{ products { edges { node { id } } } }", false));
    byte[] whole = fetch(bulk.get("url")).expect(200).response().body();
    assertThat(Integer.toString(whole.length)).isEqualTo(bulk.get("fileSize"));
    Answer part = fetch(bulk.get("url"), "Range", "bytes=10-19").expect(206);
    assertThat(part.text()).isEqualTo(new String(whole, 10, 10, StandardCharsets.UTF_8));
    assertThat(part.header("Content-Range")).isEqualTo("bytes 10-19/" + whole.length);
    assertThat(fetch(bulk.get("url"), "Range", "bytes=5-").expect(206).response().body())
        .hasSize(whole.length - 5);
    fetch(bulk.get("url"), "Range", "bytes=" + whole.length + "-").expect(416);
    fetch(bulk.get("url"), "X-Shopify-Access-Token", "x").expect(400);
    fetch(bulk.get("url").toString().replaceAll("Signature=....", "Signature=0000")).expect(403);
    fetch("http://x/shopify-storage/" + shop.shop + "/bulk-1.jsonl").expect(404);
    shop.http.advance("P8D");
    fetch(bulk.get("url")).expect(400);
  }

  @Test
  void export_whenNothingMatches_hasNoFile() {
    Map<?, ?> bulk = done(run("{ orders(query: \"name:none\") { edges { node { id } } } }", false));
    assertThat(bulk.get("status")).isEqualTo("COMPLETED");
    assertThat(bulk.get("url")).isNull();
    assertThat(bulk.get("objectCount")).isEqualTo("0");
  }

  @Test
  void export_whenOrdersAreFiltered_holdsOnlyThose() {
    Map<?, ?> bulk =
        done(
            run(
                "{ orders(query: \"financial_status:paid\") { edges { node { id displayFinancialStatus"
                    + " lineItems { edges { node { id sku quantity } } } } } } }",
                false));
    long paid =
        shop.orders().stream().filter(o -> o.get("financial_status").equals("paid")).count();
    assertThat(bulk.get("rootObjectCount")).isEqualTo(Long.toString(paid));
  }

  @Test
  void query_whenUnfit_isAUserError() {
    for (String query :
        List.of(
            "{ shop { id } }",
            "{ nothing",
            "{ products { edges { node { title variants { edges { node { id } } } } } } }",
            "mutation { appUninstall { app { id } } }")) {
      assertThat(
              shop.good(RUN, "q", query)
                  .string("data", "bulkOperationRunQuery", "userErrors", 0, "code"))
          .isEqualTo("INVALID");
    }
  }

  @Test
  void export_whenFiveAreRunning_isRefused() {
    shop.settings("bulk_delay", 3_600_000);
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = run(PRODUCTS, false);
    }
    assertThat(
            shop.good(RUN, "q", PRODUCTS)
                .string("data", "bulkOperationRunQuery", "userErrors", 0, "code"))
        .isEqualTo("LIMIT_REACHED");
    shop.good(
        "mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors {"
            + " message } } }",
        "id",
        last);
    shop.http.advance("PT2H");
    assertThat(done(last).get("status")).isEqualTo("CANCELED");
    Answer all =
        shop.good("{ bulkOperations(first: 10, query: \"status:COMPLETED\") { nodes { id } } }");
    Hooks.until(
        () ->
            shop.good("{ bulkOperations(first: 10, query: \"status:COMPLETED\") { nodes { id } } }")
                    .maps("data", "bulkOperations", "nodes")
                    .size()
                == 4);
    assertThat(all.status()).isEqualTo(200);
  }

  @Test
  void export_whenToldToFail_leavesPartOfTheData() {
    shop.settings("bulk_fail_after", 100);
    Map<?, ?> bulk = done(run(PRODUCTS, false));
    assertThat(bulk.get("status")).isEqualTo("FAILED");
    assertThat(bulk.get("errorCode")).isEqualTo("INTERNAL_SERVER_ERROR");
    assertThat(bulk.get("url")).isNull();
    assertThat(fetch(bulk.get("partialDataUrl")).expect(200).text()).contains("gid://shopify/");
  }

  @Test
  void export_whenFinished_isTold() {
    try (Hooks hooks = new Hooks()) {
      shop.good(
          "mutation($s: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic:"
              + " BULK_OPERATIONS_FINISH, webhookSubscription: $s) { userErrors { message } } }",
          "s",
          Json.obj("uri", hooks.url()));
      String id = run(PRODUCTS, false);
      Hooks.until(() -> hooks.of("bulk_operations/finish").size() == 1);
      assertThat(hooks.all().get(0).json().get("admin_graphql_api_id")).isEqualTo(id);
      assertThat(hooks.all().get(0).json().get("status")).isEqualTo("completed");
    }
  }
}

package dev.feria.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.sandbox.Answer;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.sandbox.junit.SandboxExtension;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BudgetTest {
  private static final String BIG =
      "{ products(first: 100) { nodes { id variants(first: 5) { nodes { id } } } } }";

  @RegisterExtension
  static final SandboxExtension FERIA =
      new SandboxExtension(SandboxOptions.DEFAULT.catalogue(40, 30));

  private ShopDriver shop;

  @BeforeEach
  void connect(Sandbox sandbox) {
    shop = new ShopDriver(sandbox, ShopDriver.NORTE);
  }

  private static long cost(Answer answer, String name) {
    return answer.number("extensions", "cost", name);
  }

  @Test
  void cost_whenAsked_isThatOfObjectsAndPages() {
    assertThat(cost(shop.good("{ shop { id name } }"), "requestedQueryCost")).isEqualTo(1);
    Answer page = shop.good("{ products(first: 10) { nodes { id } pageInfo { hasNextPage } } }");
    assertThat(cost(page, "requestedQueryCost")).isEqualTo(12);
    Answer few = shop.good("{ orders(first: 5, query: \"name:none\") { nodes { id } } }");
    assertThat(cost(few, "requestedQueryCost")).isEqualTo(6);
    assertThat(cost(few, "actualQueryCost")).isEqualTo(1);
    Answer mutation =
        shop.good("mutation { orderMarkAsPaid(input: {id: \"x\"}) { order { id } } }");
    assertThat(cost(mutation, "requestedQueryCost")).isEqualTo(11);
    assertThat(
            cost(
                shop.good(
                    "query($n: Int = 4, $i: [ID!]!) { orders(first: $n) { edges { node { id } } }"
                        + " nodes(ids: $i) { id ... on Order { customer { id } } ... on Product {"
                        + " title } } }",
                    "i",
                    java.util.List.of(
                        "gid://shopify/Order/1", "gid://shopify/Order/2", "gid://shopify/Order/3")),
                "requestedQueryCost"))
        .isEqualTo(5 + 6);
  }

  @Test
  void call_whenBucketIsEmpty_isThrottledAndCounted() {
    shop.settings("cost_bucket", 600, "cost_restore", 1);
    Answer refused = shop.query(BIG).expect(200);
    assertThat(refused.string("errors", 0, "extensions", "code")).isEqualTo("THROTTLED");
    assertThat(((Map<?, ?>) refused.at()).containsKey("data")).isFalse();
    assertThat(refused.at("extensions", "cost", "actualQueryCost")).isNull();
    assertThat(cost(refused, "requestedQueryCost")).isEqualTo(701);
    assertThat(refused.number("extensions", "cost", "throttleStatus", "currentlyAvailable"))
        .isEqualTo(600);
    assertThat(shop.http.get("/_sandbox/shopify/calls").number("over_limit")).isEqualTo(1);
  }

  @Test
  void call_whenThrottled_worksAgainLater() {
    shop.settings("cost_bucket", 60, "cost_restore", 1);
    String query = "{ products(first: 55) { nodes { id } } }";
    shop.good(query);
    Answer refused = shop.query(query);
    while (!refused.text().contains("THROTTLED")) {
      refused = shop.query(query);
    }
    Answer calls = shop.http.get("/_sandbox/shopify/calls");
    assertThat(calls.number("over_limit")).isEqualTo(1);
    assertThat(calls.maps("calls")).anyMatch(c -> c.get("operation").equals("graphql.products"));
    shop.http.advance("PT60S");
    shop.good(query);
    Answer costs = shop.http.get("/_sandbox/shopify/costs");
    assertThat(costs.number("data", 0, "spent")).isPositive();
    assertThat(costs.number("data", 0, "possible")).isGreaterThanOrEqualTo(120);
    shop.http.delete("/_sandbox/shopify/costs").expect(204);
    assertThat(shop.http.get("/_sandbox/shopify/costs").number("data", 0, "spent")).isZero();
  }

  @Test
  void query_whenTooDear_isRefusedWhole() {
    Answer dear =
        shop.query("{ products(first: 250) { nodes { variants(first: 50) { nodes { id } } } } }");
    assertThat(dear.string("errors", 0, "extensions", "code")).isEqualTo("MAX_COST_EXCEEDED");
    assertThat(dear.number("errors", 0, "extensions", "maxCost")).isEqualTo(1000);
    assertThat(
            shop.query("{ products(first: 251) { nodes { id } } }")
                .string("errors", 0, "extensions", "code"))
        .isEqualTo("INVALID_FIELD_ARGUMENTS");
    assertThat(
            shop.query("{ products { nodes { id } } }").string("errors", 0, "extensions", "code"))
        .isEqualTo("BAD_REQUEST");
  }

  @Test
  void limits_whenSwitchedOff_letEverythingThrough() {
    shop.settings("limits", false, "cost_bucket", 10, "requests_per_second", 5);
    for (int i = 0; i < 3; i++) {
      shop.good(BIG);
    }
  }

  @Test
  void version_whenOld_fallsForward() {
    Answer newest = shop.query("{ shop { id } }");
    assertThat(newest.header("X-Shopify-API-Version")).isEqualTo("2026-10");
    assertThat(newest.header("X-Request-Id")).isNotBlank();
    assertThat(
            shop.queryAt("2024-01", "{ shop { id } }").expect(200).header("X-Shopify-API-Version"))
        .isEqualTo("2026-01");
    shop.queryAt("2099-01", "{ shop { id } }").expect(404);
    shop.queryAt("v1", "{ shop { id } }").expect(404);
  }

  @Test
  void document_whenWrong_isTopLevelErrors() {
    assertThat(shop.query("{ nothing }").string("errors", 0, "extensions", "code"))
        .isEqualTo("undefinedField");
    assertThat(shop.query("{ shop {").string("errors", 0, "extensions", "code"))
        .isEqualTo("parseError");
    assertThat(
            shop.query("query($id: ID!) { order(id: $id) { id } }")
                .string("errors", 0, "extensions", "code"))
        .isEqualTo("INVALID_VARIABLE");
    shop.http
        .send(
            shop.http
                .json("/shopify/" + shop.shop + "/admin/api/2026-10/graphql.json", "POST", Map.of())
                .header(
                    "X-Shopify-Access-Token", shop.credentials().get("access_token").toString()))
        .expect(400);
  }
}

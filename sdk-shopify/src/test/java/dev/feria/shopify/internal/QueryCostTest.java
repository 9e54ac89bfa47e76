package dev.feria.shopify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryCostTest {
  private static int cost(String document) {
    return QueryCost.estimate(document, Map.of());
  }

  @Test
  void estimate_followsThePublishedRules() {
    assertThat(cost("{ shop { name } }")).isEqualTo(1);
    assertThat(cost("query Q { shop { plan { name } } }")).isEqualTo(2);
    assertThat(cost("mutation { appUninstall { userErrors { field } } }")).isEqualTo(12);
    assertThat(cost("{ orders(first: 10) { nodes { id } pageInfo { hasNextPage } } }"))
        .isEqualTo(12);
    assertThat(cost("{ orders(first: 10) { edges { cursor node { id } } } }")).isEqualTo(12);
    assertThat(cost("{ order(id: 1) { refunds(first: 5) { id duties { id } } } }")).isEqualTo(11);
  }

  @Test
  void estimate_readsLengthsFromVariables() {
    String list = "query Q($n: Int!) { orders(first: $n, query: \"a{b\") { nodes { id } } }";
    assertThat(QueryCost.estimate(list, Map.of("n", 50))).isEqualTo(52);
    String nodes = "query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { id shop { id } } } }";
    assertThat(QueryCost.estimate(nodes, Map.of("ids", List.of("1", "2")))).isEqualTo(4);
  }

  @Test
  void estimate_takesTheDearestBranchAndTheFragments() {
    assertThat(
            cost(
                "{ node(id: 1) { ... on A { x { y } } ... on B { x { y { z } } } ...F } }"
                    + " fragment F on Node { q { r } }"))
        .isEqualTo(4);
  }

  @Test
  void estimate_ofWhatIsNoDocument_isWithinBounds() {
    assertThat(cost("")).isEqualTo(1);
    assertThat(cost("{{{(((")).isBetween(1, 1000);
    assertThat(cost("{ a(first: 99999) { nodes { b(first: 9999) { nodes { id } } } } }"))
        .isEqualTo(1000);
    assertThat(cost("{ ...Loop } fragment Loop on X { a { ...Loop } }")).isBetween(1, 1000);
  }
}

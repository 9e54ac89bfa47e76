package dev.feria.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Json;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.ApiDescription;
import dev.feria.server.testing.ApiDescription.Operation;
import dev.feria.server.testing.TwoTenants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goes through every operation that is described, as one tenant with what is another's: it sees
 * nothing and changes nothing.
 */
final class TenantsApartTest {
  private static final ApiDescription API = ApiDescription.OURS;

  /** What only the first tenant's own requests change; the rest also moves by itself. */
  private static final List<String> ITS_OWN =
      List.of(
          "accounts",
          "products",
          "listings",
          "stock",
          "movements",
          "reservations",
          "orders",
          "order_lines",
          "sales",
          "sale_lines",
          "users",
          "sessions",
          "idempotency",
          "notices",
          "audit_log",
          "sync_records",
          "inbox_lanes",
          "account_secrets",
          "oauth_states");

  private static TwoTenants both;

  @BeforeAll
  static void open() {
    both = new TwoTenants();
  }

  @AfterAll
  static void close() {
    both.close();
  }

  static Stream<Operation> ofOneThing() {
    return API.operations().stream()
        .filter(operation -> !operation.isOpen() && operation.path().contains("{"));
  }

  @ParameterizedTest
  @MethodSource("ofOneThing")
  void operation_onWhatIsAnothers_isNotFoundAndChangesNothing(Operation operation) {
    if (operation.toString().equals("POST /api/v1/integrations/{provider}/config")
        || operation.path().endsWith("/auth-url")) {
      return; // begin something of the caller's own
    }
    Map<String, String> before = rows();
    Answer answer = both.other().send(operation.method(), both.path(operation), body(operation));
    if (operation.path().endsWith("/callback")) {
      assertThat(answer.status()).isEqualTo(409);
    } else {
      assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    }
    assertThat(answer.body()).doesNotContain(both.traces());
    assertThat(rows()).isEqualTo(before);
    assertThat(both.full().send("GET", "/api/v1/me", null).status()).isEqualTo(200);
  }

  static Stream<Operation> lists() {
    return API.operations().stream()
        .filter(o -> o.method().equals("GET") && !o.isOpen() && !o.path().contains("{"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void list_showsNothingOfAnother(Operation operation) {
    Answer answer = both.other().get(operation.path());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain(both.traces());
  }

  @ParameterizedTest
  @MethodSource("lists")
  void list_withAnothersAccountOrProduct_isEmptyOrNotFound(Operation operation) {
    for (Map<String, Object> parameter : operation.parameters("query")) {
      if (ApiDescription.map(parameter, "schema").get("format") != null) {
        Answer answer =
            both.other().get(operation.path() + "?" + parameter.get("name") + "=" + both.account());
        assertThat(answer.status()).isIn(200, 404);
        if (answer.status() == 200) {
          assertThat((List<?>) answer.at("data")).isEmpty();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void list_withAnothersCursor_showsNothingOfAnother(Operation operation) {
    if (operation.parameters("query").stream().noneMatch(p -> "cursor".equals(p.get("name")))) {
      return;
    }
    Answer first = both.full().get(operation.path() + "?limit=1");
    Object next = first.at("next");
    if (next != null) {
      Answer answer = both.other().get(operation.path() + "?cursor=" + next);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain(both.traces());
    }
  }

  @Test
  void cursors_areTriedOfListsThatContinue() {
    List<String> continued = new ArrayList<>();
    lists()
        .filter(o -> o.parameters("query").stream().anyMatch(p -> "limit".equals(p.get("name"))))
        .filter(o -> both.full().get(o.path() + "?limit=1").at("next") != null)
        .forEach(o -> continued.add(o.path()));
    assertThat(continued)
        .contains("/api/v1/products", "/api/v1/listings", "/api/v1/orders", "/api/v1/audit");
  }

  @Test
  void movements_withAnothersCursor_showTheCallersOwn() {
    String path = "/api/v1/products/SKU-FULL/movements";
    Object next = both.full().get(path + "?limit=1").at("next");
    assertThat(next).isNotNull();
    assertThat(both.other().get(path + "?cursor=" + next).status()).isEqualTo(404);
  }

  @Test
  void idempotencyKey_ofAnother_givesNoAnswerOfTheirs() {
    String key = "key-of-full-/api/v1/products";
    String body = "{\"sku\":\"SKU-TWO\",\"title\":\"Second of full\"}";
    Answer theirs = both.full().with("Idempotency-Key", key).post("/api/v1/products", body);
    ApiCaller third = both.server().tenant("Third").api();
    Answer ours = third.with("Idempotency-Key", key).post("/api/v1/products", body);
    assertThat(theirs.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(ours.header("Idempotency-Replayed")).isEmpty();
    assertThat(ours.status()).isEqualTo(201);
    assertThat(ours.text("product_id")).isNotEqualTo(theirs.text("product_id"));
    Answer other =
        third
            .with("Idempotency-Key", "key-of-full-/api/v1/sales")
            .post("/api/v1/products", "{\"sku\":\"OWN\",\"title\":\"Own\"}");
    assertThat(other.status()).isEqualTo(201);
  }

  static Stream<Operation> secured() {
    return API.operations().stream().filter(operation -> !operation.isOpen());
  }

  @ParameterizedTest
  @MethodSource("secured")
  void operation_withoutCredentials_isRefusedBeforeAnythingElse(Operation operation) {
    ApiCaller nobody = both.server().anonymous();
    assertThat(nobody.send(operation.method(), both.path(operation), body(operation)).status())
        .isEqualTo(401);
    if (operation.isForOwners()) {
      ApiCaller agent = nobody.withKey(both.server().key(both.fullId(), Role.AGENT));
      assertThat(agent.send(operation.method(), both.path(operation), body(operation)).status())
          .isEqualTo(403);
    }
  }

  private static String body(Operation operation) {
    return API.jsonBody(operation)
        .map(
            media ->
                Json.write(
                    media.containsKey("example")
                        ? media.get("example")
                        : API.resolve(media.get("schema")).get("example")))
        .orElse(null);
  }

  /** Returns the first tenant's rows, table by table. */
  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    both.server()
        .database()
        .asOwner(
            handle -> {
              for (String table : ITS_OWN) {
                rows.put(
                    table,
                    handle
                        .createQuery(
                            "select coalesce(string_agg(to_jsonb(t)::text, ' ' order by"
                                + " to_jsonb(t)::text), '') from "
                                + table
                                + " t where tenant_id = ?")
                        .bind(0, both.fullId())
                        .mapTo(String.class)
                        .one());
              }
            });
    return rows;
  }
}

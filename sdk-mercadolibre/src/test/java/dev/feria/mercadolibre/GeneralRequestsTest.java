package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.http.ApiRequest;
import dev.feria.mercadolibre.categories.CategoriesClient;
import dev.feria.mercadolibre.notifications.Topic;
import dev.feria.mercadolibre.users.ApplicationGrant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Requests on users, categories, notifications and anything else. */
class GeneralRequestsTest extends RequestCases {
  static Stream<Arguments> calls() {
    return Stream.of(users(), categoriesAndNotifications()).flatMap(calls -> calls);
  }

  static Stream<Arguments> users() {
    return Stream.of(
        read("GET /users/me", "{\"id\":1}", c -> c.users().me().id()),
        read(
            "GET /users/77",
            "{\"id\":77,\"status\":{\"site_status\":\"active\"}}",
            c -> c.users().get("77").status().siteStatus()),
        call(
            "POST /users/test_user",
            "{\"site_id\":\"MLC\"}",
            "{\"id\":5,\"nickname\":\"TETE\",\"password\":\"qatest\",\"site_status\":\"active\"}",
            c -> c.users().createTestUser("MLC").password().reveal()),
        read(
            "GET /applications/123",
            "{\"id\":123,\"max_requests_per_hour\":18000}",
            c -> c.applications().get("123").maxRequestsPerHour()),
        read(
            "GET /applications/123/grants?offset=0&limit=50",
            "{\"paging\":{\"total\":1},\"grants\":[{\"user_id\":9,\"app_id\":123,\"scopes\":[\"read\"]}]}",
            c -> c.applications().grants("123").stream().toList().get(0).userId()),
        call(
            "DELETE /users/9/applications/123",
            "",
            "{}",
            c ->
                done(
                    () ->
                        c.applications()
                            .revoke(new ApplicationGrant("9", "123", null, List.of())))));
  }

  static Stream<Arguments> categoriesAndNotifications() {
    return Stream.of(
        read(
            "GET /categories/MLC1",
            "{\"id\":\"MLC1\",\"settings\":{\"max_title_length\":60,\"minimum_price\":100},\"path_from_root\":[{\"id\":\"MLC0\",\"name\":\"R\"}]}",
            c -> c.categories().get("MLC1").settings().maxTitleLength()),
        read(
            "GET /categories/MLC1/attributes",
            "[{\"id\":\"BRAND\",\"tags\":{\"required\":true},\"values\":[{\"id\":\"1\",\"name\":\"A\"}]},{\"id\":\"X\",\"tags\":[\"hidden\"]}]",
            c ->
                c.categories().attributes("MLC1").stream()
                    .map(a -> a.isTagged("required") + "/" + a.isTagged("hidden"))
                    .toList()
                    .equals(List.of("true/false", "false/true"))),
        read(
            "GET /categories/MLC1/sale_terms",
            "[{\"id\":\"WARRANTY_TYPE\"}]",
            c -> c.categories().saleTerms("MLC1").get(0).id()),
        read(
            "GET /sites/MLC/domain_discovery/search?q=caf%C3%A9%20molido&limit=8",
            "[{\"domain_id\":\"D\",\"category_id\":\"MLC178700\"}]",
            c ->
                c.categories()
                    .discover("MLC", new CategoriesClient.Title("café molido"))
                    .get(0)
                    .categoryId()),
        read(
            "GET /missed_feeds?app_id=4934588586838432&topic=orders_v2&offset=0&limit=50",
            "{\"messages\":[]}",
            c -> c.notifications().missed("4934588586838432", Topic.ORDERS).stream().toList()),
        read(
            "GET /missed_feeds?app_id=4934588586838432&offset=0&limit=50",
            "{\"messages\":[]}",
            c -> c.notifications().missed("4934588586838432").stream().toList()),
        read(
            "GET /anything?x=1",
            "{\"a\":1}",
            c -> c.raw(ApiRequest.get("raw", "/anything").query("x", 1)).text()));
  }

  @Test
  void raw_whenRefused_givesTheAnswerAsItIs() {
    wire.answer(404, "{\"error\":\"not_found\"}");
    assertThat(client.raw(ApiRequest.get("raw", "/nothing")).status()).isEqualTo(404);
  }
}

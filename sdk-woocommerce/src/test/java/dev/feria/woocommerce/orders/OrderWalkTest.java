package dev.feria.woocommerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import dev.feria.woocommerce.Wire;
import dev.feria.woocommerce.WooCommerceClient;
import dev.feria.woocommerce.access.StoreSite;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop that filters, sorts and cuts as shops do, with orders that change while they are read. */
class OrderWalkTest {
  private static final long START = Instant.parse("2026-11-20T10:00:00Z").getEpochSecond();

  @StartStop final MockWebServer server = new MockWebServer();
  private final TreeMap<Integer, Long> orders = new TreeMap<>();
  private final List<HttpUrl> calls = new ArrayList<>();
  private Consumer<Integer> afterCall = number -> {};
  private boolean headers = true;
  private int mostPerPage = 100;
  private boolean filters = true;

  @BeforeEach
  void answer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return page(request.getUrl());
          }
        });
  }

  private MockResponse page(HttpUrl url) {
    calls.add(url);
    int size = Integer.parseInt(url.queryParameter("per_page"));
    if (size > mostPerPage) {
      return Wire.json(500, "{\"code\":\"internal_server_error\"}");
    }
    String filter = filters ? url.queryParameter("modified_after") : url.queryParameter("after");
    long after =
        filter == null ? Long.MIN_VALUE : LocalDateTime.parse(filter).toEpochSecond(ZoneOffset.UTC);
    int offset =
        url.queryParameter("offset") == null ? 0 : Integer.parseInt(url.queryParameter("offset"));
    List<Integer> found =
        orders.keySet().stream()
            .filter(id -> orders.get(id) > after)
            .sorted(Comparator.comparing((Integer id) -> orders.get(id)).thenComparing(id -> id))
            .toList();
    String body =
        found.stream()
            .skip(offset)
            .limit(size)
            .map(this::json)
            .collect(Collectors.joining(",", "[", "]"));
    MockResponse.Builder answer = Wire.json(200, body).newBuilder();
    if (headers) {
      answer.addHeader("x-wp-total", found.size());
    }
    afterCall.accept(calls.size());
    return answer.build();
  }

  private String json(int id) {
    String time = LocalDateTime.ofEpochSecond(orders.get(id), 0, ZoneOffset.UTC).toString();
    String seconds = time.length() == 16 ? time + ":00" : time;
    return ("{\"id\":%d,\"status\":\"processing\",\"currency\":\"BRL\",\"date_created_gmt\":\"%s\","
            + "\"date_created\":\"%s\",\"date_modified_gmt\":\"%s\",\"total\":\"1\",\"line_items\":[]}")
        .formatted(id, seconds, seconds, seconds);
  }

  private void fill(int count, long secondsBetween) {
    IntStream.rangeClosed(1, count).forEach(id -> orders.put(id, START + id * secondsBetween));
  }

  private WooCommerceClient client(boolean byChange) {
    return WooCommerceClient.builder()
        .site(StoreSite.at(new Wire(server).base()))
        .keys(Wire.keys())
        .clock(Wire.CLOCK)
        .sleeper(wait -> {})
        .requestsPerSecond(1000)
        .filtersByChange(byChange)
        .build();
  }

  private List<Integer> walk(OrderSearch search) {
    return client(true).orders().list(search).stream().map(o -> Integer.valueOf(o.id())).toList();
  }

  private List<Integer> all() {
    return new ArrayList<>(orders.keySet());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 101, 200, 350})
  void list_ofAnyNumber_hasEachOnce(int count) {
    fill(count, 60);
    assertThat(walk(OrderSearch.ALL)).containsExactlyElementsOf(all());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 200, 350})
  void list_withoutHeaders_hasEachOnce(int count) {
    headers = false;
    fill(count, 60);
    assertThat(walk(OrderSearch.ALL)).containsExactlyElementsOf(all());
  }

  @Test
  void list_sinceATime_beginsThere() {
    fill(10, 60);
    assertThat(walk(OrderSearch.modifiedFrom(Instant.ofEpochSecond(START + 5 * 60))))
        .containsExactly(5, 6, 7, 8, 9, 10);
    assertThat(calls.get(0).queryParameter("dates_are_gmt")).isEqualTo("true");
    assertThat(calls.get(0).queryParameter("status")).isEqualTo("any");
  }

  @Test
  void list_whenAllChangedInOneSecond_hasEachOnce() {
    fill(350, 0);
    assertThat(walk(OrderSearch.ALL)).containsExactlyElementsOf(all());
  }

  @Test
  void list_whenSecondsAreCrowded_hasEachOnce() {
    IntStream.rangeClosed(1, 700).forEach(id -> orders.put(id, START + id / 90));
    assertThat(walk(OrderSearch.ALL)).containsExactlyElementsOf(all());
  }

  @Test
  void list_whenOrdersChangeMeanwhile_skipsNone() {
    fill(350, 60);
    afterCall =
        number -> {
          if (number == 1) {
            IntStream.rangeClosed(40, 160).forEach(id -> orders.put(id, START + 100_000 + id));
          }
        };
    List<Integer> walked = walk(OrderSearch.ALL);
    assertThat(walked).containsAll(all());
    // those that were read before they changed come again, with their change
    assertThat(walked).hasSize(350 + 61);
  }

  @Test
  void list_whenOrdersOfACrowdedSecondChangeMeanwhile_skipsNone() {
    fill(350, 0);
    afterCall =
        number -> {
          if (number == 1) {
            IntStream.rangeClosed(1, 60).forEach(id -> orders.put(id, START + 500));
          }
        };
    assertThat(walk(OrderSearch.ALL)).containsAll(all());
  }

  @Test
  void list_whenOrdersAreDeletedMeanwhile_skipsNoneOfTheOthers() {
    fill(350, 0);
    afterCall =
        number -> {
          if (number == 2) {
            IntStream.rangeClosed(1, 150).forEach(orders::remove);
          }
        };
    List<Integer> walked = walk(OrderSearch.ALL);
    assertThat(walked).containsAll(all());
  }

  @Test
  void list_whenThePageIsTooFatForTheShop_asksForLess() {
    fill(130, 60);
    mostPerPage = 20;
    assertThat(walk(OrderSearch.ALL)).containsExactlyElementsOf(all());
    assertThat(calls)
        .extracting(url -> url.queryParameter("per_page"))
        .containsSubsequence("100", "50", "20")
        .endsWith("20");
  }

  @Test
  void entries_continuedByAnotherProcess_goOnThere() {
    fill(250, 60);
    Page<Entry<Order>> first =
        client(true).orders().entries(OrderSearch.ALL, null).pages().findFirst().orElseThrow();
    List<Entry<Order>> rest =
        client(true).orders().entries(OrderSearch.ALL, first.next()).stream().toList();
    assertThat(first.items()).hasSize(100);
    assertThat(first.total()).isEqualTo(250);
    assertThat(rest).hasSize(150);
  }

  @Test
  void entries_withACursorOfSomethingElse_refuseIt() {
    for (String cursor : List.of("x", "o1.1.2", "o1.a.0.100.", "p1.0.100.")) {
      assertThatThrownBy(
              () -> client(true).orders().entries(OrderSearch.ALL, cursor).pages().findFirst())
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void list_atAnOldShop_goesByCreationAndLeavesOutWhatDidNotChange() {
    filters = false;
    headers = false;
    fill(230, 60);
    List<Integer> walked =
        client(false)
            .orders()
            .list(OrderSearch.modifiedFrom(Instant.ofEpochSecond(START + 200 * 60)))
            .stream()
            .map(order -> Integer.valueOf(order.id()))
            .toList();
    assertThat(walked).containsExactlyElementsOf(IntStream.rangeClosed(200, 230).boxed().toList());
    assertThat(calls)
        .allSatisfy(url -> assertThat(url.queryParameter("modified_after")).isNull())
        .allSatisfy(url -> assertThat(url.queryParameter("orderby")).isEqualTo("date"));
  }
}

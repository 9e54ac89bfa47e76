package dev.feria.shopify.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.commerce.Listing;
import dev.feria.core.commerce.ListingQuery;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.page.Entry;
import dev.feria.core.page.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to an export: it takes its time, fails, expires, or comes in disorder. */
class ListingExportTest {
  @StartStop private final MockWebServer server = new MockWebServer();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = new Wire(server);
  }

  private static String product(String id) {
    return "{\"id\":\"gid://shopify/Product/%s\",\"legacyResourceId\":\"%s\",\"title\":\"P%s\",\"status\":\"ACTIVE\",\"updatedAt\":\"2026-11-20T12:00:00Z\"}\n"
        .formatted(id, id, id);
  }

  private static String variant(String id, String product) {
    return "{\"id\":\"gid://shopify/ProductVariant/%s\",\"legacyResourceId\":\"%s\",\"sku\":\"S%s\",\"title\":\"Default Title\",\"price\":\"10\",\"inventoryItem\":{\"id\":\"gid://shopify/InventoryItem/%s\",\"tracked\":true,\"l0\":{\"location\":{\"id\":\"gid://shopify/Location/1\"},\"quantities\":[{\"name\":\"available\",\"quantity\":4}]}},\"__parentId\":\"gid://shopify/Product/%s\"}\n"
        .formatted(id, id, id, id, product);
  }

  private void operation(String status, String url) {
    wire.enqueue(
        """
        {"data": {"bulkOperation": {"id": "gid://shopify/BulkOperation/3", "status": "%s",
          "objectCount": "4", "rootObjectCount": "2", "createdAt": "2026-11-20T12:00:00Z",
          "url": %s}}}\
        """
            .formatted(status, url == null ? "null" : "\"" + url + "\""));
  }

  private void started(String id) {
    wire.enqueue(
        """
        {"data": {"bulkOperationRunQuery": {"bulkOperation": {
          "id": "gid://shopify/BulkOperation/%s", "status": "CREATED"}, "userErrors": []}}}\
        """
            .formatted(id));
  }

  private void file(String content) {
    int length = content.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    server.enqueue(
        new MockResponse.Builder()
            .code(206)
            .body(content)
            .setHeader("Content-Range", "bytes 0-" + (length - 1) + "/" + length)
            .build());
  }

  private String url() {
    return server.url("/storage/result.jsonl?signature=hush").toString();
  }

  private Page<Entry<Listing>> page(String cursor) {
    return wire.account().listings(ListingQuery.ALL.at(cursor)).pages().findFirst().orElseThrow();
  }

  private static List<String> ids(Page<Entry<Listing>> page) {
    List<String> ids = new ArrayList<>();
    page.items().forEach(entry -> ids.add(((Entry.Read<Listing>) entry).value().id()));
    return ids;
  }

  @Test
  void page_whileItRuns_waitsAndIsEmpty() {
    operation("RUNNING", null);

    Page<Entry<Listing>> page = page("bulk:3:0:4:0");

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo("bulk:3:0:5:0");
    assertThat(wire.sleeper.slept()).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void page_whenItIsOver_readsTheFileWithoutTheToken() throws InterruptedException {
    operation("COMPLETED", url());
    file(
        product("1") + variant("11", "1") + variant("12", "1") + product("2") + variant("21", "2"));
    wire.enqueue(Wire.LOCATIONS);

    Page<Entry<Listing>> page = page("bulk:3:0:0:0");

    assertThat(ids(page)).containsExactly("1:11", "1:12", "2:21");
    assertThat(((Entry.Read<Listing>) page.items().get(0)).value().quantity()).isEqualTo(4);
    assertThat(page.next()).isNull();
    assertThat(page.total()).isEqualTo(2);
    server.takeRequest();
    RecordedRequest download = server.takeRequest();
    assertThat(download.getHeaders().get("X-Shopify-Access-Token")).isNull();
    assertThat(download.getHeaders().get("Range")).startsWith("bytes=0-");
  }

  @Test
  void page_whenTheAddressHasExpired_startsOver() {
    operation("COMPLETED", url());
    wire.enqueue(403, "<Error>ExpiredToken</Error>");
    wire.enqueue(Wire.LOCATIONS);
    started("8");

    Page<Entry<Listing>> page = page("bulk:3:700:2:0");

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isEqualTo("bulk:8:0:0:1");
  }

  @Test
  void page_whenItFailed_startsOverButNotForEver() {
    operation("FAILED", null);
    wire.enqueue(Wire.LOCATIONS);
    started("8");
    assertThat(page("bulk:3:0:0:0").next()).isEqualTo("bulk:8:0:0:1");

    operation("FAILED", null);
    assertThatThrownBy(() -> page("bulk:3:0:0:5")).isInstanceOf(UnavailableException.class);
  }

  @Test
  void page_whenAVariantComesApartFromItsProduct_readsThatProduct() {
    operation("COMPLETED", url());
    file(product("1") + variant("11", "1") + variant("21", "2"));
    wire.enqueue(Wire.LOCATIONS);
    wire.enqueue(
        """
        {"data": {"product": {"id": "gid://shopify/Product/2", "legacyResourceId": "2",
          "title": "P2", "status": "ACTIVE", "updatedAt": "2026-11-20T12:00:00Z",
          "variants": {"nodes": [%s], "pageInfo": {"hasNextPage": false, "endCursor": null}}}}}\
        """
            .formatted(Wire.variant("21", true, 5)));

    assertThat(ids(page("bulk:3:0:0:0"))).containsExactly("1:11", "2:21");
  }

  @Test
  void page_whenALineCannotBeRead_namesItsProductAndGivesTheOthers() {
    operation("COMPLETED", url());
    file(
        product("1")
            + variant("11", "1").replace("\"10\"", "\"ten\"")
            + product("2")
            + variant("21", "2"));
    wire.enqueue(Wire.LOCATIONS);

    Page<Entry<Listing>> page = page("bulk:3:0:0:0");

    assertThat(page.items()).hasSize(2);
    assertThat(((Entry.Unreadable<Listing>) page.items().get(0)).reference()).isEqualTo("1");
    assertThat(((Entry.Read<Listing>) page.items().get(1)).value().id()).isEqualTo("2:21");
  }

  @Test
  void page_whenNothingMatched_isTheLast() {
    wire.enqueue(
        """
        {"data": {"bulkOperation": {"id": "gid://shopify/BulkOperation/3",
          "status": "COMPLETED", "objectCount": "0", "url": null}}}\
        """);

    assertThat(page("bulk:3:0:0:0").next()).isNull();
  }

  @Test
  void page_ofAForeignCursor_isRefused() {
    assertThatThrownBy(() -> page("bulk:x")).isInstanceOf(IllegalArgumentException.class);
  }
}

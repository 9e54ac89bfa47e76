package dev.feria.server.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.server.platform.http.Json;
import dev.feria.server.testing.Kiosk;
import dev.feria.server.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FilesTest {
  private static TestServer server;
  private static int count;
  private TestServer.Tenant tenant;

  @BeforeAll
  static void start() {
    server = TestServer.start(Clock.systemUTC(), Map.of(), List.of(new Kiosk()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newTenant() {
    tenant = server.tenant("Files" + ++count);
  }

  private Map<?, ?> send(String path, String type, String body) {
    HttpResponse<String> answer = call("POST", path, type, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return (Map<?, ?>) Json.tree(answer.body());
  }

  private HttpResponse<String> call(String method, String path, String type, String body) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                  .version(HttpClient.Version.HTTP_1_1)
                  .header("Authorization", "Bearer " + tenant.key())
                  .header("Content-Type", type)
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String counts(Map<?, ?> view) {
    return view.get("applied")
        + " "
        + view.get("created")
        + " "
        + view.get("updated")
        + " "
        + view.get("unchanged")
        + " "
        + view.get("failed");
  }

  @Test
  void products_areReadDryThenForGoodThenUnchanged() {
    String file =
        "\uFEFFSKU;Title;Base price;Currency;Barcode\r\nA;Café;8990;CLP;4006381333931\r\n=B;Té;;;\r\n";

    assertThat(counts(send("/products/import?dry_run=true", "text/csv", file)))
        .isEqualTo("false 2 0 0 0");
    assertThat(tenant.api().get("/api/v1/products").at("data")).isEqualTo(List.of());
    assertThat(counts(send("/products/import", "text/csv", file))).isEqualTo("true 2 0 0 0");
    assertThat(counts(send("/products/import", "text/csv; charset=utf-8", file)))
        .isEqualTo("true 0 0 2 0");
    assertThat(tenant.api().get("/api/v1/products/A").text("base_price.amount")).isEqualTo("8990");
    assertThat(tenant.api().get("/api/v1/products/A").text("barcode")).isEqualTo("4006381333931");

    String out = call("GET", "/products.csv", "text/csv", "").body();
    assertThat(out).contains("\r\n'=B,Té,,,,0,0\r\n").contains("A,Café,4006381333931,8990,CLP,0,0");
    assertThat(counts(send("/products/import", "text/csv", out.replace("Café", "Cafe"))))
        .isEqualTo("true 0 1 1 0");
  }

  @Test
  void products_withErrors_areNamedByLineAndColumnAndStoredOnlyWhenAsked() {
    String file =
        """
        sku,title,base_price,currency,barcode
        A,Good,,,
        B,,,,
        A,Again,,,
        C,Price,12.990,CLP,
        D,Code,,,"7,80461E+12"
        """;

    Map<?, ?> all = send("/products/import", "text/csv", file);
    assertThat(counts(all)).isEqualTo("false 1 0 0 4");
    assertThat((List<?>) all.get("errors"))
        .extracting(e -> ((Map<?, ?>) e).get("line") + " " + ((Map<?, ?>) e).get("column"))
        .containsExactly("3 title", "4 sku", "5 base_price", "6 barcode");
    assertThat(counts(send("/products/import?mode=valid", "text/csv", file)))
        .isEqualTo("true 1 0 0 4");
    assertThat(tenant.api().get("/api/v1/products/A").status()).isEqualTo(200);
    assertThat(call("POST", "/products/import?mode=some", "text/csv", file).statusCode())
        .isEqualTo(422);
  }

  @Test
  void products_fromAForm_areReadAlike() {
    String form =
        """
        --x
        Content-Disposition: form-data; name="file"; filename="p.csv"
        Content-Type: application/vnd.ms-excel

        sku,title
        A,Café

        --x--
        """
            .replace("\n", "\r\n");
    assertThat(counts(send("/products/import", "multipart/form-data; boundary=x", form)))
        .isEqualTo("true 1 0 0 0");
    assertThat(tenant.api().get("/api/v1/products/A").text("title")).isEqualTo("Café");
  }

  @Test
  void files_aboveTenMegabytes_areRefusedAndOthersAboveOneAreNot() {
    String row = "A,Café\n";
    assertThat(
            call("POST", "/products/import", "text/csv", "sku,title\n" + row.repeat(1_500_000))
                .statusCode())
        .isEqualTo(413);
    String large = "sku,title\nA,Café\n" + "\n".repeat(2_000_000);
    assertThat(counts(send("/products/import?dry_run=true", "text/csv", large)))
        .isEqualTo("false 1 0 0 0");
  }

  @Test
  void links_areWrittenFilledInAndReadAndUndone() {
    UUID account =
        UUID.fromString(
            tenant
                .api()
                .post("/api/v1/integrations/kiosk/config", "{\"key\":\"seller-" + count + "\"}")
                .text("id"));
    server
        .database()
        .asOwner(
            handle ->
                handle.execute(
                    """
                    insert into listings (tenant_id, account_id, external_id, group_key, title,
                      state, provider_status, price_amount, price_currency, stock_owner,
                      first_observed_at, observed_at)
                    values (?, ?, 'L1', 'L1', 'Listing', 'active', 'active', 1, 'CLP', 'seller',
                      now(), now())
                    """,
                    tenant.id(),
                    account));
    send("/products/import", "text/csv", "sku,title\nA,Café\n");

    String out = call("GET", "/links.csv", "text/csv", "").body();
    Map<?, ?> none = send("/links/import", "text/csv", out);
    assertThat(counts(none)).isEqualTo("true 0 0 1 0");
    String filled = out.replace("active,\r\n", "active,A\r\n");
    assertThat(counts(send("/links/import?dry_run=true", "text/csv", filled)))
        .isEqualTo("false 0 1 0 0");
    Map<?, ?> made = send("/links/import", "text/csv", filled);
    assertThat(counts(made)).isEqualTo("true 0 1 0 0");
    assertThat(tenant.api().get("/api/v1/listings").text("data.0.product.sku")).isEqualTo("A");
    assertThat(
            tenant
                .api()
                .send("POST", "/api/v1/links/batches/" + made.get("batch_id") + "/undo", null)
                .text("done"))
        .isEqualTo("1");
    assertThat(counts(send("/links/import", "text/csv", filled.replace(",A\r\n", ",NONE\r\n"))))
        .isEqualTo("false 0 0 0 1");
  }
}

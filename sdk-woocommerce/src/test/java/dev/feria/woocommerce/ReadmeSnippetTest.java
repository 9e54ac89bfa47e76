package dev.feria.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.woocommerce.access.StoreKeys;
import dev.feria.woocommerce.orders.Order;
import dev.feria.woocommerce.orders.OrderSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's example is this code, word for word, and it runs. */
class ReadmeSnippetTest {
  private static List<String> listOrders(URI shop, String consumerKey, String consumerSecret) {
    List<String> lines = new ArrayList<>();
    // README: begin
    WooCommerceClient client =
        WooCommerceClient.builder()
            .store(shop) // https://shop.example.com
            .keys(new StoreKeys(Secret.of(consumerKey), Secret.of(consumerSecret)))
            .build();
    for (Order order : client.orders().list(OrderSearch.ALL)) {
      lines.add(order.number() + " " + order.status().wire() + " " + order.total().wire());
    }
    // README: end
    return lines;
  }

  @Test
  void snippet_atAShopOfTheSandbox_listsAllOrders() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60))) {
      SandboxShop shop = new SandboxShop(sandbox, "tienda-norte");

      List<String> lines =
          listOrders(
              URI.create(shop.url),
              shop.keys().consumerKey().reveal(),
              shop.keys().consumerSecret().reveal());

      assertThat(lines)
          .hasSameSizeAs(
              shop.all("/orders").stream()
                  .filter(order -> !"trash".equals(order.get("status")))
                  .toList());
    }
  }

  @Test
  void readme_whenRead_showsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/feria/woocommerce/ReadmeSnippetTest.java"));
    String code =
        source.substring(
            source.indexOf("// README: begin\n") + 17, source.indexOf("    // README: end"));

    assertThat(Files.readString(Path.of("README.md"))).contains(code.stripTrailing().stripIndent());
  }
}

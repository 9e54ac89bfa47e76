package dev.feria.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import dev.feria.shopify.orders.Order;
import dev.feria.shopify.orders.OrderSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's example is this code, word for word, and it runs. */
class ReadmeSnippetTest {
  private static List<String> listOrders(String shop, String token, URI sandbox) {
    List<String> lines = new ArrayList<>();
    // README: begin
    ShopifyClient client =
        ShopifyClient.builder()
            .shop(ShopDomain.of(shop))
            .accessToken(Secret.of(token))
            .sandbox(sandbox) // leave out to call the shop itself
            .build();
    for (Order order : client.orders().list(OrderSearch.ALL)) {
      lines.add(order.name() + " " + order.displayFinancialStatus());
    }
    // README: end
    return lines;
  }

  @Test
  void snippet_whenRun_listsAllOrders() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60))) {
      SandboxShop shop = new SandboxShop(sandbox, 0);

      assertThat(listOrders(shop.id, shop.credentials.get("access_token"), shop.base))
          .hasSize(shop.orders().size());
    }
  }

  @Test
  void readme_whenRead_showsThisVeryCode() throws IOException {
    String source = Files.readString(Path.of("src/test/java/dev/feria/shopify/ReadmeSnippetTest.java"));
    String code =
        source.substring(
            source.indexOf("// README: begin\n") + 17, source.indexOf("    // README: end"));

    String shown = code.stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "\n```");
  }
}

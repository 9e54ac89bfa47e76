package dev.feria.mercadolibre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenStore;
import dev.feria.mercadolibre.orders.Order;
import dev.feria.mercadolibre.orders.OrderSearch;
import dev.feria.sandbox.Sandbox;
import dev.feria.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's example is this code, word for word, and it runs. */
class ReadmeSnippetTest {
  private static List<String> listOrders(
      String clientId, String clientSecret, String sellerId, TokenStore tokenStore, URI sandbox) {
    List<String> lines = new ArrayList<>();
    // README: begin
    MercadoLibreClient client =
        MercadoLibreClient.builder()
            .application(clientId, Secret.of(clientSecret))
            .seller(sellerId)
            .tokens(tokenStore)
            .base(sandbox) // leave out to call api.mercadolibre.com
            .build();
    for (Order order : client.orders().list(OrderSearch.ALL)) {
      lines.add(order.id() + " " + order.status().wire() + " " + order.totalAmount());
    }
    // README: end
    return lines;
  }

  @Test
  void snippet_whenTokenHasExpired_listsAllOrders() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULT.catalogue(20, 60))) {
      SandboxSeller seller = new SandboxSeller(sandbox, 0);
      seller.connect(seller.application());
      seller.tokens.put(seller.id, seller.tokens.load("account").orElseThrow().token());
      sandbox.advance(java.time.Duration.ofHours(7));

      List<String> lines =
          listOrders(
              seller.credentials.get("client_id"),
              seller.credentials.get("client_secret"),
              seller.id,
              seller.tokens,
              seller.base);

      assertThat(lines).hasSize(seller.orders().size());
      assertThat(seller.tokens.load(seller.id).orElseThrow().version()).isEqualTo(2);
    }
  }

  @Test
  void readme_whenRead_showsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/feria/mercadolibre/ReadmeSnippetTest.java"));
    String code =
        source.substring(
            source.indexOf("// README: begin\n") + 17, source.indexOf("    // README: end"));

    String shown = code.stripTrailing().stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains(shown);
    assertThat(Files.readString(Path.of("../README.md"))).contains(shown);
  }
}

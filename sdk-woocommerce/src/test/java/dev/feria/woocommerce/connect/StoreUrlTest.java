package dev.feria.woocommerce.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
  @ParameterizedTest
  @CsvSource({
    "loja.example.com.br, https://loja.example.com.br",
    "  https://Loja.Example.com.br/  , https://loja.example.com.br",
    "LOJA.EXAMPLE.COM.BR./, https://loja.example.com.br",
    "http://loja.example, https://loja.example",
    "https://loja.example/wp-admin/index.php?x=1, https://loja.example",
    "https://loja.example/br/wp-json/wc/v3, https://loja.example/br",
    "https://loja.example/tienda/wp-login.php, https://loja.example/tienda",
    "https://loja.example:8443/x/, https://loja.example:8443/x",
    "https://loja.example/#top, https://loja.example",
    "https://loja.example/shop, https://loja.example/shop"
  })
  void of_whatPeopleType_isTheAddress(String typed, String address) {
    assertThat(StoreUrl.of(typed, false)).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "https://",
        "ftp://loja.example",
        "file:///etc/passwd",
        "javascript://x",
        "https://user:secret@loja.example",
        "loja com espaço",
        "https://[::zz]/"
      })
  void of_whatIsNoAddress_saysWhichFieldIsWrong(String typed) {
    assertThatThrownBy(() -> StoreUrl.of(typed, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ");
  }

  @Test
  void of_anHttpAddress_staysHttpOnlyWhereThatIsAllowed() {
    assertThat(StoreUrl.of("http://127.0.0.1:9090/woocommerce/x", true))
        .isEqualTo(URI.create("http://127.0.0.1:9090/woocommerce/x"));
    assertThat(StoreUrl.of("http://127.0.0.1:9090/woocommerce/x", false).getScheme())
        .isEqualTo("https");
  }

  @Test
  void name_ofAShop_hasNoSchemeAndNoUsualPort() {
    assertThat(StoreUrl.name(URI.create("https://Loja.example:443/br/")))
        .isEqualTo("loja.example/br");
    assertThat(StoreUrl.name(URI.create("http://127.0.0.1:9090/x"))).isEqualTo("127.0.0.1:9090/x");
  }
}

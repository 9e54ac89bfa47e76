package dev.feria.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopDomainTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "feria-norte",
        " FERIA-NORTE ",
        "feria-norte.myshopify.com",
        "https://feria-norte.myshopify.com/",
        "http://Feria-Norte.myshopify.com/admin/products?x=1",
        "https://admin.shopify.com/store/feria-norte",
        "admin.shopify.com/store/feria-norte/settings?a=b"
      })
  void of_whatAMerchantTypes_isTheShop(String typed) {
    assertThat(ShopDomain.of(typed).host()).isEqualTo("feria-norte.myshopify.com");
    assertThat(ShopDomain.of(typed).name()).isEqualTo("feria-norte");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-feria",
        "feria norte",
        "feria.example",
        "www.feria.example",
        "feria.myshopify.com.evil.example",
        "evil.example/feria.myshopify.com",
        "evil.example#.myshopify.com",
        "user@evil.example",
        "feria.myshopify.com@evil.example",
        "feria.myshopify.com:8443",
        "feria\\.myshopify.com",
        "a.b.myshopify.com",
        "feria_norte",
        "ferıa"
      })
  void of_whatIsNoShop_isRefused(String typed) {
    assertThat(ShopDomain.find(typed)).isEmpty();
    assertThatThrownBy(() -> ShopDomain.of(typed)).isInstanceOf(IllegalArgumentException.class);
  }
}

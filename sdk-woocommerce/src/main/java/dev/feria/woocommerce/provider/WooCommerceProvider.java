package dev.feria.woocommerce.provider;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.CredentialField.Kind;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderCategory;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.core.provider.ProviderDescriptor.Webhooks;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.woocommerce.internal.Errors;
import dev.feria.woocommerce.internal.Quotas;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * WooCommerce, found by the service loader: any shop, by its address.
 *
 * <p>The operator needs no settings. Optional are {@code requests_per_second} (to each shop, 3 if
 * nothing is said), {@code allow_http} ({@code true} lets shops be called without TLS) and {@code
 * app_name} (shown to owners on the page where they grant keys). With a base address set, for a
 * sandbox, shops over http are allowed; their addresses are still what people enter.
 *
 * <p>Shops are called through {@link ProviderRuntime#outside} only, because strangers enter their
 * addresses.
 */
public final class WooCommerceProvider implements Provider {
  static final String ID = Errors.PROVIDER;
  static final String URL = "url";
  static final String CONSUMER_KEY = "consumer_key";
  static final String CONSUMER_SECRET = "consumer_secret";
  static final String WEBHOOK_SECRET = "webhook_secret";
  static final String REQUESTS_PER_SECOND = "requests_per_second";
  static final String ALLOW_HTTP = "allow_http";
  static final String APP_NAME = "app_name";

  private static final CredentialField SHOP =
      field(
          URL,
          Kind.URL,
          true,
          Map.of("en", "Shop address", "es", "Dirección de la tienda", "pt", "Endereço da loja"));

  private static final ProviderDescriptor DESCRIPTOR =
      new ProviderDescriptor(
          ID,
          "WooCommerce",
          ProviderCategory.STORE,
          List.of(Connect.OAUTH, Connect.KEYS),
          settings(),
          List.of(SHOP),
          List.of(
              SHOP,
              field(
                  CONSUMER_KEY,
                  Kind.SECRET,
                  true,
                  Map.of(
                      "en", "Consumer key (ck_...)",
                      "es", "Clave del cliente (ck_...)",
                      "pt", "Chave do consumidor (ck_...)")),
              field(
                  CONSUMER_SECRET,
                  Kind.SECRET,
                  true,
                  Map.of(
                      "en", "Consumer secret (cs_...)",
                      "es", "Clave secreta del cliente (cs_...)",
                      "pt", "Segredo do consumidor (cs_...)"))),
          new Webhooks(Webhooks.Scope.ACCOUNT, true),
          Quotas.all(Quotas.REQUESTS_PER_SECOND),
          Duration.ofMinutes(5),
          URI.create("https://woocommerce.github.io/woocommerce-rest-api-docs/"));

  /** Makes the provider; called by the service loader. */
  public WooCommerceProvider() {}

  @Override
  public ProviderDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<? extends Account> accountType() {
    return WooCommerceAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new WooCommerceApplication(ApplicationSettings.of(settings), runtime);
  }

  private static CredentialField field(
      String name, Kind kind, boolean required, Map<String, String> labels) {
    return new CredentialField(name, kind, required, List.of(), labels);
  }

  private static List<CredentialField> settings() {
    return List.of(
        field(
            REQUESTS_PER_SECOND,
            Kind.TEXT,
            false,
            Map.of(
                "en", "Requests per second to each shop",
                "es", "Solicitudes por segundo a cada tienda",
                "pt", "Requisições por segundo a cada loja")),
        field(
            ALLOW_HTTP,
            Kind.TEXT,
            false,
            Map.of(
                "en", "Allow shops without TLS (true or false)",
                "es", "Permitir tiendas sin TLS (true o false)",
                "pt", "Permitir lojas sem TLS (true ou false)")),
        field(
            APP_NAME,
            Kind.TEXT,
            false,
            Map.of(
                "en", "Name shown to shop owners",
                "es", "Nombre que ven los dueños de tiendas",
                "pt", "Nome que os donos de lojas veem")));
  }
}

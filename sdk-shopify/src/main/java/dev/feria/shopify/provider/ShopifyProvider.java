package dev.feria.shopify.provider;

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
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Quotas;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Shopify, found by the service loader.
 *
 * <p>Settings of the operator, all optional: {@code client_id} and {@code client_secret} of an
 * application that sellers authorise, {@code previous_client_secret} while the secret is replaced,
 * {@code scopes}, {@code api_version}. Without an application sellers connect with keys: the {@code
 * shop} and either an {@code access_token} (and the {@code client_secret} that signs webhooks) or
 * the {@code client_id} and {@code client_secret} of an application of their own.
 */
public final class ShopifyProvider implements Provider {
  static final String ID = Errors.PROVIDER;
  static final String CLIENT_ID = "client_id";
  static final String CLIENT_SECRET = "client_secret";
  static final String PREVIOUS_CLIENT_SECRET = "previous_client_secret";
  static final String SCOPES = "scopes";
  static final String API_VERSION = "api_version";
  static final String SHOP = "shop";
  static final String ACCESS_TOKEN = "access_token";

  private static final CredentialField SHOP_FIELD =
      field(SHOP, Kind.TEXT, true, "Shop name", "Nombre de la tienda", "Nome da loja");

  private static final ProviderDescriptor DESCRIPTOR =
      new ProviderDescriptor(
          ID,
          "Shopify",
          ProviderCategory.STORE,
          List.of(Connect.OAUTH, Connect.KEYS),
          List.of(
              field(
                  CLIENT_ID,
                  Kind.TEXT,
                  false,
                  "Application id",
                  "Id de la aplicación",
                  "Id do aplicativo"),
              field(
                  CLIENT_SECRET,
                  Kind.SECRET,
                  false,
                  "Application secret",
                  "Secreto de la aplicación",
                  "Segredo do aplicativo"),
              field(
                  PREVIOUS_CLIENT_SECRET,
                  Kind.SECRET,
                  false,
                  "Previous application secret",
                  "Secreto anterior de la aplicación",
                  "Segredo anterior do aplicativo"),
              field(SCOPES, Kind.TEXT, false, "Scopes", "Permisos", "Permissões"),
              field(
                  API_VERSION,
                  Kind.TEXT,
                  false,
                  "API version",
                  "Versión de la API",
                  "Versão da API")),
          List.of(SHOP_FIELD),
          List.of(
              SHOP_FIELD,
              field(
                  ACCESS_TOKEN,
                  Kind.SECRET,
                  false,
                  "Access token of your own app",
                  "Token de acceso de su aplicación",
                  "Token de acesso do seu aplicativo"),
              field(
                  CLIENT_ID,
                  Kind.TEXT,
                  false,
                  "Client id of your own app",
                  "Id de cliente de su aplicación",
                  "Id de cliente do seu aplicativo"),
              field(
                  CLIENT_SECRET,
                  Kind.SECRET,
                  false,
                  "Client secret of your own app",
                  "Secreto de cliente de su aplicación",
                  "Segredo de cliente do seu aplicativo")),
          new Webhooks(Webhooks.Scope.ACCOUNT, true),
          Quotas.ALL,
          Duration.ofMinutes(5),
          URI.create("https://shopify.dev/docs/api/admin-graphql"));

  /** Makes the provider; called by the service loader. */
  public ShopifyProvider() {}

  @Override
  public ProviderDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<? extends Account> accountType() {
    return ShopifyAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new ShopifyApplication(ApplicationSettings.of(settings), runtime);
  }

  private static CredentialField field(
      String name, Kind kind, boolean required, String english, String spanish, String portuguese) {
    return new CredentialField(
        name, kind, required, List.of(), Map.of("en", english, "es", spanish, "pt", portuguese));
  }
}

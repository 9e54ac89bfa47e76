package dev.feria.mercadolibre.provider;

import dev.feria.core.provider.Account;
import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.CredentialField.Choice;
import dev.feria.core.provider.CredentialField.Kind;
import dev.feria.core.provider.Provider;
import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderCategory;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import dev.feria.core.provider.ProviderDescriptor.Webhooks;
import dev.feria.core.provider.ProviderRuntime;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.mercadolibre.Site;
import dev.feria.mercadolibre.internal.Errors;
import dev.feria.mercadolibre.internal.Quotas;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Mercado Libre (Mercado Livre in Brazil), found by the service loader.
 *
 * <p>Settings of the operator: {@code client_id}, {@code client_secret}, and optionally {@code
 * requests_per_second} and {@code messaging_participants} ({@code MLC=3020819166,MLB=...}). The
 * seller chooses a {@code site}, which decides the authorisation page.
 */
public final class MercadoLibreProvider implements Provider {
  static final String ID = Errors.PROVIDER;
  static final String CLIENT_ID = "client_id";
  static final String CLIENT_SECRET = "client_secret";
  static final String REQUESTS_PER_SECOND = "requests_per_second";
  static final String MESSAGING_PARTICIPANTS = "messaging_participants";
  static final String SITE = "site";

  private static final ProviderDescriptor DESCRIPTOR =
      new ProviderDescriptor(
          ID,
          "Mercado Libre",
          ProviderCategory.MARKETPLACE,
          Connect.OAUTH,
          settings(),
          List.of(
              new CredentialField(
                  SITE,
                  Kind.CHOICE,
                  true,
                  Site.ids().stream()
                      .map(id -> Choice.ofCountry(id, new Site(id).country()))
                      .toList(),
                  Map.of("en", "Country", "es", "País", "pt", "País"))),
          new Webhooks(Webhooks.Scope.APPLICATION, false),
          Quotas.all(Quotas.REQUESTS_PER_SECOND),
          Duration.ofHours(1),
          URI.create("https://developers.mercadolibre.com.ar/"));

  /** Makes the provider; called by the service loader. */
  public MercadoLibreProvider() {}

  @Override
  public ProviderDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Class<? extends Account> accountType() {
    return MercadoLibreAccount.class;
  }

  @Override
  public ProviderApplication configure(ProviderSettings settings, ProviderRuntime runtime) {
    return new MercadoLibreApplication(ApplicationSettings.of(settings), runtime);
  }

  private static List<CredentialField> settings() {
    return List.of(
        new CredentialField(
            CLIENT_ID,
            Kind.TEXT,
            true,
            List.of(),
            Map.of("en", "Application id", "es", "Id de la aplicación", "pt", "Id do aplicativo")),
        new CredentialField(
            CLIENT_SECRET,
            Kind.SECRET,
            true,
            List.of(),
            Map.of("en", "Secret key", "es", "Clave secreta", "pt", "Chave secreta")),
        new CredentialField(
            REQUESTS_PER_SECOND,
            Kind.TEXT,
            false,
            List.of(),
            Map.of(
                "en", "Requests per second",
                "es", "Solicitudes por segundo",
                "pt", "Requisições por segundo")),
        new CredentialField(
            MESSAGING_PARTICIPANTS,
            Kind.TEXT,
            false,
            List.of(),
            Map.of(
                "en", "Message recipients by country",
                "es", "Destinatarios de mensajes por país",
                "pt", "Destinatários de mensagens por país")));
  }
}

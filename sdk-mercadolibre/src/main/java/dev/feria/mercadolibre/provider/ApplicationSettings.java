package dev.feria.mercadolibre.provider;

import dev.feria.core.auth.Secret;
import dev.feria.core.provider.ProviderSettings;
import dev.feria.mercadolibre.MercadoLibreClientBuilder;
import dev.feria.mercadolibre.Site;
import dev.feria.mercadolibre.internal.Quotas;
import dev.feria.mercadolibre.messages.MessagingParticipants;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The operator's settings, checked. */
record ApplicationSettings(
    String clientId,
    Secret clientSecret,
    int requestsPerSecond,
    MessagingParticipants participants,
    @Nullable URI sandbox) {

  static ApplicationSettings of(ProviderSettings settings) {
    return new ApplicationSettings(
        settings.require(MercadoLibreProvider.CLIENT_ID).reveal().trim(),
        settings.require(MercadoLibreProvider.CLIENT_SECRET),
        settings
            .find(MercadoLibreProvider.REQUESTS_PER_SECOND)
            .map(value -> positive(value.reveal()))
            .orElse(Quotas.REQUESTS_PER_SECOND),
        settings
            .find(MercadoLibreProvider.MESSAGING_PARTICIPANTS)
            .map(value -> participants(value.reveal()))
            .orElse(MessagingParticipants.PUBLISHED),
        settings.baseUrl());
  }

  /** Where the API is. */
  URI base() {
    return sandbox == null ? MercadoLibreClientBuilder.BASE : sandbox;
  }

  /**
   * Where a seller authorises: a sandbox has the page beside the API, as the provider has, unless
   * its hosts have a port each and no path.
   */
  URI authorizationPage(String site) {
    if (sandbox == null) {
      return new Site(site).authorizationPage();
    }
    String path = sandbox.getPath() == null ? "" : sandbox.getPath().replaceFirst("/+$", "");
    return sandbox.resolve(path.isEmpty() ? "/authorization" : path + "-auth/authorization");
  }

  private static int positive(String text) {
    try {
      int value = Integer.parseInt(text.trim());
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(
          "setting requests_per_second is not a number: " + text, notNumber);
    }
    throw new IllegalArgumentException("setting requests_per_second below 1: " + text);
  }

  private static MessagingParticipants participants(String text) {
    try {
      return MessagingParticipants.PUBLISHED.overriddenBy(text);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "setting messaging_participants: " + malformed.getMessage(), malformed);
    }
  }
}

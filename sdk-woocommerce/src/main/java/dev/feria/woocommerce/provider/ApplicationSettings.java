package dev.feria.woocommerce.provider;

import dev.feria.core.provider.ProviderSettings;
import dev.feria.woocommerce.internal.Quotas;

/**
 * The operator's settings, checked.
 *
 * @param httpAllowed whether shops may be called over plain http; in a sandbox they always may
 */
record ApplicationSettings(int requestsPerSecond, boolean httpAllowed, String name) {
  static ApplicationSettings of(ProviderSettings settings) {
    return new ApplicationSettings(
        settings
            .find(WooCommerceProvider.REQUESTS_PER_SECOND)
            .map(value -> positive(value.reveal()))
            .orElse(Quotas.REQUESTS_PER_SECOND),
        settings.baseUrl() != null
            || settings
                .find(WooCommerceProvider.ALLOW_HTTP)
                .map(value -> yes(value.reveal()))
                .orElse(false),
        settings
            .find(WooCommerceProvider.APP_NAME)
            .map(value -> value.reveal().strip())
            .orElse("Feria"));
  }

  private static int positive(String text) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(
          "setting requests_per_second is not a number: " + text, notNumber);
    }
    throw new IllegalArgumentException("setting requests_per_second below 1: " + text);
  }

  private static boolean yes(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("setting allow_http is not true or false: " + text);
    };
  }
}

package dev.feria.server.demo;

import dev.feria.core.provider.CredentialField;
import dev.feria.core.provider.ProviderDescriptor;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The server's settings for a demo: the sandbox instead of the providers, all data in one folder.
 */
final class DemoSettings {
  /** What the operator of a demo sets where the sandbox says nothing: nobody waits for a demo. */
  private static final Map<String, String> WIDE = Map.of("requests_per_second", "100");

  private DemoSettings() {}

  /**
   * Makes the settings.
   *
   * @param known the providers of this server, by id
   */
  static Map<String, String> of(
      int port,
      URI publicUrl,
      Path data,
      List<DemoSandbox.Stall> stalls,
      Map<String, ProviderDescriptor> known) {
    Map<String, String> settings = new HashMap<>();
    settings.put("FERIA_HOST", "127.0.0.1");
    settings.put("FERIA_PORT", Integer.toString(port));
    settings.put("FERIA_PUBLIC_URL", publicUrl.toString());
    settings.put("FERIA_DATA", data.resolve("server").toString());
    settings.put("FERIA_ALLOW_PRIVATE_HOSTS", "true");
    for (DemoSandbox.Stall stall : stalls) {
      ProviderDescriptor descriptor = Objects.requireNonNull(known.get(stall.id()));
      String prefix = "FERIA_PROVIDER_" + stall.id().toUpperCase(Locale.ROOT) + "_";
      settings.put(prefix + "BASE_URL", stall.baseUrl().toString());
      for (CredentialField field : descriptor.settings()) {
        String value = stall.application().getOrDefault(field.name(), WIDE.get(field.name()));
        if (value != null) {
          settings.put(prefix + field.name().toUpperCase(Locale.ROOT), value);
        }
      }
    }
    return settings;
  }
}

package dev.feria.core.provider;

import dev.feria.core.auth.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings of one provider.
 *
 * @param baseUrl replaces the provider's hosts, for a sandbox; null for the real ones
 * @param values by {@link CredentialField#name}
 */
public record ProviderSettings(@Nullable URI baseUrl, Map<String, Secret> values) {
  public ProviderSettings {
    values = Map.copyOf(values);
  }

  /**
   * Returns a setting that the provider cannot do without.
   *
   * @throws IllegalArgumentException naming the setting when it is absent
   */
  public Secret require(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("setting missing: " + name));
  }

  /** Returns a setting. */
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.reveal().isBlank());
  }
}

package dev.feria.server.accounts;

import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor;
import dev.feria.core.provider.ProviderDescriptor.Connect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider on the class path.
 *
 * @param capabilities what its accounts can do, in snake_case, sorted
 * @param application null when the operator has not configured it
 */
public record ConfiguredProvider(
    ProviderDescriptor descriptor,
    List<String> capabilities,
    @Nullable ProviderApplication application) {

  /**
   * Returns how an account may be connected, the usual way first: OAuth only where the operator has
   * configured an application for it.
   */
  public List<Connect> ways() {
    ProviderApplication configured = application;
    return descriptor.connects().stream()
        .filter(
            way ->
                way != Connect.OAUTH
                    || configured == null
                    || configured.authorization().isPresent())
        .toList();
  }
}

package dev.feria.server.accounts;

import dev.feria.core.provider.ProviderApplication;
import dev.feria.core.provider.ProviderDescriptor;
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
    @Nullable ProviderApplication application) {}

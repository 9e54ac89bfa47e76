package dev.feria.server.console.integrations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of integrations.
 *
 * @param outcome what became of connecting; null for nothing
 * @param connected whether it went well
 */
public record IntegrationsView(
    List<ProviderCard> providers, @Nullable String outcome, boolean connected) {}

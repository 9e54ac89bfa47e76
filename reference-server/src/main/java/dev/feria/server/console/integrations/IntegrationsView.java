package dev.feria.server.console.integrations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of integrations.
 *
 * @param outcome what became of connecting; null for nothing
 * @param connected whether it went well
 * @param waiting by what to ask for keys that a provider posts by itself; null when none are
 *     awaited
 * @param provider whose keys those are
 */
public record IntegrationsView(
    List<ProviderCard> providers,
    @Nullable String outcome,
    boolean connected,
    @Nullable String waiting,
    String provider) {}

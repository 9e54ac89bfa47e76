package dev.feria.server.console.integrations;

import java.util.List;

/** The page of integrations. */
public record IntegrationsView(List<ProviderCard> providers) {}

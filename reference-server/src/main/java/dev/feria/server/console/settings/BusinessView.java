package dev.feria.server.console.settings;

import org.jspecify.annotations.Nullable;

/** The form for the business itself. */
public record BusinessView(String name, String locale, String tenantId, @Nullable String problem) {}

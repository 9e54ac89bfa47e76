package dev.feria.server.console.settings;

import dev.feria.server.console.Form;

/** The page of the business. */
public record BusinessView(String locale, String tenantId, Form form) {}

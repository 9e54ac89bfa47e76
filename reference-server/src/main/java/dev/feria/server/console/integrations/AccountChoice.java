package dev.feria.server.console.integrations;

/** An account to choose in a filter. */
public record AccountChoice(String id, String name) {}

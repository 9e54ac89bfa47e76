package dev.feria.server.console.integrations;

/** Sends a browser without scripts on to a provider's authorisation page. */
public record LeaveView(String provider, String url) {}

package dev.feria.server.console;

import org.jspecify.annotations.Nullable;

/**
 * An error page.
 *
 * @param title what happened
 * @param text what to do
 * @param reference what to quote to support
 */
public record ProblemView(String title, String text, @Nullable String reference) {}

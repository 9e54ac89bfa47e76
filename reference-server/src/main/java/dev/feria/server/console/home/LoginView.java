package dev.feria.server.console.home;

import org.jspecify.annotations.Nullable;

/**
 * The log-in form.
 *
 * @param email as it was entered
 * @param next where to go afterwards, a path of ours
 * @param problem why it did not work
 */
public record LoginView(String email, String next, @Nullable String problem) {}

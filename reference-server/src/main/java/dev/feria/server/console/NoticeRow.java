package dev.feria.server.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at.
 *
 * @param severity info, warning or error
 * @param title what happened
 * @param advice what to do
 * @param href where to do it
 * @param action what the link is called; empty without one
 */
public record NoticeRow(
    String severity,
    String title,
    String advice,
    Instant at,
    @Nullable String href,
    String action) {}

package dev.feria.server.console.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of people. */
public record UsersView(List<UserRow> rows, @Nullable String problem) {}

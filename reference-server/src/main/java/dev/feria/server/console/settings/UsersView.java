package dev.feria.server.console.settings;

import dev.feria.server.console.Form;
import java.util.List;

/** The page of users. */
public record UsersView(List<UserRow> rows, Form form) {}

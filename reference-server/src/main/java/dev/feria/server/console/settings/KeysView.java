package dev.feria.server.console.settings;

import dev.feria.server.console.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of API keys.
 *
 * @param created a key just made, in clear this once
 */
public record KeysView(List<KeyRow> rows, @Nullable String created, Form form) {}

package dev.feria.server.console.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of API keys.
 *
 * @param created the key just made, shown this once
 */
public record KeysView(List<KeyRow> rows, @Nullable String created, @Nullable String problem) {}

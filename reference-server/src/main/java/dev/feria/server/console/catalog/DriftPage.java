package dev.feria.server.console.catalog;

import dev.feria.server.console.integrations.AccountChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of differences. */
public record DriftPage(
    String account, List<AccountChoice> accounts, List<DriftRow> rows, @Nullable String next) {}

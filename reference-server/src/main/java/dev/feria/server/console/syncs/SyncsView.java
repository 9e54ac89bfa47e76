package dev.feria.server.console.syncs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of syncs. */
public record SyncsView(List<SyncRow> rows, @Nullable String next, long deadCount) {}

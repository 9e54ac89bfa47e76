package dev.feria.server.console.syncs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of one sync. */
public record SyncView(SyncRow row, List<SyncRecordRow> records, @Nullable String next) {}

package dev.feria.server.console.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of the audit log. */
public record AuditView(List<AuditRow> rows, @Nullable String next) {}

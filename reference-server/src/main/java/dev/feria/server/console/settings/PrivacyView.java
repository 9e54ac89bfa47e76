package dev.feria.server.console.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of requests about personal data. */
public record PrivacyView(List<PrivacyRow> rows, @Nullable String next) {}

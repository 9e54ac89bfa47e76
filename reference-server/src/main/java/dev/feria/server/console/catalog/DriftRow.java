package dev.feria.server.console.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A difference in a table.
 *
 * @param shown what the channel shows
 * @param wanted what it should show
 * @param explanation why, in a sentence
 * @param repairable whether writing again may help
 */
public record DriftRow(
    String id,
    String accountName,
    String title,
    @Nullable String sku,
    String productId,
    @Nullable Integer shown,
    int wanted,
    String cause,
    String explanation,
    boolean repairable) {}

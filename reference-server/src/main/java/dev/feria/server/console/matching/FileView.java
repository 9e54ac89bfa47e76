package dev.feria.server.console.matching;

import dev.feria.server.catalog.ImportView;

/**
 * What a file would do, or did.
 *
 * @param kind products or links
 * @param text the file, to send it again
 */
public record FileView(String kind, ImportView result, String text) {}

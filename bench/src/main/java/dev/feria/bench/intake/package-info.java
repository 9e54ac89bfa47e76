/**
 * Imports many orders into a server with a small heap, and walks the same pages with the SDK alone.
 * The difference is what storing costs.
 */
@NullMarked
package dev.feria.bench.intake;

import org.jspecify.annotations.NullMarked;

/**
 * Exports: they run on the simulated clock, page by page into a file, which is served by ranges.
 */
@NullMarked
package dev.feria.sandbox.shopify.bulk;

import org.jspecify.annotations.NullMarked;

/**
 * The pages that match listings to products, read files, and set rules for prices. Each answers
 * htmx with the part that changed.
 */
@NullMarked
package dev.feria.server.console.matching;

import org.jspecify.annotations.NullMarked;

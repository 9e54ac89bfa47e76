/**
 * Pieces that appear in the answers of several resource families. Shapes after the provider's
 * developer pages as read in November 2026; the page of each family is named in its own package.
 */
@NullMarked
package dev.feria.mercadolibre.wire;

import org.jspecify.annotations.NullMarked;

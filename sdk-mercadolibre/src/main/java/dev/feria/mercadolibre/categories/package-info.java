/**
 * Categories, their attributes and sale terms, and the search for the right one. Page:
 * publica-productos (09/01/2026).
 */
@NullMarked
package dev.feria.mercadolibre.categories;

import org.jspecify.annotations.NullMarked;

/**
 * The seeded catalogue: sellers, items and a year of orders. The same seed gives the same
 * catalogue.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.catalogue;

import org.jspecify.annotations.NullMarked;

/**
 * Items, variations, user products, stock by location, prices and publishing. Quantities follow the
 * rules of the seller's stock model.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.items;

import org.jspecify.annotations.NullMarked;

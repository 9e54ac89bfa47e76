/**
 * Orders, packs and what belongs to them, and the purchases that create them. Stock moves here
 * under the world's lock, so the last unit is sold once.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.orders;

import org.jspecify.annotations.NullMarked;

/**
 * Claims and returns after a purchase. A few are seeded and more can be opened through the control
 * API.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.claims;

import org.jspecify.annotations.NullMarked;

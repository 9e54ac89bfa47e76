/**
 * Shipments with their children and labels. The old shape is answered when the caller does not ask
 * for the new one.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.shipments;

import org.jspecify.annotations.NullMarked;

/**
 * The state of the Mercado Libre twin: plain mutable objects, guarded by the one lock of the world.
 * They are written to and read from snapshots as they are.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.state;

import org.jspecify.annotations.NullMarked;

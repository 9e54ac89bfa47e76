/**
 * What the twin remembers: stores with their catalogue, stock, orders, applications and tokens.
 * Plain mutable objects, guarded by the lock of the twin's context and written whole into the state
 * file.
 */
@NullMarked
package dev.feria.sandbox.shopify.state;

import org.jspecify.annotations.NullMarked;

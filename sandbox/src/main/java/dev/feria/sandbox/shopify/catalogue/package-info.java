/**
 * The seeded stores: products, stock, and orders of the last weeks. The same seed gives the same
 * stores.
 */
@NullMarked
package dev.feria.sandbox.shopify.catalogue;

import org.jspecify.annotations.NullMarked;

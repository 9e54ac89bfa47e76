/**
 * Products and their variants, with prices and states. A variant is the smallest thing that is
 * sold.
 */
@NullMarked
package dev.feria.shopify.products;

import org.jspecify.annotations.NullMarked;

/**
 * Orders with their lines, refunds and payments. The provider keeps them as a graph; these records
 * hold the part that a shop's software needs.
 */
@NullMarked
package dev.feria.shopify.orders;

import org.jspecify.annotations.NullMarked;

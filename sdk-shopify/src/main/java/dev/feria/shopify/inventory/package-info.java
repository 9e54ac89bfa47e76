/**
 * Locations, inventory items, and the quantities of an item at a location. Quantities are set by
 * compare and set.
 */
@NullMarked
package dev.feria.shopify.inventory;

import org.jspecify.annotations.NullMarked;

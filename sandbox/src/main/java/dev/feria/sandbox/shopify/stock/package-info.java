/**
 * The book of stock: what is available and committed at each location, and who is told when it
 * changes.
 */
@NullMarked
package dev.feria.sandbox.shopify.stock;

import org.jspecify.annotations.NullMarked;

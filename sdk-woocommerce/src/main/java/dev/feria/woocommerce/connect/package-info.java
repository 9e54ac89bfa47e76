/**
 * Finds out how a shop can be reached, and what its owner must change where it cannot. Knows the
 * page on which an owner grants keys too.
 */
@NullMarked
package dev.feria.woocommerce.connect;

import org.jspecify.annotations.NullMarked;

/**
 * Orders with their notes, refunds and trackings. Lists go on where they were left, and skip no
 * order that moves while they are read.
 */
@NullMarked
package dev.feria.woocommerce.orders;

import org.jspecify.annotations.NullMarked;

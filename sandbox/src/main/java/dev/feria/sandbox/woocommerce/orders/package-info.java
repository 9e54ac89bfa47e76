/**
 * Orders with their notes and refunds, over REST and as customers make them. Stock follows the
 * status of an order.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.orders;

import org.jspecify.annotations.NullMarked;

/**
 * What has to leave, from where, and what has left. The provider ships fulfillment orders, not
 * orders.
 */
@NullMarked
package dev.feria.shopify.fulfillments;

import org.jspecify.annotations.NullMarked;

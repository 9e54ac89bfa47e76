/**
 * What a shop knows: products, orders, keys, webhooks and the settings of its host. Plain mutable
 * objects, guarded by the twin's lock.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.state;

import org.jspecify.annotations.NullMarked;

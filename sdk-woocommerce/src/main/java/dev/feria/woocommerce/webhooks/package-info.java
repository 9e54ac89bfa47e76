/**
 * Webhooks: their registration at the shop, and what the shop posts. Bodies are those of the
 * resources.
 */
@NullMarked
package dev.feria.woocommerce.webhooks;

import org.jspecify.annotations.NullMarked;

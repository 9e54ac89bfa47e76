/**
 * Webhooks: their registration and their deliveries. A delivery shows the state of the moment it is
 * sent, and is never tried twice.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.webhooks;

import org.jspecify.annotations.NullMarked;

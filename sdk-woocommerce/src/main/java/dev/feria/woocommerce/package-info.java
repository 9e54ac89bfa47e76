/**
 * A typed client for the REST API of a WooCommerce shop. Start at {@link
 * dev.feria.woocommerce.WooCommerceClient}.
 */
@NullMarked
package dev.feria.woocommerce;

import org.jspecify.annotations.NullMarked;

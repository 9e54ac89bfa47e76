/**
 * The twin of WooCommerce: every shop is a site of its own below one prefix, each with its own
 * weaknesses. Each resource family has a package of its own below this one.
 */
@NullMarked
package dev.feria.sandbox.woocommerce;

import org.jspecify.annotations.NullMarked;

/**
 * Products and variations: how they read, how they are written, and their stock. Prices are text,
 * quantities numbers.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.products;

import org.jspecify.annotations.NullMarked;

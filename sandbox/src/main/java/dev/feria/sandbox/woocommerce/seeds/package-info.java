/**
 * The shops as they are seeded: goods, products of their own, customers and two months of orders.
 * The same seed gives the same shops.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.seeds;

import org.jspecify.annotations.NullMarked;

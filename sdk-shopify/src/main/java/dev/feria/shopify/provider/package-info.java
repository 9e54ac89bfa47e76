/**
 * Shopify as a Feria provider: {@link ShopifyProvider} is found by the service loader and
 * translates the typed client to the neutral capabilities. Everything else here is its own
 * business.
 */
@NullMarked
package dev.feria.shopify.provider;

import org.jspecify.annotations.NullMarked;

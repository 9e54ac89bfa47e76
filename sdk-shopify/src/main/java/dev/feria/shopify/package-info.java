/**
 * A typed client for one Shopify shop, over its GraphQL Admin API. Start with {@link
 * ShopifyClient#builder}.
 */
@NullMarked
package dev.feria.shopify;

import org.jspecify.annotations.NullMarked;

/**
 * Webhooks: the REST-shaped bodies, their signatures, and delivery with retries until a
 * subscription is given up.
 */
@NullMarked
package dev.feria.sandbox.shopify.webhooks;

import org.jspecify.annotations.NullMarked;

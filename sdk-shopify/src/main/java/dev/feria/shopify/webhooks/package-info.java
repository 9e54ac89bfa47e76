/**
 * Webhooks: subscriptions, their signature, and records of what they carry. The payloads are in the
 * provider's REST style, with snake_case names and numeric ids.
 */
@NullMarked
package dev.feria.shopify.webhooks;

import org.jspecify.annotations.NullMarked;

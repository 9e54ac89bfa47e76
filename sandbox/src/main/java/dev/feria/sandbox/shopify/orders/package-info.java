/**
 * What happens to orders: customers buy, pay, cancel and send things back; the seller ships. Stock
 * and webhooks follow every step.
 */
@NullMarked
package dev.feria.sandbox.shopify.orders;

import org.jspecify.annotations.NullMarked;

/**
 * What else a shop answers: its index, settings, status, reports, customers and coupons. All of it
 * is read only.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.shop;

import org.jspecify.annotations.NullMarked;

/** Coupons, to be read. Orders name them by their code. */
@NullMarked
package dev.feria.woocommerce.coupons;

import org.jspecify.annotations.NullMarked;

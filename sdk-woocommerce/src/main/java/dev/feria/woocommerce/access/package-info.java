/**
 * How one shop is reached: its address, its keys, and the way to sign that its host lets through.
 * What {@code connect} finds out is kept in these types.
 */
@NullMarked
package dev.feria.woocommerce.access;

import org.jspecify.annotations.NullMarked;

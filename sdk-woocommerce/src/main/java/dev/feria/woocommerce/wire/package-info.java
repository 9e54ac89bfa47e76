/**
 * Shapes that several resources share. Values that PHP writes in more than one way are read in all
 * of them.
 */
@NullMarked
package dev.feria.woocommerce.wire;

import org.jspecify.annotations.NullMarked;

/** How calls are made. Not for use from outside this module. */
@NullMarked
package dev.feria.shopify.internal;

import org.jspecify.annotations.NullMarked;

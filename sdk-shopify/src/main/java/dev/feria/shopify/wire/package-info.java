/**
 * What many answers are made of: amounts, pages, ids, errors of a mutation. Names and units are the
 * provider's.
 */
@NullMarked
package dev.feria.shopify.wire;

import org.jspecify.annotations.NullMarked;

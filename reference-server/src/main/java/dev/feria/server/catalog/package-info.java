/**
 * Products, the listings that channels show, and the links between them. A listing is linked by its
 * SKU or by a person; while it is not, it waits among the unmatched.
 */
@NullMarked
package dev.feria.server.catalog;

import org.jspecify.annotations.NullMarked;

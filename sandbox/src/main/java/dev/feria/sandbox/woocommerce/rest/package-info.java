/**
 * How a shop takes calls in: the ways its routes can be written, who the caller is, paging, batches
 * and errors. It knows no resource.
 */
@NullMarked
package dev.feria.sandbox.woocommerce.rest;

import org.jspecify.annotations.NullMarked;

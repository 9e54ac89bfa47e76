/**
 * The pages of products with their stock, and of listings. Quantities are shown live and moved by
 * hand here, and unmatched listings are linked to products.
 */
@NullMarked
package dev.feria.server.console.catalog;

import org.jspecify.annotations.NullMarked;

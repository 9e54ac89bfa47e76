/** Products and variations, their stock and their prices. Writes go one by one or in batches. */
@NullMarked
package dev.feria.woocommerce.products;

import org.jspecify.annotations.NullMarked;

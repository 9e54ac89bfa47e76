/**
 * Stock by location: user products, warehouses and the provider's own warehouse. Pages:
 * user-products (10/02/2026), stock-distribuido (20/04/2026), stock-multi-origen (15/05/2026),
 * convivencia-full-y-flex (15/05/2026).
 */
@NullMarked
package dev.feria.mercadolibre.stock;

import org.jspecify.annotations.NullMarked;

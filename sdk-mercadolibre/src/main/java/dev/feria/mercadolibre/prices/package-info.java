/**
 * What the buyer pays, what the provider charges, and what comparable items cost. Pages:
 * api-de-precios (26/02/2026), comision-por-vender (15/04/2026), referencias-de-precios
 * (17/12/2025).
 */
@NullMarked
package dev.feria.mercadolibre.prices;

import org.jspecify.annotations.NullMarked;

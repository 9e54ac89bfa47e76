/**
 * Orders, packs and the buyer's tax data. Pages: gestiona-ventas (21/09/2026), gestion-packs
 * (29/12/2025).
 */
@NullMarked
package dev.feria.mercadolibre.orders;

import org.jspecify.annotations.NullMarked;

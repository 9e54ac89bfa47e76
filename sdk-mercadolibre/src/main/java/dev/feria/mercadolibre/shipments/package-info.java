/**
 * Shipments, their children and their labels. Pages: envios (05/06/2026), mercadoenvios-modo-2
 * (15/07/2025).
 */
@NullMarked
package dev.feria.mercadolibre.shipments;

import org.jspecify.annotations.NullMarked;

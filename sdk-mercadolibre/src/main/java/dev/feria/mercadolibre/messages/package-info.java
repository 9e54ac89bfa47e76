/**
 * Messages between seller and buyer after the sale. Pages: mensajeria-post-venta (27/04/2026),
 * mensajes-bloqueados (18/05/2026), motivos-para-comunicarse (04/07/2025), mensajes-pendientes
 * (11/09/2025).
 */
@NullMarked
package dev.feria.mercadolibre.messages;

import org.jspecify.annotations.NullMarked;

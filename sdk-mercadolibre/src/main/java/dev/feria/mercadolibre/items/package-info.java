/**
 * Items and their variations: search, read, create, change. Pages: items-y-busquedas (08/04/2025),
 * variaciones (30/12/2025), precio-variacion (14/05/2026),
 * producto-sincroniza-modifica-publicaciones (24/03/2026), publica-productos (09/01/2026).
 */
@NullMarked
package dev.feria.mercadolibre.items;

import org.jspecify.annotations.NullMarked;

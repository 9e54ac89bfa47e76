/** Claims, mediations and returns after the sale. Page: que-es-un-reclamo (06/05/2026). */
@NullMarked
package dev.feria.mercadolibre.claims;

import org.jspecify.annotations.NullMarked;

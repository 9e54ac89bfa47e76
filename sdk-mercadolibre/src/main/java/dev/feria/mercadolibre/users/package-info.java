/**
 * The seller's own user record and the application's grants. Pages: usuarios-y-aplicaciones
 * (30/12/2025), autenticacion-y-autorizacion (29/12/2025).
 */
@NullMarked
package dev.feria.mercadolibre.users;

import org.jspecify.annotations.NullMarked;

/**
 * Notifications that the provider posts to the application, and those it could not deliver. Page:
 * productos-recibe-notificaciones (01/06/2026).
 */
@NullMarked
package dev.feria.mercadolibre.notifications;

import org.jspecify.annotations.NullMarked;

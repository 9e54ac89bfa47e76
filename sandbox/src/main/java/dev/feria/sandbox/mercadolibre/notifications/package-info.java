/**
 * Notifications to the application's callback with the platform's retries, and the list of missed
 * ones. Deliveries run on the simulated clock.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.notifications;

import org.jspecify.annotations.NullMarked;

/**
 * Messages after the sale, one thread per pack. Reading marks a thread as read unless the caller
 * says otherwise.
 */
@NullMarked
package dev.feria.sandbox.mercadolibre.messages;

import org.jspecify.annotations.NullMarked;

/**
 * Goods of orders that left. A shipment is stored first and told to the channel that sold by a
 * durable queue, as often as it takes and with the same reference each time.
 */
@NullMarked
package dev.feria.server.shipping;

import org.jspecify.annotations.NullMarked;

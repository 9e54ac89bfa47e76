/**
 * What goods cost at each channel: base price, a rule per account, and publishing, level-triggered
 * as that of stock. A price is computed when it is sent, so that only the last of many changes goes
 * out.
 */
@NullMarked
package dev.feria.server.prices;

import org.jspecify.annotations.NullMarked;

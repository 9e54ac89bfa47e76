/**
 * The stock ledger and its reservations, and the publishing of quantities to channels. Movements
 * are only ever added; what is on hand, what is reserved and the version change in the transaction
 * that holds the product's row.
 */
@NullMarked
package dev.feria.server.inventory;

import org.jspecify.annotations.NullMarked;

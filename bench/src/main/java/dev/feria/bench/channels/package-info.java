/**
 * One stock over many channels under load: how fast the others learn of a sale, how much of the
 * budgets is used, and whether the ledger stays right when last units sell everywhere at once.
 */
@NullMarked
package dev.feria.bench.channels;

import org.jspecify.annotations.NullMarked;

/** Budgets: how much a provider allows, who goes first, and what the answers teach about it. */
@NullMarked
package dev.feria.core.limit;

import org.jspecify.annotations.NullMarked;

/** When to try again: a pure decision from status, safety and what the provider asked for. */
@NullMarked
package dev.feria.core.retry;

import org.jspecify.annotations.NullMarked;

/**
 * Measures what the project promises: the cost of a client call, of an acknowledged webhook and of
 * an imported order. Everything runs on this machine's loopback, for a bounded time.
 */
@NullMarked
package dev.feria.bench;

import org.jspecify.annotations.NullMarked;

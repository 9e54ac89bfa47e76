/**
 * Compares a call through the SDK with the same call written by hand on OkHttp and Moshi. Both
 * fetch the same order from the same server of this machine.
 */
@NullMarked
package dev.feria.bench.client;

import org.jspecify.annotations.NullMarked;

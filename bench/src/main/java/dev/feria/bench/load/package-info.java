/**
 * Sends requests at a constant rate, whether or not the answers keep up, and counts every wait from
 * the moment a request should have been sent. So a stall of the server shows in full.
 */
@NullMarked
package dev.feria.bench.load;

import org.jspecify.annotations.NullMarked;

/**
 * What every fake platform shares: the contract, the simulated clock, scripted faults, the call log
 * and webhook delivery. A new platform implements {@link dev.feria.sandbox.twin.Twin} and is found
 * by ServiceLoader.
 */
@NullMarked
package dev.feria.sandbox.twin;

import org.jspecify.annotations.NullMarked;

/**
 * The front door of the sandbox: it sends a call to the control API or to the twin that owns its
 * path. Scripted faults and the call log are applied here, so that no twin has to.
 */
@NullMarked
package dev.feria.sandbox.control;

import org.jspecify.annotations.NullMarked;

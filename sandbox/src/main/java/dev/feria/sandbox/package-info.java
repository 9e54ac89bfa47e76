/**
 * Stateful fakes of external platforms over real HTTP, as a runnable jar and as a class. Start with
 * {@link dev.feria.sandbox.Sandbox}.
 */
@NullMarked
package dev.feria.sandbox;

import org.jspecify.annotations.NullMarked;

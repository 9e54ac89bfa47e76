/** Messages between a seller and a person, and the capability that carries them. */
@NullMarked
package dev.feria.core.messaging;

import org.jspecify.annotations.NullMarked;

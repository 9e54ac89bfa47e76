/** The one family of exceptions that every SDK throws, divided by what the caller can do next. */
@NullMarked
package dev.feria.core.error;

import org.jspecify.annotations.NullMarked;

/** Holds the API against its description, and the description against the API. */
@NullMarked
package dev.feria.server.openapi;

import org.jspecify.annotations.NullMarked;

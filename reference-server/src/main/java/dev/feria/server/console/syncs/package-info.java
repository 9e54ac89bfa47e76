/** The pages of syncs and of what could not be handled. Failed records are retried here. */
@NullMarked
package dev.feria.server.console.syncs;

import org.jspecify.annotations.NullMarked;

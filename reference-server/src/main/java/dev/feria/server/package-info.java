/**
 * The server as a whole: its command line, its settings and its composition root. Everything else
 * is a feature's package, and {@link dev.feria.server.Wiring} is the only place that knows them
 * all.
 */
@NullMarked
package dev.feria.server;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the console over real HTTP and a real database. A fake provider stands in for channels.
 */
@NullMarked
package dev.feria.server.console;

import org.jspecify.annotations.NullMarked;

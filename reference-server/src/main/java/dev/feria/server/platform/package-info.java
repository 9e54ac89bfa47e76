/**
 * What belongs to no feature: the database, background work, wake-ups, metrics. Features build on
 * it; it knows none of them.
 */
@NullMarked
package dev.feria.server.platform;

import org.jspecify.annotations.NullMarked;

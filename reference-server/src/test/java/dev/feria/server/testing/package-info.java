/**
 * What tests of all features share: a real database for each test class, cheap enough to be used.
 */
@NullMarked
package dev.feria.server.testing;

import org.jspecify.annotations.NullMarked;

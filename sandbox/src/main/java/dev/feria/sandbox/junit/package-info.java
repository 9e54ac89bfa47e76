/**
 * The JUnit 5 extension that gives a test a running sandbox. Each test begins with the seeded
 * state.
 */
@NullMarked
package dev.feria.sandbox.junit;

import org.jspecify.annotations.NullMarked;

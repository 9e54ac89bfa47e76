/** A made-up provider, as small as one can be, to try the contract tests on. */
@NullMarked
package dev.feria.testkit.example;

import org.jspecify.annotations.NullMarked;

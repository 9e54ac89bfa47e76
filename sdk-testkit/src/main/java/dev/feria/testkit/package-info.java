/**
 * What a provider module is tested with: the contract tests that every provider passes, and the
 * test doubles they are made of, for users of the SDKs too. Depend on it in test scope.
 */
@NullMarked
package dev.feria.testkit;

import org.jspecify.annotations.NullMarked;

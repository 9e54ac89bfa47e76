/** One call to a provider: build, authorise, wait for budget, send, retry, decode, map errors. */
@NullMarked
package dev.feria.core.http;

import org.jspecify.annotations.NullMarked;

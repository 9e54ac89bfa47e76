package dev.feria.core.http;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one sending ended with: an answer, or a failure without one.
 *
 * @param again how long to wait before the next attempt; null when this was the last
 */
record Attempt(
    @Nullable RawResponse answer, @Nullable IOException failure, @Nullable Duration again) {}

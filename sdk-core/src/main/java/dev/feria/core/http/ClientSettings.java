package dev.feria.core.http;

import dev.feria.core.auth.Credentials;
import dev.feria.core.json.Json;
import dev.feria.core.limit.HeaderFeedback;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Sleeper;
import io.github.resilience4j.retry.Retry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Everything an {@link ApiClient} was built with. */
record ClientSettings(
    String provider,
    HttpUrl base,
    AllowedHosts hosts,
    OkHttpClient http,
    Clock clock,
    Sleeper sleeper,
    CallListener listener,
    Credentials credentials,
    Map<String, List<RateBudget>> budgets,
    ErrorCodes errors,
    RetryPolicy policy,
    Retry retry,
    HeaderFeedback feedback,
    AnswerInspector inspector,
    AnswerCleaner cleaner,
    Map<String, String> headers,
    Json json,
    Duration timeout,
    DoubleSupplier random,
    @Nullable String idempotencyHeader,
    long longestBody) {}

package dev.feria.core.http;

import dev.feria.core.auth.Credentials;
import dev.feria.core.json.Json;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.HeaderFeedback;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Sleeper;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link ApiClient} needs. Not thread-safe. */
public final class ApiClientBuilder {
  private static final long LONGEST_BODY = 32L * 1024 * 1024;

  private final String provider;
  private final HttpUrl base;
  private final Map<String, List<RateBudget>> budgets = new HashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Set<String> hosts = Set.of();
  private @Nullable Transport transport;
  private Clock clock = Clock.systemUTC();
  private @Nullable Sleeper sleeper;
  private CallListener listener = CallListener.NONE;
  private Credentials credentials = Credentials.NONE;
  private ErrorCodes errors = ErrorCodes.DEFAULT;
  private RetryPolicy retry = RetryPolicy.DEFAULT;
  private HeaderFeedback feedback = HeaderFeedback.NONE;
  private AnswerInspector inspector = AnswerInspector.NONE;
  private AnswerCleaner cleaner = AnswerCleaner.NONE;
  private Json json = Json.standard();
  private Duration timeout = Duration.ofMinutes(2);
  private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
  private @Nullable String idempotencyHeader;
  private long longestBody = LONGEST_BODY;

  ApiClientBuilder(String provider, URI base) {
    this.provider = provider;
    this.base = url(base);
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "feria-java");
  }

  /** Uses this connection pool; required. */
  public ApiClientBuilder transport(Transport value) {
    this.transport = value;
    return this;
  }

  /** Reads the time here; UTC of the system if nothing is said. */
  public ApiClientBuilder clock(Clock value) {
    this.clock = value;
    return this;
  }

  /** Waits with this between attempts; required. */
  public ApiClientBuilder sleeper(Sleeper value) {
    this.sleeper = value;
    return this;
  }

  /** Tells this of every call. */
  public ApiClientBuilder listener(CallListener value) {
    this.listener = value;
    return this;
  }

  /** Authorises calls; not at all if nothing is said. */
  public ApiClientBuilder credentials(Credentials value) {
    this.credentials = value;
    return this;
  }

  /** Lets the credentials also travel to these hosts, over https; the base is always allowed. */
  public ApiClientBuilder allowHosts(String... names) {
    this.hosts =
        Stream.of(names)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return this;
  }

  /** Draws calls of a bucket on this budget too; calls of buckets without budget do not wait. */
  public ApiClientBuilder budget(String bucket, RateBudget budget) {
    budgets.computeIfAbsent(bucket, name -> new ArrayList<>()).add(budget);
    return this;
  }

  /**
   * Draws on the budgets of a provider's quotas, each in its bucket.
   *
   * @param owner names who holds the quotas of a scope, see {@link Budgets#budget}
   */
  public ApiClientBuilder quotas(
      Budgets shared, List<Quota> quotas, Function<Quota.Scope, String> owner) {
    for (Quota quota : quotas) {
      budget(quota.bucket(), shared.budget(owner.apply(quota.scope()), quota));
    }
    return this;
  }

  /** Reads what headers tell about the budget. */
  public ApiClientBuilder feedback(HeaderFeedback value) {
    this.feedback = value;
    return this;
  }

  /** Looks into the bodies of answers with this. */
  public ApiClientBuilder inspector(AnswerInspector value) {
    this.inspector = value;
    return this;
  }

  /** Takes away with this what is not part of an answer's document. */
  public ApiClientBuilder cleaner(AnswerCleaner value) {
    this.cleaner = value;
    return this;
  }

  /** Maps errors with this table. */
  public ApiClientBuilder errors(ErrorCodes value) {
    this.errors = value;
    return this;
  }

  /** Retries like this; {@link RetryPolicy#DEFAULT} if nothing is said. */
  public ApiClientBuilder retry(RetryPolicy value) {
    this.retry = value;
    return this;
  }

  /** Sends a header with every call. */
  public ApiClientBuilder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /**
   * Names the header in which the provider honours idempotency keys; without one, {@link
   * CallOptions#idempotencyKey} has no effect.
   */
  public ApiClientBuilder idempotencyHeader(String name) {
    this.idempotencyHeader = name;
    return this;
  }

  /** Bounds a whole call, waits and retries included; 2 minutes if nothing is said. */
  public ApiClientBuilder timeout(Duration value) {
    this.timeout = value;
    return this;
  }

  /** Reads answers of at most this many bytes; 32 MiB if nothing is said. */
  public ApiClientBuilder longestBody(long bytes) {
    this.longestBody = bytes;
    return this;
  }

  /** Draws jitter from here, from 0 inclusive to 1 exclusive. */
  public ApiClientBuilder random(DoubleSupplier value) {
    this.random = value;
    return this;
  }

  /**
   * Returns the client.
   *
   * @throws IllegalStateException naming what is missing
   */
  public ApiClient build() {
    if (transport == null) {
      throw new IllegalStateException("transport missing");
    }
    if (sleeper == null) {
      throw new IllegalStateException("sleeper missing");
    }
    Map<String, List<RateBudget>> frozen = new HashMap<>();
    budgets.forEach((bucket, list) -> frozen.put(bucket, List.copyOf(list)));
    return new ApiClient(
        new ClientSettings(
            provider,
            base,
            new AllowedHosts(base, hosts),
            transport.http(),
            clock,
            sleeper,
            listener,
            credentials,
            Map.copyOf(frozen),
            errors,
            retry,
            retries(provider, retry),
            feedback,
            inspector,
            cleaner,
            new LinkedHashMap<>(headers),
            json,
            timeout,
            random,
            idempotencyHeader,
            longestBody));
  }

  /** The policy has decided already and the call waits by its own sleeper; this counts. */
  private static Retry retries(String provider, RetryPolicy policy) {
    return Retry.of(
        provider,
        RetryConfig.<Attempt>custom()
            .maxAttempts(policy.maxAttempts())
            .retryOnResult(attempt -> attempt.again() != null)
            .waitDuration(Duration.ZERO)
            .build());
  }

  private static HttpUrl url(URI base) {
    HttpUrl url = HttpUrl.parse(base.toString());
    if (url == null || url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException("not an http or https address without a query: " + base);
    }
    return url;
  }

  static ClientSettings credentials(ClientSettings s, Credentials credentials) {
    return derive(s, s.base(), s.hosts(), credentials);
  }

  static ClientSettings base(ClientSettings s, URI base) {
    HttpUrl url = url(base);
    return derive(s, url, new AllowedHosts(url, s.hosts().names()), s.credentials());
  }

  private static ClientSettings derive(
      ClientSettings s, HttpUrl base, AllowedHosts hosts, Credentials credentials) {
    return new ClientSettings(
        s.provider(),
        base,
        hosts,
        s.http(),
        s.clock(),
        s.sleeper(),
        s.listener(),
        credentials,
        s.budgets(),
        s.errors(),
        s.policy(),
        s.retry(),
        s.feedback(),
        s.inspector(),
        s.cleaner(),
        s.headers(),
        s.json(),
        s.timeout(),
        s.random(),
        s.idempotencyHeader(),
        s.longestBody());
  }
}

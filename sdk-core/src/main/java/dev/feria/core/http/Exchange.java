package dev.feria.core.http;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.BudgetHint;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.RetryAfter;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Safety;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call, from its first attempt to its result. Used once, by one thread. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

  private final ClientSettings s;
  private final ApiRequest.Parts parts;
  private final Safety safety;
  private final Priority priority;
  private final Map.@Nullable Entry<String, String> idempotency;
  private final Instant start;
  private final Instant deadline;
  private final List<RateBudget> budgets = new ArrayList<>();

  private Authorization authorization = Authorization.NONE;
  private boolean renewed;
  private int sent;
  private int tries;
  private int lastStatus;
  private Duration budgetWait = Duration.ZERO;

  Exchange(ClientSettings settings, ApiRequest.Parts parts, CallOptions options) {
    this.s = settings;
    this.parts = parts;
    String key = options.idempotencyKey();
    String header = settings.idempotencyHeader();
    this.idempotency = key == null || header == null ? null : Map.entry(header, key);
    Safety asked =
        idempotency != null && parts.safety() == Safety.UNSAFE ? Safety.IDEMPOTENT : parts.safety();
    this.safety = parts.content() instanceof Content.Once ? Safety.ONCE : asked;
    Priority wanted = options.priority();
    this.priority = wanted == null ? parts.priority() : wanted;
    Duration timeout = options.timeout();
    this.start = settings.clock().instant();
    this.deadline = start.plus(timeout == null ? settings.timeout() : timeout);
    for (String bucket : parts.buckets()) {
      budgets.addAll(settings.budgets().getOrDefault(bucket, List.of()));
    }
  }

  <T> ApiResponse<T> decoded(JsonType<T> type) {
    return listened(
        () -> {
          RawResponse answer = successful(run());
          return new ApiResponse<>(
              answer.status(), answer.headers(), decode(answer, type), answer.date());
        });
  }

  <T> Optional<T> found(JsonType<T> type) {
    return listened(
        () -> {
          RawResponse answer = run();
          if (answer.status() == 404 || (answer.isSuccess() && answer.bytes().length == 0)) {
            return Optional.empty();
          }
          return Optional.of(decode(successful(answer), type));
        });
  }

  RawResponse success() {
    return listened(() -> successful(run()));
  }

  RawResponse answer() {
    return listened(this::run);
  }

  private <T> T listened(Supplier<T> call) {
    String error = null;
    try {
      return call.get();
    } catch (RuntimeException failed) {
      error = failed.getClass().getSimpleName();
      throw failed;
    } finally {
      Duration elapsed = Duration.between(start, s.clock().instant());
      LOG.debug(
          "provider={} operation={} status={} attempts={} elapsed={} error={}",
          s.provider(),
          parts.operation(),
          lastStatus,
          sent,
          elapsed,
          error);
      s.listener()
          .ended(
              new CallListener.Call(
                  s.provider(), parts.operation(), lastStatus, sent, budgetWait, elapsed, error));
    }
  }

  private RawResponse run() {
    RequestFactory factory = new RequestFactory(s, parts);
    if (!s.hosts().allow(factory.url())) {
      throw failure(ErrorKind.UNREADABLE, "host_not_allowed", null, null);
    }
    Retry.Context<Attempt> retries = s.retry().context();
    while (true) {
      Attempt attempt = attempt(factory);
      RawResponse answer = attempt.answer();
      if (answer != null && renew(answer)) {
        continue;
      }
      if (!retries.onResult(attempt)) {
        retries.onComplete();
        if (answer != null) {
          return answer;
        }
        throw failure(ErrorKind.UNAVAILABLE, null, null, attempt.failure());
      }
      pause(attempt);
    }
  }

  private Attempt attempt(RequestFactory factory) {
    authorize(factory);
    if (acquire()) {
      authorize(factory);
    }
    sent++;
    tries++;
    Mark mark = new Mark();
    Call call = s.http().newCall(factory.request(authorization, idempotency));
    call.addEventListener(mark);
    bound(call);
    try (Response response = call.execute()) {
      RawResponse answer = read(response);
      lastStatus = answer.status();
      return judged(answer);
    } catch (IOException failure) {
      lastStatus = 0;
      int status = mark.sent ? RetryPolicy.NO_ANSWER : RetryPolicy.NOT_SENT;
      return new Attempt(null, failure, status, null, again(status, null));
    }
  }

  private void authorize(RequestFactory factory) {
    if (!parts.anonymous()) {
      authorization = s.credentials().authorize(factory.outgoing());
    }
  }

  private static final class Mark extends EventListener {
    volatile boolean sent;

    @Override
    public void requestHeadersStart(Call call) {
      sent = true;
    }
  }

  /** Takes the units from every budget; true if it had to wait. */
  private boolean acquire() {
    boolean waited = false;
    for (RateBudget budget : budgets) {
      Duration remaining = Duration.between(s.clock().instant(), deadline);
      Optional<Duration> took;
      try {
        took =
            budget.acquire(
                parts.units(), priority, remaining.isNegative() ? Duration.ZERO : remaining);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw failure(ErrorKind.UNAVAILABLE, "interrupted", null, stop);
      }
      if (took.isEmpty()) {
        throw failure(ErrorKind.THROTTLED, "budget", null, null);
      }
      budgetWait = budgetWait.plus(took.get());
      waited |= !took.get().isZero();
    }
    return waited;
  }

  private void bound(Call call) {
    long millis = Math.max(1, Duration.between(s.clock().instant(), deadline).toMillis());
    long pool = TimeUnit.NANOSECONDS.toMillis(call.timeout().timeoutNanos());
    if (pool == 0 || millis < pool) {
      call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    }
  }

  private RawResponse read(Response response) throws IOException {
    ResponseHeaders headers = ResponseHeaders.of(response.headers().toMultimap());
    byte[] bytes;
    BufferedSource source = response.body().source();
    if (source.request(s.longestBody() + 1)) {
      throw new IOException("an answer of more than " + s.longestBody() + " bytes");
    }
    bytes = source.readByteArray();
    return new RawResponse(response.code(), headers, bytes, date(headers));
  }

  private Instant date(ResponseHeaders headers) {
    Optional<String> date = headers.first("Date");
    if (date.isPresent()) {
      try {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.get()));
      } catch (DateTimeException unreadable) {
        LOG.trace("unreadable Date header");
      }
    }
    return s.clock().instant();
  }

  private Attempt judged(RawResponse answer) {
    Instant now = s.clock().instant();
    Duration retryAfter =
        answer.headers().first("Retry-After").flatMap(v -> RetryAfter.parse(v, now)).orElse(null);
    learn(answer, retryAfter, now);
    if (answer.isSuccess()) {
      return new Attempt(answer, null, answer.status(), retryAfter, null);
    }
    ErrorKind kind = s.errors().kind(answer.status(), s.errors().code(answer.bytes()).orElse(null));
    int status =
        switch (kind) {
          case THROTTLED -> 429;
          case UNAVAILABLE -> answer.status() < 400 ? 500 : answer.status();
          default -> 400;
        };
    return new Attempt(answer, null, answer.status(), retryAfter, again(status, retryAfter));
  }

  private void learn(RawResponse answer, @Nullable Duration retryAfter, Instant now) {
    if (budgets.isEmpty()) {
      return;
    }
    BudgetHint hint = s.feedback().read(answer.status(), answer.headers()::first);
    Duration closed = answer.status() == 429 && retryAfter != null ? retryAfter : hint.closedFor();
    for (RateBudget budget : budgets) {
      Integer remaining = hint.remaining();
      if (remaining != null) {
        budget.remaining(remaining);
      }
      if (closed != null) {
        budget.closedUntil(now.plus(closed));
      }
    }
  }

  private @Nullable Duration again(int status, @Nullable Duration retryAfter) {
    if (Thread.currentThread().isInterrupted()) {
      return null;
    }
    return s.policy()
        .next(tries, status, safety, retryAfter, s.random())
        .filter(wait -> !s.clock().instant().plus(wait).isAfter(deadline))
        .orElse(null);
  }

  private boolean renew(RawResponse answer) {
    if (renewed || answer.isSuccess() || safety == Safety.ONCE) {
      return false;
    }
    ErrorKind kind = s.errors().kind(answer.status(), s.errors().code(answer.bytes()).orElse(null));
    if (kind != ErrorKind.RECONNECT || !s.credentials().renew(authorization)) {
      return false;
    }
    renewed = true;
    tries--;
    return true;
  }

  private void pause(Attempt attempt) {
    Duration wait = attempt.again();
    try {
      s.sleeper().sleep(wait == null ? Duration.ZERO : wait);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failure(ErrorKind.UNAVAILABLE, "interrupted", attempt.answer(), stop);
    }
  }

  private RawResponse successful(RawResponse answer) {
    if (answer.isSuccess()) {
      return answer;
    }
    String code = s.errors().code(answer.bytes()).orElse(null);
    throw failure(s.errors().kind(answer.status(), code), code, answer, null);
  }

  private <T> T decode(RawResponse answer, JsonType<T> type) {
    try {
      return s.json().read(answer.bytes(), type);
    } catch (IOException unreadable) {
      throw failure(ErrorKind.UNREADABLE, null, answer, unreadable);
    }
  }

  private ProviderException failure(
      ErrorKind kind,
      @Nullable String code,
      @Nullable RawResponse answer,
      @Nullable Throwable cause) {
    Failure failure =
        new Failure(
            s.provider(),
            parts.operation(),
            answer == null ? 0 : answer.status(),
            code,
            answer == null ? null : s.errors().requestId(answer.headers()).orElse(null),
            sent,
            answer == null
                ? null
                : answer
                    .headers()
                    .first("Retry-After")
                    .flatMap(value -> RetryAfter.parse(value, s.clock().instant()))
                    .orElse(null));
    String body =
        answer == null
            ? null
            : Redactor.of(secrets()).excerpt(new String(answer.bytes(), StandardCharsets.UTF_8));
    return kind.exception(failure, body, cause);
  }

  private List<Secret> secrets() {
    List<Secret> secrets = new ArrayList<>(authorization.headers().values());
    secrets.addAll(authorization.query().values());
    if (authorization.token() != null) {
      secrets.add(authorization.token());
    }
    return secrets;
  }
}

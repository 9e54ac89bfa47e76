package dev.feria.core.http;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.limit.BudgetHint;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.limit.Settlement;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Safety;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sendings of one call, from the first to the last answer. Used once, by one thread. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
  private static final int MOST_REDIRECTS = 3;

  private final ClientSettings s;
  private final ApiRequest.Parts parts;
  private final Safety safety;
  private final Priority priority;
  private final Instant start;
  private final Instant deadline;
  private final List<RateBudget> budgets = new ArrayList<>();
  private final HttpUrl first;
  private final Outgoing outgoing;

  private HttpUrl at;
  private Authorization authorization = Authorization.NONE;
  private boolean renewed;
  private int redirects;
  private int sent;
  private int tries;
  private int lastStatus;
  private int taken;
  private Duration budgetWait = Duration.ZERO;

  Exchange(ClientSettings settings, ApiRequest.Parts parts, CallOptions options) {
    this.s = settings;
    this.parts = parts;
    String key = options.idempotencyKey();
    String header = settings.idempotencyHeader();
    boolean keyed = key != null && header != null && parts.safety() == Safety.UNSAFE;
    Safety asked = keyed ? Safety.IDEMPOTENT : parts.safety();
    this.safety = parts.content() instanceof Content.Once ? Safety.ONCE : asked;
    Priority wanted = options.priority();
    this.priority = wanted == null ? parts.priority() : wanted;
    Duration timeout = options.timeout();
    this.start = settings.clock().instant();
    this.deadline = start.plus(timeout == null ? settings.timeout() : timeout);
    for (String bucket : parts.buckets()) {
      budgets.addAll(settings.budgets().getOrDefault(bucket, List.of()));
    }
    Optional<HttpUrl> target = Target.of(settings.base(), parts);
    this.first = target.orElse(settings.base());
    this.at = first;
    this.outgoing =
        new Outgoing(
            settings, parts, first, key == null || header == null ? null : Map.entry(header, key));
    if (target.isEmpty() || !settings.hosts().allow(first)) {
      throw failure(ErrorKind.UNREADABLE, "host_not_allowed", null, null);
    }
  }

  /** Sends until there is an answer that is final, whatever its status. */
  RawResponse run() {
    Retry.Context<Attempt> retries = s.retry().context();
    while (true) {
      Attempt attempt = attempt();
      RawResponse answer = attempt.answer();
      if (answer != null && (renew(answer) || redirect(answer))) {
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

  private Attempt attempt() {
    try {
      return send();
    } finally {
      settle(null); // what was taken and came to nothing
    }
  }

  private Attempt send() {
    authorize();
    if (waitForBudget()) {
      authorize(); // the token may have ended meanwhile
    }
    sent++;
    tries++;
    SendMark mark = new SendMark(s.http().socketFactory());
    Call call = s.http().newCall(outgoing.request(authorization, at));
    call.addEventListener(mark);
    bound(call);
    try (Response response = execute(call)) {
      RawResponse answer = Answers.read(response, s);
      lastStatus = answer.status();
      trace(answer);
      return judged(answer);
    } catch (IOException failure) {
      lastStatus = 0;
      if (mark.refused) {
        throw failure(ErrorKind.REJECTED, "address_not_public", null, failure);
      }
      int status = mark.sent ? RetryPolicy.NO_ANSWER : RetryPolicy.NOT_SENT;
      return new Attempt(null, failure, again(status, null));
    } catch (InterruptedException stop) {
      throw interrupted(null, stop);
    }
  }

  /** OkHttp lets an InterruptedException through while it connects, without declaring it. */
  private static Response execute(Call call) throws IOException, InterruptedException {
    return call.execute();
  }

  private ProviderException interrupted(@Nullable RawResponse answer, InterruptedException stop) {
    Thread.currentThread().interrupt();
    return failure(ErrorKind.UNAVAILABLE, "interrupted", answer, stop);
  }

  private void authorize() {
    if (!parts.anonymous()) {
      authorization = s.credentials().authorize(outgoing);
    }
  }

  /** Knows whether anything of the request may have reached the provider. */
  private static final class SendMark extends EventListener {
    private final SocketFactory sockets;
    private volatile boolean sent;
    private volatile boolean refused;

    SendMark(SocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public void connectFailed(
        Call call,
        InetSocketAddress address,
        Proxy proxy,
        @Nullable Protocol protocol,
        IOException failure) {
      refused = refused || PublicSockets.refused(sockets, address);
    }

    @Override
    public void requestHeadersStart(Call call) {
      sent = true;
    }
  }

  /** Takes the units from every budget; true if it had to wait. */
  private boolean waitForBudget() {
    boolean waited = false;
    for (RateBudget budget : budgets) {
      Duration left = Duration.between(s.clock().instant(), deadline);
      Optional<Duration> took;
      try {
        took = budget.acquire(parts.units(), priority, left.isNegative() ? Duration.ZERO : left);
      } catch (InterruptedException stop) {
        throw interrupted(null, stop);
      }
      if (took.isEmpty()) {
        throw failure(ErrorKind.THROTTLED, "budget", null, null);
      }
      taken++;
      budgetWait = budgetWait.plus(took.get());
      waited |= !took.get().isZero();
    }
    return waited;
  }

  private void settle(@Nullable Settlement settlement) {
    for (RateBudget budget : budgets.subList(0, taken)) {
      budget.settle(parts.units(), settlement == null ? Settlement.UNKNOWN : settlement);
    }
    taken = 0;
  }

  private void bound(Call call) {
    long millis = Math.max(1, Duration.between(s.clock().instant(), deadline).toMillis());
    long pool = TimeUnit.NANOSECONDS.toMillis(call.timeout().timeoutNanos());
    if (pool == 0 || millis < pool) {
      call.timeout().timeout(millis, TimeUnit.MILLISECONDS);
    }
  }

  private Attempt judged(RawResponse answer) {
    Instant now = s.clock().instant();
    Duration retryAfter = Answers.retryAfter(answer, now);
    ErrorKind kind = Answers.kind(answer, s.errors());
    settle(answer.finding().settlement());
    learn(answer, kind == ErrorKind.THROTTLED ? retryAfter : null, now);
    return new Attempt(
        answer,
        null,
        kind == null ? null : again(Answers.statusForRetry(answer, kind), retryAfter));
  }

  private void learn(RawResponse answer, @Nullable Duration throttledFor, Instant now) {
    if (budgets.isEmpty()) {
      return;
    }
    BudgetHint hint = s.feedback().read(answer.status(), answer.headers()::first);
    Duration closed = throttledFor == null ? hint.closedFor() : throttledFor;
    Integer remaining = hint.remaining();
    for (RateBudget budget : budgets) {
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

  /** Gets other credentials after a 401, once; a stream is read already and cannot be repeated. */
  private boolean renew(RawResponse answer) {
    if (renewed || parts.anonymous() || safety == Safety.ONCE) {
      return false;
    }
    if (Answers.kind(answer, s.errors()) != ErrorKind.RECONNECT
        || !s.credentials().renew(authorization)) {
      return false;
    }
    renewed = true;
    tries--;
    return true;
  }

  /** Follows a read to where the provider sends it, if the credentials may travel there. */
  private boolean redirect(RawResponse answer) {
    Optional<String> location = answer.headers().first("Location");
    if (!Answers.isRedirect(answer)
        || !parts.method().equals("GET")
        || redirects == MOST_REDIRECTS) {
      return false;
    }
    HttpUrl next = at.resolve(location.orElseThrow());
    if (next == null || !s.hosts().allow(next)) {
      return false;
    }
    at = next;
    redirects++;
    tries--;
    return true;
  }

  private void pause(Attempt attempt) {
    Duration wait = attempt.again();
    try {
      s.sleeper().sleep(wait == null ? Duration.ZERO : wait);
    } catch (InterruptedException stop) {
      throw interrupted(attempt.answer(), stop);
    }
  }

  ProviderException failure(
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
            answer == null ? null : Answers.retryAfter(answer, s.clock().instant()));
    String body = answer == null ? null : redactor().excerpt(answer.text());
    return kind.exception(failure, body, cause);
  }

  CallListener.Call report(@Nullable String error) {
    return new CallListener.Call(
        s.provider(),
        parts.operation(),
        lastStatus,
        sent,
        budgetWait,
        Duration.between(start, s.clock().instant()),
        error);
  }

  private void trace(RawResponse answer) {
    if (LOG.isTraceEnabled()) {
      Redactor redactor = redactor();
      LOG.trace(
          "{} {} -> {} {}",
          parts.method(),
          redactor.redact(at.toString()),
          answer.status(),
          redactor.excerpt(answer.text()));
    }
  }

  private Redactor redactor() {
    List<Secret> secrets = outgoing.secrets();
    for (Secret header : authorization.headers().values()) {
      secrets.add(header);
      secrets.add(Secret.of(header.reveal().substring(header.reveal().indexOf(' ') + 1)));
    }
    secrets.addAll(authorization.query().values());
    Secret token = authorization.token();
    if (token != null) {
      secrets.add(token);
    }
    return Redactor.of(secrets);
  }
}

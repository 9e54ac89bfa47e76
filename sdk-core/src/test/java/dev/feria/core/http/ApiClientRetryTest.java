package dev.feria.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.feria.core.auth.Authorization;
import dev.feria.core.auth.Credentials;
import dev.feria.core.auth.OutgoingCall;
import dev.feria.core.auth.Secret;
import dev.feria.core.error.ErrorKind;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.limit.BudgetHint;
import dev.feria.core.limit.HeaderFeedback;
import dev.feria.core.limit.Priority;
import dev.feria.core.limit.Quota;
import dev.feria.core.limit.RateBudget;
import dev.feria.core.retry.RetryPolicy;
import dev.feria.core.retry.Safety;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientRetryTest {
  private static final Quota TWO_A_MINUTE =
      new Quota(ApiRequest.DEFAULT_BUCKET, 2, Duration.ofMinutes(1), Quota.Scope.ACCOUNT);

  @StartStop final MockWebServer server = new MockWebServer();
  private Shop shop;
  private ApiClient client;

  @BeforeEach
  void start() {
    shop = new Shop(server);
    client = shop.client().build();
  }

  @Test
  void get_when429WithRetryAfter_waitsThatLongThenRetries() {
    shop.enqueue(429, "", "Retry-After", "2");
    shop.enqueue(200, Shop.ORDER);
    assertThat(client.send(Shop.getOrder(), Shop.Order.class).id()).isEqualTo("1");
    assertThat(shop.sleeper.slept()).containsExactly(Duration.ofSeconds(2));
    assertThat(shop.calls.get(0).attempts()).isEqualTo(2);
  }

  @Test
  void get_whenRetryAfterIsADate_waitsUntilThen() {
    shop.enqueue(503, "", "Retry-After", "Fri, 20 Nov 2026 13:36:22 GMT");
    shop.enqueue(200, Shop.ORDER);
    client.send(Shop.getOrder(), Shop.Order.class);
    assertThat(shop.sleeper.slept()).containsExactly(Duration.ofSeconds(10));
  }

  @Test
  void get_when429Without_backsOffWithJitterAndGivesUpInTheEnd() {
    for (int i = 0; i < 4; i++) {
      shop.enqueue(429, "");
    }
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOfSatisfying(
            ThrottledException.class, e -> assertThat(e.failure().attempts()).isEqualTo(4));
    assertThat(shop.sleeper.slept())
        .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void get_whenAskedToWaitTooLong_givesUpAtOnceWithTheValue() {
    shop.enqueue(429, "", "Retry-After", "3600");
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> assertThat(e.failure().retryAfter()).isEqualTo(Duration.ofHours(1)));
    assertThat(shop.sleeper.slept()).isEmpty();
  }

  @Test
  void get_whenTheWaitWouldPassTheTimeout_givesUpAtOnce() {
    shop.enqueue(429, "", "Retry-After", "30");
    assertThatThrownBy(
            () ->
                client.execute(
                    Shop.getOrder(), CallOptions.DEFAULT.timeout(Duration.ofSeconds(29))))
        .isInstanceOf(ThrottledException.class);
    assertThat(shop.sleeper.slept()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 424})
  void get_whenTheProviderFails_retries(int status) {
    shop.enqueue(status, "<html>");
    shop.enqueue(200, Shop.ORDER);
    client.send(Shop.getOrder(), Shop.Order.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 422})
  void get_whenRefused_isNotRepeated(int status) {
    shop.enqueue(status, "{}");
    assertThat(client.raw(Shop.getOrder()).status()).isEqualTo(status);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void get_whenTheConnectionBreaks_retries() {
    shop.enqueueReset();
    shop.enqueueHalfBody();
    shop.enqueue(200, Shop.ORDER);
    assertThat(client.send(Shop.getOrder(), Shop.Order.class).id()).isEqualTo("1");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void post_whenTheConnectionBreaksAfterSending_isNotRepeated() {
    shop.enqueueReset();
    assertThatThrownBy(() -> client.execute(Shop.newOrder()))
        .isInstanceOfSatisfying(
            UnavailableException.class,
            e -> {
              assertThat(e.failure().status()).isZero();
              assertThat(e.failure().attempts()).isEqualTo(1);
              assertThat(e).hasCauseInstanceOf(IOException.class);
            });
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(shop.calls.get(0).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408})
  void post_whenItMayHaveBeenCarriedOut_isNotRepeated(int status) {
    shop.enqueue(status, "");
    assertThatThrownBy(() -> client.execute(Shop.newOrder()))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void post_whenItWasCertainlyNotCarriedOut_isRepeated() {
    shop.enqueue(429, "");
    shop.enqueue(503, "", "Retry-After", "1");
    shop.enqueue(200, "{}");
    client.execute(Shop.newOrder());
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void post_whenTheConnectionIsRefused_isRepeated() throws IOException {
    URI nobody;
    try (MockWebServer closed = new MockWebServer()) {
      closed.start();
      nobody = closed.url("/").uri();
    }
    ApiClient away = client.withBase(nobody);
    assertThatThrownBy(() -> away.execute(Shop.newOrder()))
        .isInstanceOfSatisfying(
            UnavailableException.class, e -> assertThat(e.failure().attempts()).isEqualTo(4));
    assertThat(shop.sleeper.slept()).hasSize(3);
  }

  @Test
  void post_withAnIdempotencyKey_isRepeatedWithTheSameKey() throws InterruptedException {
    client = shop.client().idempotencyHeader("Idempotency-Key").build();
    shop.enqueueReset();
    shop.enqueue(200, "{}");
    client.execute(Shop.newOrder(), CallOptions.DEFAULT.idempotencyKey("row-7"));
    assertThat(server.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo("row-7");
    assertThat(server.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo("row-7");
    shop.enqueue(500, "");
    shop.enqueue(200, "{}");
    client.execute(Shop.newOrder().idempotencyKey("X-Key", "k"));
    assertThat(server.takeRequest().getHeaders().get("X-Key")).isEqualTo("k");
  }

  @Test
  void post_withAKeyThatTheProviderDoesNotHonour_isNotRepeated() {
    shop.enqueueReset();
    assertThatThrownBy(
            () -> client.execute(Shop.newOrder(), CallOptions.DEFAULT.idempotencyKey("row-7")))
        .isInstanceOf(UnavailableException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void stream_whateverHappens_isSentOnce() {
    ApiRequest upload =
        ApiRequest.put("x", "/a").stream("text/plain", new ByteArrayInputStream(new byte[] {1}))
            .idempotencyKey("K", "k");
    shop.enqueue(429, "", "Retry-After", "1");
    assertThatThrownBy(() -> client.execute(upload)).isInstanceOf(ThrottledException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void code_thatMeansThrottling_isRepeatedWhateverItsStatus() {
    client =
        shop.client()
            .errors(
                ErrorCodes.builder()
                    .codeFields("error.code")
                    .row("80007", ErrorKind.THROTTLED)
                    .row("2", ErrorKind.UNAVAILABLE)
                    .row(500, "100", ErrorKind.REJECTED)
                    .build())
            .build();
    shop.enqueue(400, "{\"error\":{\"code\":80007}}");
    shop.enqueue(302, "{\"error\":{\"code\":2}}");
    shop.enqueue(200, "{}");
    client.execute(Shop.getOrder());
    shop.enqueue(500, "{\"error\":{\"code\":100}}");
    assertThatThrownBy(() -> client.execute(Shop.getOrder())).isInstanceOf(RejectedException.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void wait_whenInterrupted_stopsAndKeepsTheFlag() throws InterruptedException {
    shop.enqueue(500, "");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    ApiClient interrupted =
        shop.client()
            .sleeper(
                duration -> {
                  throw new InterruptedException();
                })
            .build();
    Thread thread =
        new Thread(
            () -> {
              thrown.set(catchThrowable(() -> interrupted.execute(Shop.getOrder())));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    thread.join(10_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_whenTheThreadIsInterruptedAlready_isNotRepeated() throws InterruptedException {
    shop.enqueue(500, "");
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              thrown.set(catchThrowable(() -> client.execute(Shop.getOrder())));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    thread.join(10_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
    assertThat(shop.sleeper.slept()).isEmpty();
  }

  @Test
  void attempt_thatTakesTooLong_endsWithTheTimeout() {
    client = shop.client().retry(RetryPolicy.NEVER).build();
    server.enqueue(
        new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).body("{}").build());
    assertThatThrownBy(
            () ->
                client.execute(
                    Shop.getOrder(), CallOptions.DEFAULT.timeout(Duration.ofMillis(200))))
        .isInstanceOf(UnavailableException.class);
  }

  @Test
  void budget_whenUsedUp_isWaitedForAndBounded() {
    client =
        shop.client().quotas(shop.budgets, List.of(TWO_A_MINUTE), scope -> "shop/" + scope).build();
    for (int i = 0; i < 3; i++) {
      shop.enqueue(200, "{}");
      client.execute(Shop.getOrder());
    }
    assertThat(shop.calls.get(2).budgetWait())
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    client.raw(enqueued(Shop.getOrder()));
    assertThatThrownBy(
            () ->
                client.execute(
                    Shop.getOrder().priority(Priority.ORDERS),
                    CallOptions.DEFAULT.timeout(Duration.ofSeconds(5)).priority(Priority.STOCK)))
        .isInstanceOfSatisfying(
            ThrottledException.class,
            e -> {
              assertThat(e.failure().attempts()).isZero();
              assertThat(e.failure().code()).isEqualTo("budget");
            });
    assertThat(server.getRequestCount()).isEqualTo(4);
    shop.enqueue(200, "{}");
    client.execute(Shop.getOrder().bucket("other").units(3));
  }

  private ApiRequest enqueued(ApiRequest request) {
    shop.enqueue(200, "{}");
    return request;
  }

  @Test
  void budget_whenThrottled_isClosedForEverybody() throws InterruptedException {
    RateBudget budget = shop.budgets.budget("shop", TWO_A_MINUTE);
    client =
        shop.client().retry(RetryPolicy.NEVER).budget(ApiRequest.DEFAULT_BUCKET, budget).build();
    shop.enqueue(429, "", "Retry-After", "30");
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOf(ThrottledException.class);
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ofSeconds(29))).isEmpty();
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ofSeconds(30))).isPresent();
  }

  @Test
  void feedback_fromHeaders_reachesTheBudget() throws InterruptedException {
    RateBudget budget = shop.budgets.budget("shop", TWO_A_MINUTE);
    client =
        shop.client()
            .budget(ApiRequest.DEFAULT_BUCKET, budget)
            .feedback(HeaderFeedback.remaining("X-Left"))
            .build();
    shop.enqueue(200, "{}", "X-Left", "0");
    client.execute(Shop.getOrder());
    assertThat(budget.acquire(1, Priority.STOCK, Duration.ZERO)).isEmpty();
    RateBudget other = shop.budgets.budget("other", TWO_A_MINUTE);
    client =
        shop.client()
            .budget(ApiRequest.DEFAULT_BUCKET, other)
            .feedback((status, header) -> new BudgetHint(null, Duration.ofSeconds(9)))
            .build();
    shop.enqueue(200, "{}");
    client.execute(Shop.getOrder());
    assertThat(other.acquire(1, Priority.STOCK, Duration.ofSeconds(8))).isEmpty();
  }

  @Test
  void budget_whenInterruptedWhileWaiting_stops() throws InterruptedException {
    RateBudget never =
        new RateBudget() {
          @Override
          public java.util.Optional<Duration> acquire(
              int units, Priority priority, Duration longestWait) throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public void remaining(int remaining) {}

          @Override
          public void closedUntil(java.time.Instant instant) {}
        };
    client = shop.client().budget(ApiRequest.DEFAULT_BUCKET, never).build();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              thrown.set(catchThrowable(() -> client.execute(Shop.getOrder())));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    thread.join(10_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
  }

  /** Counts how often it was asked for something better. */
  private static final class Renewable implements Credentials {
    private int version = 1;
    private boolean dead;

    @Override
    public Authorization authorize(OutgoingCall call) {
      Secret token = Secret.of("token-" + version);
      return new Authorization(
          java.util.Map.of("Authorization", Secret.of("Bearer " + token.reveal())),
          java.util.Map.of(),
          token);
    }

    @Override
    public boolean renew(Authorization rejected) {
      version++;
      return !dead;
    }
  }

  @Test
  void call_when401_renewsOnceAndRepeats() throws InterruptedException {
    client = shop.client().credentials(new Renewable()).retry(RetryPolicy.NEVER).build();
    shop.enqueue(401, "{}");
    shop.enqueue(200, "{}");
    client.execute(Shop.newOrder());
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer token-2");
  }

  @Test
  void call_when401Again_stops() {
    Renewable credentials = new Renewable();
    client = shop.client().credentials(credentials).build();
    shop.enqueue(401, "{}");
    shop.enqueue(401, "{}");
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOfSatisfying(
            ReconnectException.class, e -> assertThat(e.failure().attempts()).isEqualTo(2));
    assertThat(server.getRequestCount()).isEqualTo(2);
    credentials.dead = true;
    shop.enqueue(401, "{}");
    assertThatThrownBy(() -> client.execute(Shop.getOrder()))
        .isInstanceOf(ReconnectException.class);
    shop.enqueue(401, "{}");
    assertThatThrownBy(() -> client.execute(Shop.getOrder().anonymous()))
        .isInstanceOf(ReconnectException.class);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void safety_saidByTheRequest_rules() {
    shop.enqueue(500, "");
    shop.enqueue(200, "{}");
    client.execute(ApiRequest.post("search", "/search").safety(Safety.SAFE));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }
}

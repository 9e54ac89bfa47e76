package dev.feria.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.feria.core.error.ProviderException.Failure;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.fixture.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OAuthTokenSourceTest {
  private static final String KEY = "account-1";
  private final FakeClock clock = new FakeClock();
  private final InMemoryTokenStore store = new InMemoryTokenStore();
  private final AtomicInteger refreshes = new AtomicInteger();

  /** Rotates: each refresh token works once, as at the strictest providers. */
  private OAuthToken rotate(OAuthToken current) {
    int n = refreshes.incrementAndGet();
    return token("access-" + n, "refresh-" + n, clock.instant().plus(Duration.ofHours(6)));
  }

  private static OAuthToken token(String access, @Nullable String refresh, @Nullable Instant end) {
    return new OAuthToken(
        Secret.of(access), refresh == null ? null : Secret.of(refresh), end, "read write");
  }

  private OAuthTokenSource source(TokenRefresher refresher) {
    return new OAuthTokenSource("shop", KEY, store, refresher, clock);
  }

  private void stored(String access, @Nullable String refresh, @Nullable Duration life) {
    store.put(KEY, token(access, refresh, life == null ? null : clock.instant().plus(life)));
  }

  private static ReconnectException gone() {
    return new ReconnectException(
        new Failure("shop", "oauth.refresh", 400, "invalid_grant", null, 1, null), null, null);
  }

  private static UnavailableException away() {
    return new UnavailableException(
        new Failure("shop", "oauth.refresh", 503, null, null, 4, null), null, null);
  }

  @Test
  void accessToken_whenFresh_isTheStoredOne() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    assertThat(refreshes).hasValue(0);
  }

  @Test
  void accessToken_whenItNeverEnds_isNeverRenewed() {
    stored("a", null, null);
    OAuthTokenSource source = source(this::rotate);
    clock.advance(Duration.ofDays(999));
    assertThat(source.accessToken().reveal()).isEqualTo("a");
  }

  @Test
  void accessToken_inItsLastMinute_isRenewedEarly() {
    stored("a", "r", Duration.ofSeconds(61));
    OAuthTokenSource source = source(this::rotate);
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    clock.advance(Duration.ofSeconds(1));
    assertThat(source.accessToken().reveal()).isEqualTo("access-1");
    assertThat(store.load(KEY).orElseThrow().token().accessToken().reveal()).isEqualTo("access-1");
    assertThat(store.load(KEY).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void accessToken_inItsLastMinuteWithoutRefreshToken_servesToTheEnd() {
    stored("a", null, Duration.ofSeconds(30));
    OAuthTokenSource source = source(this::rotate);
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    clock.advance(Duration.ofSeconds(30));
    assertThatThrownBy(source::accessToken)
        .isInstanceOfSatisfying(
            ReconnectException.class,
            e -> assertThat(e.failure().code()).isEqualTo("no_refresh_token"));
  }

  @Test
  void accessToken_ofAnApplicationInItsOwnName_isRenewedWithoutRefreshToken() {
    stored("a", null, Duration.ofSeconds(30));
    OAuthTokenSource source =
        source(
            new TokenRefresher() {
              @Override
              public OAuthToken refresh(OAuthToken current) {
                return token("asked again", null, clock.instant().plus(Duration.ofDays(1)));
              }

              @Override
              public boolean renewsWithoutRefreshToken() {
                return true;
              }
            });
    assertThat(source.accessToken().reveal()).isEqualTo("asked again");
  }

  @Test
  void accessToken_whenEarlyRenewalFails_servesTheOldOneAndTriesAgainLater() {
    stored("a", "r", Duration.ofSeconds(50));
    AtomicInteger tries = new AtomicInteger();
    OAuthTokenSource source =
        source(
            current -> {
              tries.incrementAndGet();
              throw away();
            });
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    assertThat(tries).hasValue(1);
    clock.advance(Duration.ofSeconds(10));
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    assertThat(tries).hasValue(2);
    clock.advance(Duration.ofSeconds(40));
    assertThatThrownBy(source::accessToken).isInstanceOf(UnavailableException.class);
  }

  @Test
  void accessToken_whenEarlyRenewalIsRefused_saysReconnect() {
    stored("a", "r", Duration.ofSeconds(50));
    OAuthTokenSource source =
        source(
            current -> {
              throw gone();
            });
    assertThatThrownBy(source::accessToken).isInstanceOf(ReconnectException.class);
  }

  @Test
  void accessToken_whileAnotherThreadRenewsEarly_servesTheOldOneAtOnce() throws Exception {
    stored("a", "r", Duration.ofSeconds(50));
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OAuthTokenSource source =
        source(
            current -> {
              renewing.countDown();
              await(goOn);
              return rotate(current);
            });
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Secret> first = pool.submit(source::accessToken);
    await(renewing);
    assertThat(source.accessToken().reveal()).isEqualTo("a");
    goOn.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS).reveal()).isEqualTo("access-1");
    pool.shutdown();
  }

  @Test
  void accessToken_whenExpiredFor200Threads_isRenewedOnce() throws Exception {
    stored("a", "r", Duration.ZERO);
    OAuthTokenSource source = source(this::rotate);
    assertThat(together(200, source::accessToken)).containsExactly("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void accessToken_whenExpiredOnThreeNodes_isRenewedOnce() throws Exception {
    stored("a", "r", Duration.ZERO);
    List<OAuthTokenSource> nodes =
        List.of(source(this::rotate), source(this::rotate), source(this::rotate));
    AtomicInteger next = new AtomicInteger();
    assertThat(together(66, () -> nodes.get(next.getAndIncrement() % 3).accessToken()))
        .containsExactly("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void accessToken_whenRenewalFails_thoseWhoWaitedShareTheFailure() throws Exception {
    stored("a", "r", Duration.ZERO);
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OAuthTokenSource source =
        source(
            current -> {
              refreshes.incrementAndGet();
              renewing.countDown();
              await(goOn);
              throw away();
            });
    AtomicReference<Throwable> first = new AtomicReference<>();
    AtomicReference<Throwable> second = new AtomicReference<>();
    Thread leader = new Thread(() -> first.set(catchThrowable(source::accessToken)));
    Thread waiter = new Thread(() -> second.set(catchThrowable(source::accessToken)));
    leader.start();
    await(renewing);
    waiter.start();
    parked(waiter);
    goOn.countDown();
    leader.join(10_000);
    waiter.join(10_000);
    assertThat(second.get()).isInstanceOf(UnavailableException.class).isSameAs(first.get());
    assertThat(refreshes).hasValue(1);
    assertThatThrownBy(source::accessToken).isInstanceOf(UnavailableException.class);
    assertThat(refreshes).hasValue(2);
  }

  @Test
  void accessToken_whenRenewalSucceeds_thoseWhoWaitedShareTheToken() throws Exception {
    stored("a", "r", Duration.ZERO);
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OAuthTokenSource source =
        source(
            current -> {
              renewing.countDown();
              await(goOn);
              return rotate(current);
            });
    AtomicReference<Secret> first = new AtomicReference<>();
    AtomicReference<Secret> second = new AtomicReference<>();
    Thread leader = new Thread(() -> first.set(source.accessToken()));
    Thread waiter = new Thread(() -> second.set(source.accessToken()));
    leader.start();
    await(renewing);
    waiter.start();
    parked(waiter);
    goOn.countDown();
    leader.join(10_000);
    waiter.join(10_000);
    assertThat(second.get()).isEqualTo(first.get()).isEqualTo(Secret.of("access-1"));
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void accessToken_whenInterruptedWhileWaiting_stopsAndKeepsTheFlag() throws Exception {
    stored("a", "r", Duration.ZERO);
    CountDownLatch renewing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OAuthTokenSource source =
        source(
            current -> {
              renewing.countDown();
              await(goOn);
              return rotate(current);
            });
    Thread leader = new Thread(source::accessToken);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread waiter =
        new Thread(
            () -> {
              thrown.set(catchThrowable(source::accessToken));
              flag.set(Thread.currentThread().isInterrupted());
            });
    leader.start();
    await(renewing);
    waiter.start();
    parked(waiter);
    waiter.interrupt();
    waiter.join(10_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
    goOn.countDown();
    leader.join(10_000);
  }

  @Test
  void accessToken_whenTheAnswerHasNoRefreshToken_keepsTheOldOneAndTheScope() {
    stored("a", "r", Duration.ZERO);
    OAuthTokenSource source =
        source(
            current ->
                new OAuthToken(
                    Secret.of("b"), null, clock.instant().plus(Duration.ofHours(1)), null));
    assertThat(source.accessToken().reveal()).isEqualTo("b");
    OAuthToken kept = store.load(KEY).orElseThrow().token();
    assertThat(kept.refreshToken()).isEqualTo(Secret.of("r"));
    assertThat(kept.scope()).isEqualTo("read write");
  }

  @Test
  void accessToken_beforeItIsGivenOut_isStored() {
    stored("a", "r", Duration.ZERO);
    List<String> events = new ArrayList<>();
    TokenStore watched =
        new TokenStore() {
          @Override
          public java.util.Optional<VersionedToken> load(String key) {
            return store.load(key);
          }

          @Override
          public VersionedToken update(
              String key, java.util.function.UnaryOperator<OAuthToken> change) {
            VersionedToken updated = store.update(key, change);
            events.add("stored " + updated.token().accessToken().reveal());
            return updated;
          }
        };
    OAuthTokenSource source = new OAuthTokenSource("shop", KEY, watched, this::rotate, clock);
    events.add("given " + source.accessToken().reveal());
    assertThat(events).containsExactly("stored access-1", "given access-1");
  }

  @Test
  void accessToken_whenRevoked_asksOnceAndThenOnlyTheStore() {
    stored("a", "r", Duration.ZERO);
    AtomicInteger asked = new AtomicInteger();
    OAuthTokenSource source =
        source(
            current -> {
              if (current.refreshToken().reveal().equals("r")) {
                asked.incrementAndGet();
                throw gone();
              }
              return rotate(current);
            });
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(source::accessToken)
          .isInstanceOfSatisfying(
              ReconnectException.class,
              e -> assertThat(e.failure().code()).isEqualTo("invalid_grant"));
    }
    assertThat(asked).hasValue(1);
    stored("fresh", "r2", Duration.ofHours(1));
    assertThat(source.accessToken().reveal()).isEqualTo("fresh");
  }

  @Test
  void accessToken_whenRefusedBecauseAnotherNodeWasFirst_usesThatNodesToken() {
    stored("a", "r", Duration.ZERO);
    OAuthTokenSource source =
        source(
            current -> {
              stored("theirs", "r2", Duration.ofHours(1)); // a store whose lock did not hold
              throw gone();
            });
    assertThat(source.accessToken().reveal()).isEqualTo("theirs");
  }

  @Test
  void accessToken_whenTheAccountIsUnknown_saysReconnect() {
    OAuthTokenSource source = source(this::rotate);
    assertThatThrownBy(source::accessToken)
        .isInstanceOfSatisfying(
            ReconnectException.class, e -> assertThat(e.failure().code()).isEqualTo("no_token"));
  }

  @Test
  void accessToken_whenTheAccountIsDisconnectedMeanwhile_saysReconnect() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    source.accessToken();
    store.remove(KEY);
    clock.advance(Duration.ofHours(2));
    assertThatThrownBy(source::accessToken).isInstanceOf(ReconnectException.class);
    assertThatThrownBy(source::accessToken).isInstanceOf(ReconnectException.class);
    assertThat(refreshes).hasValue(0);
  }

  @Test
  void accessToken_whenAnotherNodesTokenHasEndedToo_isRenewed() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    source.accessToken();
    stored("theirs", "r2", Duration.ofHours(1));
    clock.advance(Duration.ofHours(1));
    assertThat(source.accessToken().reveal()).isEqualTo("access-1");
  }

  @Test
  void replace_whenNobodyHas_renews() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    assertThat(source.replace(Secret.of("a")).reveal()).isEqualTo("access-1");
  }

  @Test
  void replace_whenSomebodyHas_givesTheNewOne() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    source.replace(Secret.of("a"));
    assertThat(source.replace(Secret.of("a")).reveal()).isEqualTo("access-1");
    assertThat(refreshes).hasValue(1);
  }

  @Test
  void replace_whenAnotherNodeHas_givesItsToken() {
    stored("a", "r", Duration.ofHours(1));
    OAuthTokenSource source = source(this::rotate);
    source.accessToken();
    stored("theirs", "r2", Duration.ofHours(1));
    assertThat(source.replace(Secret.of("a")).reveal()).isEqualTo("theirs");
    assertThat(refreshes).hasValue(0);
  }

  private static Set<String> together(int threads, Callable<Secret> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Secret>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      calls.add(
          pool.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    start.countDown();
    Set<String> tokens = new HashSet<>();
    for (Future<Secret> one : calls) {
      tokens.add(one.get(30, TimeUnit.SECONDS).reveal());
    }
    pool.shutdown();
    return tokens;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static void parked(Thread thread) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (thread.getState() != Thread.State.WAITING && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(thread.getState()).isEqualTo(Thread.State.WAITING);
  }
}

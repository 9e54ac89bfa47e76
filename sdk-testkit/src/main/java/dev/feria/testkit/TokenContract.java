package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static dev.feria.testkit.ScriptedProvider.carries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenStore;
import dev.feria.core.auth.VersionedToken;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.limit.Budgets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The life of a token at a provider that is as strict as they come: refresh tokens work once, and
 * the API accepts the latest access token only.
 */
public abstract class TokenContract extends ContractTest {
  private static final int THREADS = 64;
  private static final Duration LIFE = Duration.ofHours(6);

  private final AtomicInteger generation = new AtomicInteger(1);

  /** Has nothing to set up. */
  protected TokenContract() {}

  /** Rotates tokens, and refuses those that are not the latest. */
  @BeforeEach
  protected void scriptRotation() {
    provider.onTokenCall(
        request -> {
          String form = String.valueOf(request.getBody() == null ? "" : request.getBody().utf8());
          int now = generation.get();
          if (!form.contains(refresh(now)) || !generation.compareAndSet(now, now + 1)) {
            return revoked();
          }
          return answer(200, fixture.tokenBody(access(now + 1), refresh(now + 1), LIFE));
        });
    provider.onCall(this::api);
  }

  /** Many threads that wait by moving one clock would run it past every time-out. */
  @Override
  Budgets budgets() {
    return new UnlimitedBudgets();
  }

  private MockResponse api(RecordedRequest request) {
    return carries(request, access(generation.get()))
        ? answer(200, fixture.readBody())
        : answer(401, fixture.errorBody(401));
  }

  private static String access(int generation) {
    return ACCESS.replace("-1", "-" + generation);
  }

  private static String refresh(int generation) {
    return REFRESH.replace("-1", "-" + generation);
  }

  private MockResponse revoked() {
    return answer(fixture.revokedStatus(), fixture.revokedBody());
  }

  private OAuthToken stored() {
    return tokens.load(ProviderFixture.ACCOUNT).orElseThrow().token();
  }

  @Test
  protected void read_withAGoodToken_refreshesNothing() {
    open().read();
    assertThat(provider.tokenCalls()).isEmpty();
  }

  @Test
  protected void read_withAnExpiredTokenUnder64Calls_refreshesOnce() throws Exception {
    ProviderFixture.Calls calls = open();
    clock.advance(LIFE.plusSeconds(1));
    together(calls::read);
    assertThat(provider.tokenCalls()).hasSize(1);
    assertThat(provider.calls()).hasSize(THREADS);
  }

  @Test
  protected void read_whenTheProviderRefusesTheTokenUnder64Calls_refreshesOnce() throws Exception {
    ProviderFixture.Calls calls = open();
    CountDownLatch everybodyIsRefused = new CountDownLatch(THREADS);
    provider.onCall(
        request -> {
          if (carries(request, ACCESS)) {
            everybodyIsRefused.countDown();
            return answer(401, fixture.errorBody(401));
          }
          return api(request);
        });
    together(calls::read);
    assertThat(everybodyIsRefused.getCount()).isLessThan(THREADS);
    assertThat(provider.tokenCalls()).hasSize(1);
  }

  @Test
  protected void read_onTwoNodesWithAnExpiredToken_refreshesOnce() throws Exception {
    List<ProviderFixture.Calls> nodes = List.of(open(), open());
    clock.advance(LIFE.plusSeconds(1));
    AtomicInteger next = new AtomicInteger();
    together(() -> nodes.get(next.getAndIncrement() % nodes.size()).read());
    assertThat(provider.tokenCalls()).hasSize(1);
  }

  @Test
  protected void read_withARotatedToken_storesBothBeforeItIsUsed() {
    clock.advance(LIFE.plusSeconds(1));
    List<String> storedWhenUsed = new ArrayList<>();
    provider.onCall(
        request -> {
          storedWhenUsed.add(stored().accessToken().reveal());
          return api(request);
        });
    open().read();
    assertThat(storedWhenUsed.equals(List.of(access(2)))).isTrue();
    assertThat(stored().refreshToken()).isEqualTo(Secret.of(refresh(2)));
    assertThat(stored().expiresAt()).isEqualTo(clock.instant().plus(LIFE));
  }

  @Test
  protected void read_whenTheTokenCannotBeStored_isNotSent() {
    clock.advance(LIFE.plusSeconds(1));
    ProviderFixture.Calls calls = open(new BrokenStore(tokens));
    assertThatThrownBy(calls::read).isInstanceOf(IllegalStateException.class);
    assertThat(provider.calls()).isEmpty();
    assertThat(provider.tokenCalls()).hasSize(1);
  }

  @Test
  protected void read_whenTheRefreshTokenIsNotRotated_keepsTheOldOne() {
    provider.onTokenCall(
        request -> {
          generation.set(2);
          String body = fixture.tokenBody(access(2), "absent", LIFE);
          return answer(
              200,
              body.replaceAll("\"refresh_token\"\\s*:\\s*\"absent\"\\s*,?", "")
                  .replaceAll(",\\s*}", "}"));
        });
    clock.advance(LIFE.plusSeconds(1));
    open().read();
    assertThat(stored().accessToken()).isEqualTo(Secret.of(access(2)));
    assertThat(stored().refreshToken()).isEqualTo(Secret.of(REFRESH));
  }

  @Test
  protected void read_inTheLastMinute_refreshesEarly() {
    ProviderFixture.Calls calls = open();
    clock.advance(LIFE.minusSeconds(30));
    calls.read();
    assertThat(provider.tokenCalls()).hasSize(1);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheAuthorisationIsGone_saysReconnectAndAsksOnce() {
    provider.onTokenCall(request -> revoked());
    clock.advance(LIFE.plusSeconds(1));
    ProviderFixture.Calls calls = open();
    for (int i = 0; i < 3; i++) {
      ReconnectException failure = failure(ReconnectException.class, calls::read);
      assertThat(failure.reconnectNeeded()).isTrue();
      assertThat(failure.waitingHelps()).isFalse();
    }
    assertThat(provider.tokenCalls()).hasSize(1);
    assertThat(provider.calls()).isEmpty();
    assertThat(stored().refreshToken()).isEqualTo(Secret.of(REFRESH));
  }

  @Test
  protected void read_whenRevokedBeforeItsTime_saysReconnect() {
    provider.onTokenCall(request -> revoked());
    provider.onCall(request -> answer(401, fixture.errorBody(401)));
    failure(ReconnectException.class, open()::read);
    assertThat(provider.calls()).hasSize(1);
    assertThat(provider.tokenCalls()).hasSize(1);
  }

  @Test
  protected void read_whenTheNewTokenIsRefusedToo_stops() {
    provider.onCall(request -> answer(401, fixture.errorBody(401)));
    ReconnectException failure = failure(ReconnectException.class, open()::read);
    assertThat(failure.failure().attempts()).isEqualTo(2);
    assertThat(provider.calls()).hasSize(2);
    assertThat(provider.tokenCalls()).hasSize(1);
  }

  @Test
  protected void read_afterTheAccountIsConnectedAgain_works() {
    provider.onTokenCall(request -> revoked());
    clock.advance(LIFE.plusSeconds(1));
    ProviderFixture.Calls calls = open();
    failure(ReconnectException.class, calls::read);
    storeToken(LIFE);
    calls.read();
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheTokenEndpointFailsForAMoment_triesAgain() {
    AtomicInteger asked = new AtomicInteger();
    provider.onTokenCall(
        request -> {
          if (asked.getAndIncrement() == 0) {
            return answer(503, fixture.errorBody(503));
          }
          generation.set(2);
          return answer(200, fixture.tokenBody(access(2), refresh(2), LIFE));
        });
    clock.advance(LIFE.plusSeconds(1));
    open().read();
    assertThat(asked).hasValue(2);
  }

  @Test
  protected void read_whenTheTokenEndpointIsAway_isUnavailableAndNotReconnect() {
    provider.onTokenCall(request -> answer(502, "<html>" + REFRESH + "</html>"));
    clock.advance(LIFE.plusSeconds(1));
    ProviderException failure = failure(ProviderException.class, open()::read);
    assertThat(failure).isInstanceOf(UnavailableException.class);
    assertThat(failure.reconnectNeeded()).isFalse();
  }

  private static void together(Runnable call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      calls.add(
          pool.submit(
              () -> {
                start.await();
                call.run();
                return null;
              }));
    }
    start.countDown();
    for (Future<?> each : calls) {
      each.get(60, TimeUnit.SECONDS);
    }
    pool.shutdown();
  }

  /** Lets a token be renewed, and then cannot write it. */
  private record BrokenStore(TokenStore store) implements TokenStore {
    @Override
    public Optional<VersionedToken> load(String key) {
      return store.load(key);
    }

    @Override
    public VersionedToken update(String key, UnaryOperator<OAuthToken> change) {
      return store.update(
          key,
          current -> {
            OAuthToken next = change.apply(current);
            if (next.equals(current)) {
              return next;
            }
            throw new IllegalStateException("the disk is full");
          });
    }
  }
}

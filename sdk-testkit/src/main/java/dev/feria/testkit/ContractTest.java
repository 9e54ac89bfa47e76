package dev.feria.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.feria.core.auth.InMemoryTokenStore;
import dev.feria.core.auth.OAuthToken;
import dev.feria.core.auth.Secret;
import dev.feria.core.auth.TokenStore;
import dev.feria.core.error.ProviderException;
import dev.feria.core.http.CallListener;
import dev.feria.core.limit.Budgets;
import dev.feria.core.limit.InMemoryBudgets;
import dev.feria.core.provider.ProviderRuntime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What all contract tests share. After every test, whatever it was about: no secret stands in any
 * log line, and no response body is open.
 *
 * <p>A provider module extends the subclasses with its fixture and nothing else:
 *
 * <pre>{@code
 * final class ShopRetryTest extends RetryContract {
 *   @Override
 *   protected ProviderFixture fixture() {
 *     return new ShopFixture();
 *   }
 * }
 * }</pre>
 */
public abstract class ContractTest {
  static final String ACCESS = "at-" + ProviderFixture.MARK + "-1";
  static final String REFRESH = "rt-" + ProviderFixture.MARK + "-1";

  final FakeClock clock = new FakeClock();
  final RecordingSleeper sleeper = new RecordingSleeper(clock);
  final InMemoryTokenStore tokens = new InMemoryTokenStore();
  final CountingTransport transport = new CountingTransport();
  final LogCapture logs = new LogCapture();
  ProviderFixture fixture;
  ScriptedProvider provider;

  /** Keeps a subclass in another package from being anything but a fixture. */
  protected ContractTest() {}

  /** Returns the provider under test. Called once for each test, before anything is set up. */
  protected abstract ProviderFixture fixture();

  /** Starts the provider, with a token that is good for six hours. */
  @BeforeEach
  protected void startProvider() {
    fixture = fixture();
    provider = new ScriptedProvider(fixture.tokenPath());
    provider.start(0);
    storeToken(Duration.ofHours(6));
  }

  /** Stops the provider, and checks what must hold after every test. */
  @AfterEach
  protected void stopProvider() {
    provider.close();
    logs.close();
    transport.close();
    assertThat(logs.text()).doesNotContain(ProviderFixture.MARK);
    assertThat(transport.leaked()).as("open response bodies").isZero();
  }

  final void storeToken(Duration life) {
    tokens.put(
        ProviderFixture.ACCOUNT,
        new OAuthToken(
            Secret.of(ACCESS), Secret.of(REFRESH), clock.instant().plus(life), "read write"));
  }

  final ProviderRuntime runtime(TokenStore store) {
    return new ProviderRuntime(
        transport.transport(),
        transport.transport(),
        clock,
        sleeper,
        store,
        budgets(),
        CallListener.NONE);
  }

  Budgets budgets() {
    return new InMemoryBudgets(clock, sleeper);
  }

  final ProviderFixture.Calls open() {
    return open(tokens);
  }

  final ProviderFixture.Calls open(TokenStore store) {
    return fixture.open(provider.server().url("/").uri(), runtime(store));
  }

  /** Runs a call that must fail in a certain way, and shows no secret in doing so. */
  final <E extends ProviderException> E failure(Class<E> type, Runnable call) {
    Throwable thrown = catchThrowable(call::run);
    assertThat(thrown).isInstanceOf(type);
    E failure = type.cast(Objects.requireNonNull(thrown));
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace + " " + failure.body() + " " + failure.failure())
        .doesNotContain(ProviderFixture.MARK);
    return failure;
  }

  /** Tries a fresh read, to see that nothing is left behind by what came before. */
  final void assertStillWorks(ProviderFixture.Calls calls) {
    provider.enqueue(ScriptedProvider.answer(200, fixture.readBody()));
    calls.read();
  }
}

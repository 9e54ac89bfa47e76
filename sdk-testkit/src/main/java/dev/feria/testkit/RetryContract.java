package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static dev.feria.testkit.ScriptedProvider.reset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is tried again, how often, and after how long. */
public abstract class RetryContract extends ContractTest {
  /** Has nothing to set up. */
  protected RetryContract() {}

  @Test
  protected void read_when429WithRetryAfter_waitsThatLongThenRetries() {
    provider.enqueue(answer(429, fixture.errorBody(429), "Retry-After", "2"));
    provider.enqueue(answer(200, fixture.readBody()));
    open().read();
    assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(2));
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void read_whenRetryAfterIsADate_waitsUntilThen() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plusSeconds(7).atOffset(ZoneOffset.UTC));
    provider.enqueue(answer(503, fixture.errorBody(503), "Retry-After", date));
    provider.enqueue(answer(200, fixture.readBody()));
    open().read();
    assertThat(sleeper.slept()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  protected void read_whenRetryAfterIsAnHour_givesUpAtOnceAndSaysSo() {
    provider.enqueue(answer(429, fixture.errorBody(429), "Retry-After", "3600"));
    ThrottledException failure = failure(ThrottledException.class, open()::read);
    assertThat(failure.failure().retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(failure.waitingHelps()).isTrue();
    assertThat(sleeper.slept()).isEmpty();
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_when429WithoutRetryAfter_backsOffAndGivesUpInTheEnd() {
    for (int i = 0; i < fixture.attempts(); i++) {
      provider.enqueue(answer(429, fixture.errorBody(429)));
    }
    ThrottledException failure = failure(ThrottledException.class, open()::read);
    assertThat(failure.failure().attempts()).isEqualTo(fixture.attempts());
    assertThat(provider.calls()).hasSize(fixture.attempts());
    // a small budget may add waits of its own
    assertThat(sleeper.slept()).hasSizeGreaterThanOrEqualTo(fixture.attempts() - 1);
    assertThat(sleeper.slept()).allMatch(wait -> wait.compareTo(Duration.ofMinutes(1)) <= 0);
  }

  @Test
  protected void read_when5xx_retries() {
    for (int status : new int[] {500, 502, 503, 504}) {
      provider.enqueue(answer(status, fixture.errorBody(status)));
      assertStillWorks(open());
    }
    assertThat(provider.calls()).hasSize(8);
  }

  @Test
  protected void read_when5xxToTheEnd_isUnavailable() {
    for (int i = 0; i < fixture.attempts(); i++) {
      provider.enqueue(answer(503, fixture.errorBody(503)));
    }
    UnavailableException failure = failure(UnavailableException.class, open()::read);
    assertThat(failure.failure().status()).isEqualTo(503);
    assertThat(failure.failure().attempts()).isEqualTo(fixture.attempts());
  }

  @Test
  protected void read_whenTheConnectionIsResetAfterSending_retries() {
    provider.enqueue(reset());
    assertStillWorks(open());
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void read_whenNotFound_isNotRepeated() {
    provider.enqueue(answer(404, fixture.errorBody(404)));
    RejectedException failure = failure(RejectedException.class, open()::read);
    assertThat(failure.failure().status()).isEqualTo(404);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void create_whenTheConnectionIsResetAfterSending_isNotRepeated() {
    provider.enqueue(reset());
    UnavailableException failure = failure(UnavailableException.class, open()::create);
    assertThat(failure.failure().status()).isZero();
    assertThat(failure.failure().attempts()).isEqualTo(1);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void create_whenTheConnectionIsRefused_isRepeatedUntilSomebodyAnswers() {
    ProviderFixture.Calls calls = open();
    int port = provider.server().getPort();
    provider.close();
    try (ScriptedProvider later = new ScriptedProvider(fixture.tokenPath())) {
      later.enqueue(answer(201, fixture.createBody()));
      sleeper.beforeEach(() -> startOnce(later, port));
      calls.create();
      assertThat(later.calls()).hasSize(1);
      assertThat(sleeper.slept()).hasSize(1);
    }
  }

  private static void startOnce(ScriptedProvider later, int port) {
    if (!later.server().getStarted()) {
      later.start(port);
    }
  }

  @Test
  protected void create_when5xxWithoutRetryAfter_isNotRepeated() {
    for (int status : new int[] {500, 502, 503, 504}) {
      provider.enqueue(answer(status, fixture.errorBody(status)));
      failure(UnavailableException.class, open()::create);
    }
    assertThat(provider.calls()).hasSize(4);
    assertThat(sleeper.slept()).isEmpty();
  }

  @Test
  protected void create_whenCertainlyNotProcessed_isRepeated() {
    provider.enqueue(answer(429, fixture.errorBody(429), "Retry-After", "1"));
    provider.enqueue(answer(503, fixture.errorBody(503), "Retry-After", "1"));
    provider.enqueue(answer(201, fixture.createBody()));
    open().create();
    assertThat(provider.calls()).hasSize(3);
  }

  @Test
  protected void read_whenInterruptedWhileWaiting_stopsAndKeepsTheFlag()
      throws InterruptedException {
    provider.enqueue(answer(429, fixture.errorBody(429), "Retry-After", "5"));
    ProviderFixture.Calls calls = open();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    sleeper.beforeEach(() -> Thread.currentThread().interrupt());
    Thread thread =
        new Thread(
            () -> {
              thrown.set(catchThrowable(calls::read));
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    thread.join(30_000);
    assertThat(thrown.get()).isInstanceOf(UnavailableException.class);
    assertThat(flag.get()).isTrue();
    assertThat(provider.calls()).hasSize(1);
  }
}

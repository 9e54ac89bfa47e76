package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.limit.Quota;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Costs and errors that come in the body of a 200. For modules whose provider counts points; their
 * fixture is a {@link CostFixture}.
 */
public abstract class CostContract extends ContractTest {
  private static final double REQUESTED = 250;

  /** Has nothing to set up. */
  protected CostContract() {}

  @Override
  protected abstract CostFixture fixture();

  private CostFixture costs() {
    return (CostFixture) fixture;
  }

  private double perSecond() {
    Quota quota = fixture.readQuota();
    return quota.permits() * 1000.0 / quota.period().toMillis();
  }

  /** The provider asks for whole seconds, rounded up. */
  private Duration until(double missing) {
    return Duration.ofSeconds((long) Math.ceil(missing / perSecond()));
  }

  @Test
  protected void read_whenThrottledInTheBody_waitsForThePointsThenRetries() {
    provider.enqueue(answer(200, costs().throttledBody(REQUESTED, 10)));
    assertStillWorks(open());
    assertThat(provider.calls()).hasSize(2);
    assertThat(sleeper.slept()).first().isEqualTo(until(REQUESTED - 10));
  }

  @Test
  protected void create_whenThrottledInTheBody_isRepeated() {
    provider.enqueue(answer(200, costs().throttledBody(REQUESTED, 10)));
    provider.enqueue(answer(200, fixture.createBody()));
    open().create();
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void read_whenThrottledToTheEnd_saysSo() {
    for (int i = 0; i < fixture.attempts(); i++) {
      provider.enqueue(answer(200, costs().throttledBody(REQUESTED, 10)));
    }
    ThrottledException failure = failure(ThrottledException.class, open()::read);
    assertThat(failure.failure().attempts()).isEqualTo(fixture.attempts());
    assertThat(failure.failure().retryAfter()).isEqualTo(until(REQUESTED - 10));
  }

  @Test
  protected void read_whenTheBodySaysFault_retries() {
    provider.enqueue(answer(200, costs().faultBody()));
    assertStillWorks(open());
    assertThat(provider.calls()).hasSize(2);
  }

  @Test
  protected void create_whenTheBodySaysFault_isNotRepeated() {
    provider.enqueue(answer(200, costs().faultBody()));
    failure(UnavailableException.class, open()::create);
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenTheBodySaysDenied_isForbidden() {
    provider.enqueue(answer(200, costs().deniedBody()));
    failure(ForbiddenException.class, open()::read);
    assertThat(provider.calls()).hasSize(1);
    assertThat(provider.tokenCalls()).isEmpty();
  }

  @Test
  protected void create_whenTheBodyRefusesTheInput_isRejected() {
    provider.enqueue(answer(200, costs().refusedBody()));
    RejectedException failure = failure(RejectedException.class, open()::create);
    assertThat(failure.failure().code()).isNotBlank();
    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  protected void read_whenCallsCostLessThanTheyAskFor_isNotHeldBack() {
    Quota quota = fixture.readQuota();
    provider.onCall(request -> answer(200, costs().readBody(1, quota.permits() - 1)));
    ProviderFixture.Calls calls = open();
    int more = 2 * quota.permits() / fixture.readUnits() + 2;
    for (int i = 0; i < Math.min(more, 500); i++) {
      calls.read();
    }
    assertThat(sleeper.slept()).isEmpty();
  }

  @Test
  protected void read_whenTheAnswerSaysThatNothingIsLeft_waitsBeforeTheNextCall() {
    provider.enqueue(answer(200, costs().readBody(1, 0)));
    ProviderFixture.Calls calls = open();
    calls.read();
    assertThat(sleeper.slept()).isEmpty();
    assertStillWorks(calls);
    assertThat(sleeper.slept()).isNotEmpty();
    assertThat(sleeper.slept().stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThanOrEqualTo(
            Duration.ofMillis((long) (1000 * fixture.readUnits() / perSecond())));
  }
}

package dev.feria.testkit;

import static dev.feria.testkit.ScriptedProvider.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.limit.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The provider's quota is never passed, and no call is held back while there is some left. */
public abstract class BudgetContract extends ContractTest {
  private static final int MOST_CALLS = 3000;

  /** Has nothing to set up. */
  protected BudgetContract() {}

  @Test
  protected void read_inBurstsOverASimulatedHour_neverPassesTheQuotaInAnyWindow() {
    Quota quota = fixture.readQuota();
    List<Instant> arrivals = Collections.synchronizedList(new ArrayList<>());
    provider.onCall(
        request -> {
          arrivals.add(clock.instant());
          return answer(200, fixture.readBody());
        });
    ProviderFixture.Calls calls = open();
    Instant end = clock.instant().plus(Duration.ofHours(1));
    Random pauses = new Random(7);
    int burst = Math.min(2 * quota.permits() / fixture.readUnits() + 1, MOST_CALLS / 4);
    while (clock.instant().isBefore(end) && arrivals.size() < MOST_CALLS) {
      for (int i = 0; i < burst; i++) {
        calls.read();
      }
      clock.advance(Duration.ofMillis(pauses.nextInt((int) Duration.ofMinutes(2).toMillis())));
    }
    assertThat(arrivals).hasSizeGreaterThanOrEqualTo(burst);
    if (quota.refill() == Quota.Refill.CONTINUOUS) {
      assertThat(lowest(arrivals, quota)).isGreaterThanOrEqualTo(0);
    } else {
      assertThat(mostInAnyWindow(arrivals, quota.period())).isLessThanOrEqualTo(quota.permits());
    }
  }

  @Test
  protected void read_whileThereIsBudget_isNotHeldBack() {
    provider.onCall(request -> answer(200, fixture.readBody()));
    ProviderFixture.Calls calls = open();
    int half = Math.max(1, Math.min(fixture.readQuota().permits() / fixture.readUnits() / 2, 200));
    for (int i = 0; i < half; i++) {
      calls.read();
    }
    assertThat(sleeper.slept()).isEmpty();
  }

  /** Returns the lowest level of a bucket that is charged for each arrival and refills evenly. */
  private double lowest(List<Instant> arrivals, Quota quota) {
    double level = quota.permits();
    double lowest = level;
    Instant last = arrivals.get(0);
    for (Instant arrival : arrivals) {
      double share =
          (double) Duration.between(last, arrival).toMillis() / quota.period().toMillis();
      level = Math.min(quota.permits(), level + share * quota.permits()) - fixture.readUnits();
      lowest = Math.min(lowest, level);
      last = arrival;
    }
    return lowest;
  }

  private static int mostInAnyWindow(List<Instant> arrivals, Duration period) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < arrivals.size(); to++) {
      while (!arrivals.get(from).isAfter(arrivals.get(to).minus(period))) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}

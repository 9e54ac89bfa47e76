package dev.feria.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(60));

  @ParameterizedTest
  @CsvSource({
    "-1, SAFE, true",
    "0, SAFE, true",
    "408, SAFE, true",
    "424, SAFE, true",
    "425, SAFE, true",
    "429, SAFE, true",
    "500, SAFE, true",
    "503, SAFE, true",
    "599, SAFE, true",
    "400, SAFE, false",
    "401, SAFE, false",
    "404, SAFE, false",
    "409, SAFE, false",
    "0, IDEMPOTENT, true",
    "500, IDEMPOTENT, true",
    "422, IDEMPOTENT, false",
    "-1, UNSAFE, true",
    "0, UNSAFE, false",
    "408, UNSAFE, false",
    "429, UNSAFE, true",
    "500, UNSAFE, false",
    "502, UNSAFE, false",
    "503, UNSAFE, false",
    "504, UNSAFE, false",
    "-1, ONCE, false",
    "0, ONCE, false",
    "429, ONCE, false",
    "503, ONCE, false"
  })
  void next_byStatusAndSafety_repeatsOnlyWhatIsSafe(int status, Safety safety, boolean repeats) {
    assertThat(POLICY.next(1, status, safety, null, () -> 0.5).isPresent()).isEqualTo(repeats);
  }

  @ParameterizedTest
  @CsvSource({"UNSAFE, true", "ONCE, false", "SAFE, true"})
  void next_when503WithRetryAfter_isCertainlyNotProcessed(Safety safety, boolean repeats) {
    assertThat(POLICY.next(1, 503, safety, Duration.ofSeconds(2), () -> 0.5).isPresent())
        .isEqualTo(repeats);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0",
    "1, 0.5, 500",
    "1, 0.999, 999",
    "2, 0.5, 1000",
    "3, 0.5, 1500",
    "3, 0.999, 2997"
  })
  void next_withoutRetryAfter_drawsFromADoublingCeiling(int attempt, double random, long millis) {
    assertThat(POLICY.next(attempt, 500, Safety.SAFE, null, () -> random))
        .contains(Duration.ofMillis(millis));
  }

  @Test
  void next_whenBaseIsAboveCap_isCapped() {
    RetryPolicy steep =
        new RetryPolicy(3, Duration.ofSeconds(9), Duration.ofSeconds(3), Duration.ZERO);
    assertThat(steep.next(2, 500, Safety.SAFE, null, () -> 1)).contains(Duration.ofSeconds(3));
    assertThat(steep.next(1, 500, Safety.SAFE, null, () -> 1)).contains(Duration.ofSeconds(3));
  }

  @Test
  void next_whenAttemptsAreUsedUp_givesUp() {
    assertThat(POLICY.next(4, 500, Safety.SAFE, null, () -> 0)).isEmpty();
    assertThat(RetryPolicy.NEVER.next(1, -1, Safety.SAFE, null, () -> 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 2", "60, 60", "-5, 0", "61,"})
  void next_withRetryAfter_obeysItOrGivesUp(long asked, @Nullable Long waits) {
    assertThat(POLICY.next(1, 429, Safety.SAFE, Duration.ofSeconds(asked), () -> 0.99))
        .isEqualTo(java.util.Optional.ofNullable(waits).map(Duration::ofSeconds));
  }

  @Test
  void newPolicy_whenNonsense_isRefused() {
    Duration d = Duration.ofSeconds(1);
    Duration negative = d.negated();
    assertThatThrownBy(() -> new RetryPolicy(0, d, d, d))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
    assertThatThrownBy(() -> new RetryPolicy(1, negative, d, d))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, d, negative, d))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, d, d, negative))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

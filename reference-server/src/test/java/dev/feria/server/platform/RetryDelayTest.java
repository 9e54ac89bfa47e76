package dev.feria.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryDelayTest {
  @ParameterizedTest
  @CsvSource({
    "1, , 1.0, PT1S",
    "1, , 0.0, PT0.1S",
    "2, , 1.0, PT2S",
    "5, , 1.0, PT16S",
    "5, , 0.5, PT8.8S",
    "30, , 1.0, PT10M",
    "2000000000, , 1.0, PT10M",
    "1, PT30S, 0.0, PT30S",
    "9, PT1S, 1.0, PT1S",
    "1, PT3H, 0.0, PT10M"
  })
  void after_whenItFailed_waitsPartOfADoublingCeiling(
      int attempts, Duration retryAfter, double random, Duration expected) {
    assertThat(RetryDelay.after(attempts, retryAfter, () -> random)).isEqualTo(expected);
  }
}

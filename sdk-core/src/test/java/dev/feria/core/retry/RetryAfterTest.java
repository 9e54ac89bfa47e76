package dev.feria.core.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-20T13:36:12Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "7 | 7",
        " 120 | 120",
        "999999999 | 999999999",
        "9999999999 |",
        "-1 |",
        "1.5 |",
        "'' |",
        "soon |",
        "Fri, 20 Nov 2026 13:36:42 GMT | 30",
        "Fri, 20 Nov 2026 13:00:00 GMT | 0",
        "Friday, 20-Nov-26 13:36:42 GMT |"
      })
  void parse_inEitherForm_givesSecondsOrNothing(String value, @Nullable Long seconds) {
    assertThat(RetryAfter.parse(value, NOW))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @Test
  void realTime_whenAskedForNothing_returns() throws InterruptedException {
    Sleeper.realTime().sleep(Duration.ofNanos(1));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}

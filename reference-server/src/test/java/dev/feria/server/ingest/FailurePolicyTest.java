package dev.feria.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.feria.core.error.ConflictException;
import dev.feria.core.error.ForbiddenException;
import dev.feria.core.error.ProviderException;
import dev.feria.core.error.ReconnectException;
import dev.feria.core.error.RejectedException;
import dev.feria.core.error.ThrottledException;
import dev.feria.core.error.UnavailableException;
import dev.feria.core.error.UnreadableException;
import dev.feria.server.ingest.FailurePolicy.Decision;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailurePolicyTest {
  private static ProviderException.Failure failure(int status, @Nullable Duration retryAfter) {
    return new ProviderException.Failure("stall", "orders.get", status, "c", "r", 1, retryAfter);
  }

  private static Decision retry(long seconds) {
    return new Decision.Retry(Duration.ofSeconds(seconds));
  }

  static Stream<Arguments> decide_answers() {
    Throwable notFound = new RejectedException(failure(404, null), null, null);
    Throwable away = new UnavailableException(failure(503, null), null, null);
    return Stream.of(
        Arguments.of(notFound, 0, retry(2)),
        Arguments.of(notFound, 1, retry(10)),
        Arguments.of(notFound, 2, retry(60)),
        Arguments.of(notFound, 3, new Decision.Dead()),
        Arguments.of(new ConflictException(failure(409, null), null, null), 0, retry(2)),
        Arguments.of(new RejectedException(failure(400, null), null, null), 0, new Decision.Dead()),
        Arguments.of(
            new ForbiddenException(failure(403, null), null, null), 0, new Decision.Dead()),
        Arguments.of(
            new UnreadableException(failure(200, null), null, null), 0, new Decision.Dead()),
        Arguments.of(
            new ReconnectException(failure(401, null), null, null), 50, new Decision.Park()),
        Arguments.of(away, 0, retry(1)),
        Arguments.of(away, 3, retry(8)),
        Arguments.of(away, 10, retry(300)),
        Arguments.of(away, 11, new Decision.Dead()),
        Arguments.of(
            new ThrottledException(failure(429, Duration.ofSeconds(33)), null, null), 0, retry(33)),
        Arguments.of(
            new ThrottledException(failure(429, Duration.ofDays(2)), null, null), 0, retry(3600)),
        Arguments.of(new IllegalStateException(new SQLException("gone", "08006")), 0, retry(1)),
        Arguments.of(new IllegalStateException(new SQLException("deadlock", "40P01")), 1, retry(2)),
        Arguments.of(
            new IllegalStateException(new SQLException("duplicate", "23505")),
            0,
            new Decision.Dead()),
        Arguments.of(new NullPointerException(), 0, new Decision.Dead()));
  }

  @ParameterizedTest
  @MethodSource
  void decide_answers(Throwable failure, int attempts, Decision expected) {
    assertThat(FailurePolicy.decide(failure, attempts, () -> 0.5)).isEqualTo(expected);
  }

  @Test
  void jitter_staysBelowTenMinutes() {
    assertThat(FailurePolicy.jitter(0, () -> 0)).isZero();
    assertThat(FailurePolicy.jitter(63, () -> 0.999)).isLessThan(Duration.ofMinutes(10));
  }

  @Test
  void reason_isOneShortLine() {
    assertThat(FailurePolicy.reason(new IllegalStateException("a\n  b")))
        .isEqualTo("IllegalStateException: a b");
    assertThat(FailurePolicy.reason(new NullPointerException())).isEqualTo("NullPointerException");
    assertThat(FailurePolicy.reason(new IllegalStateException("x".repeat(900)))).hasSize(500);
    assertThat(FailurePolicy.reason(new RejectedException(failure(404, null), null, null)))
        .startsWith("stall orders.get: status=404");
  }
}

package dev.feria.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:34:59.000-04:00, 2026-11-20T13:34:59Z",
    "2026-11-20T09:35:00.000-0400, 2026-11-20T13:35:00Z",
    "2026-11-20T13:36:12.129Z, 2026-11-20T13:36:12.129Z",
    "2026-11-20T13:36:12Z, 2026-11-20T13:36:12Z",
    "2026-11-20T13:36:12.123456789+05:45, 2026-11-20T07:51:12.123456789Z",
    "2026-11-20T13:36:12+18:00, 2026-11-19T19:36:12Z",
    "2026-11-20T13:36:12-03, 2026-11-20T16:36:12Z",
    "2026-11-20T13:36Z, 2026-11-20T13:36:00Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "' 2026-11-20T13:36:12Z ', 2026-11-20T13:36:12Z"
  })
  void parse_whenTimeHasOffset_givesTheMoment(String text, Instant moment) {
    assertThat(Times.parse(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-20",
        "2026-11-20T13:36:12",
        "2026-11-20T13:36:12.Z-",
        "2026-11-20T13:36:12.1234567890Z",
        "2026-11-20T24:36:12Z",
        "2026-11-20T13:60:12Z",
        "2026-11-20T13:36:61Z",
        "2026-13-20T13:36:12Z",
        "2026-00-20T13:36:12Z",
        "2026-11-00T13:36:12Z",
        "2026-11-32T13:36:12Z",
        "2026-1a-20T13:36:12Z",
        "2026-11-20T13:36:12+19:00",
        "2026-11-20T13:36:12+04:60",
        "2026-11-20T13:36:12*04:00",
        "2026-11-20T13:36:12+0a:00",
        "2026-11-20T13:36:1\u0662Z",
        "20261120T133612Z000000"
      })
  void parse_whenNoTimeWithOffset_refuses(String text) {
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void parse_whenAnyDayOfTwoCenturies_agreesWithTheLibrary() {
    OffsetDateTime day = OffsetDateTime.of(1899, 12, 28, 23, 58, 57, 0, ZoneOffset.ofHours(-4));
    for (int i = 0; i < 80_000; i++) {
      OffsetDateTime next = day.plusDays(i).plusSeconds(i);
      assertThat(Times.parse(next.toString())).isEqualTo(next.toInstant());
    }
  }
}

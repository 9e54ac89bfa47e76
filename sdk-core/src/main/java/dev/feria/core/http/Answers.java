package dev.feria.core.http;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.retry.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads answers to bytes, and what their headers say about time. */
final class Answers {
  private Answers() {}

  static RawResponse read(
      Response response, long longestBody, Clock clock, AnswerInspector inspector)
      throws IOException {
    ResponseHeaders headers = ResponseHeaders.of(response.headers());
    BufferedSource source = response.body().source();
    if (source.request(longestBody + 1)) {
      throw new IOException("an answer of more than " + longestBody + " bytes");
    }
    byte[] body = source.readByteArray();
    return new RawResponse(
        response.code(), headers, body, clock.instant(), inspector.inspect(response.code(), body));
  }

  static @Nullable Duration retryAfter(RawResponse answer, Instant now) {
    return answer
        .headers()
        .first("Retry-After")
        .flatMap(value -> RetryAfter.parse(value, now))
        .orElse(answer.finding().retryAfter());
  }

  /** Returns what an answer means; null for a success. */
  static @Nullable ErrorKind kind(RawResponse answer, ErrorCodes errors) {
    ErrorKind found = answer.finding().failure();
    if (found != null) {
      return found;
    }
    return answer.isSuccess() ? null : errors.kind(answer.status(), code(answer, errors));
  }

  /** Returns the provider's code of a failure; null when it gave none. */
  static @Nullable String code(RawResponse answer, ErrorCodes errors) {
    String found = answer.finding().code();
    return found != null ? found : errors.code(answer.bytes()).orElse(null);
  }

  /** Returns the status that the retry policy should decide on: codes outrank statuses. */
  static int statusForRetry(RawResponse answer, ErrorKind kind) {
    return switch (kind) {
      case THROTTLED -> 429;
      case UNAVAILABLE -> answer.status() < 400 ? 500 : answer.status();
      default -> 400;
    };
  }

  static Instant date(ResponseHeaders headers, Instant fallback) {
    return headers.first("Date").map(text -> parse(text, fallback)).orElse(fallback);
  }

  private static Instant parse(String text, Instant fallback) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    } catch (DateTimeException unreadable) {
      return fallback;
    }
  }
}

package dev.feria.core.http;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.retry.RetryAfter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads answers to bytes, and what their headers say about time. */
final class Answers {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private Answers() {}

  static RawResponse read(Response response, ClientSettings settings) throws IOException {
    ResponseHeaders headers = ResponseHeaders.of(response.headers());
    BufferedSource source = response.body().source();
    if (source.request(settings.longestBody() + 1)) {
      throw new IOException("an answer of more than " + settings.longestBody() + " bytes");
    }
    byte[] body = source.readByteArray();
    byte[] document = settings.cleaner().clean(body);
    return new RawResponse(
        response.code(),
        headers,
        body,
        document,
        settings.clock().instant(),
        settings.inspector().inspect(response.code(), document));
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
    if (found != null) {
      return found;
    }
    return errors.code(answer.bytes()).orElse(isRedirect(answer) ? "redirect_refused" : null);
  }

  /** Tells whether an answer sends the caller elsewhere. */
  static boolean isRedirect(RawResponse answer) {
    return REDIRECTS.contains(answer.status()) && answer.headers().first("Location").isPresent();
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

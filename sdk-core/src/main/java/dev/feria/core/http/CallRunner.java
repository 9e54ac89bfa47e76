package dev.feria.core.http;

import dev.feria.core.error.ErrorKind;
import dev.feria.core.json.JsonType;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the last answer of a call into what the caller asked for, and tells the listener. */
final class CallRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
  private static final int NOT_FOUND = 404;

  private final ClientSettings settings;
  private final Exchange exchange;

  CallRunner(ClientSettings settings, Exchange exchange) {
    this.settings = settings;
    this.exchange = exchange;
  }

  <T> T value(JsonType<T> type) {
    return run(answer -> decode(successful(answer), type));
  }

  <T> ApiResponse<T> decoded(JsonType<T> type) {
    return run(
        answer -> {
          successful(answer);
          return new ApiResponse<>(
              answer.status(), answer.headers(), decode(answer, type), answer.date());
        });
  }

  <T> Optional<T> found(JsonType<T> type) {
    return run(
        answer ->
            answer.status() == NOT_FOUND || (answer.isSuccess() && answer.bytes().length == 0)
                ? Optional.empty()
                : Optional.of(decode(successful(answer), type)));
  }

  RawResponse success() {
    return run(this::successful);
  }

  RawResponse answer() {
    return run(answer -> answer);
  }

  private <T> T run(Function<RawResponse, T> use) {
    String error = null;
    try {
      return use.apply(exchange.run());
    } catch (RuntimeException failed) {
      error = failed.getClass().getSimpleName();
      throw failed;
    } finally {
      tell(error);
    }
  }

  private void tell(@Nullable String error) {
    CallListener.Call call = exchange.report(error);
    LOG.debug(
        "provider={} operation={} status={} attempts={} elapsed={} error={}",
        call.provider(),
        call.operation(),
        call.status(),
        call.attempts(),
        call.elapsed(),
        call.error());
    try {
      settings.listener().ended(call);
    } catch (RuntimeException broken) {
      LOG.warn("provider={} the listener of calls failed", call.provider(), broken);
    }
  }

  private RawResponse successful(RawResponse answer) {
    ErrorKind failed = Answers.kind(answer, settings.errors());
    if (failed == null) {
      return answer;
    }
    throw exchange.failure(failed, Answers.code(answer, settings.errors()), answer, null);
  }

  private <T> T decode(RawResponse answer, JsonType<T> type) {
    try {
      return settings.json().read(answer.bytes(), type);
    } catch (IOException unreadable) {
      throw exchange.failure(ErrorKind.UNREADABLE, null, answer, unreadable);
    }
  }
}

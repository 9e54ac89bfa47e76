package dev.feria.core.http;

import dev.feria.core.limit.Priority;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller may change for one call. Immutable; {@link #DEFAULT} changes nothing. */
public final class CallOptions {
  /** As the client was built. */
  public static final CallOptions DEFAULT = new CallOptions(null, null, null);

  private final @Nullable Duration timeout;
  private final @Nullable String idempotencyKey;
  private final @Nullable Priority priority;

  private CallOptions(
      @Nullable Duration timeout, @Nullable String idempotencyKey, @Nullable Priority priority) {
    this.timeout = timeout;
    this.idempotencyKey = idempotencyKey;
    this.priority = priority;
  }

  /**
   * Bounds the whole call: waiting for budget, every attempt, and the waits between them.
   *
   * @param value above zero
   */
  public CallOptions timeout(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeout not above zero: " + value);
    }
    return new CallOptions(value, idempotencyKey, priority);
  }

  /**
   * Makes a call that creates something safe to repeat, where the provider honours such keys;
   * without effect elsewhere.
   *
   * @param value the same for the same intention, also after a restart; for example a row's id
   */
  public CallOptions idempotencyKey(String value) {
    return new CallOptions(timeout, Objects.requireNonNull(value, "value"), priority);
  }

  /** Says who goes first when the budget is short. */
  public CallOptions priority(Priority value) {
    return new CallOptions(timeout, idempotencyKey, Objects.requireNonNull(value, "value"));
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  @Nullable Priority priority() {
    return priority;
  }
}

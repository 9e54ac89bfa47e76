package dev.feria.woocommerce.internal;

import dev.feria.core.http.ResponseHeaders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decoded answer.
 *
 * @param date the shop's clock when it answered; ours where it did not say
 * @param observedAt everything up to this moment is in it, by the shop's clock; null where the shop
 *     does not tell its time
 */
public record Answer<T>(
    T body, ResponseHeaders headers, Instant date, @Nullable Instant observedAt) {
  /** Returns when it was so by the shop's clock, or ours where it does not tell its time. */
  public Instant observedOrDate() {
    return observedAt == null ? date : observedAt;
  }
}

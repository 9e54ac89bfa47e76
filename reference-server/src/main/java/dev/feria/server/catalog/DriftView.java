package dev.feria.server.catalog;

import dev.feria.server.inventory.QuantityEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing whose channel shows another quantity than it should, and why.
 *
 * @param shown what the channel shows as far as we know
 * @param wanted what it should show
 * @param seenAt when the channel was read, by its clock
 * @param cause the word of a {@link DriftCause}
 * @param written what we wrote last; null where we never did
 * @param refused the last attempt that was not accepted; null where there is none
 * @param retryAt when a failed write is tried again; null where none is
 * @param ordersUntil up to when the channel's orders are known; null before they were read first
 * @param history the last attempts and observations, the latest first; empty in lists
 */
public record DriftView(
    UUID listingId,
    UUID accountId,
    String account,
    String externalId,
    @Nullable String sku,
    String title,
    UUID productId,
    @Nullable Integer shown,
    int wanted,
    Instant seenAt,
    String cause,
    @Nullable Written written,
    @Nullable Refused refused,
    @Nullable Instant retryAt,
    @Nullable Instant ordersUntil,
    List<Entry> history) {

  /** A quantity that the provider accepted. */
  public record Written(int quantity, Instant at) {}

  /**
   * An attempt that the provider did not accept.
   *
   * @param code the provider's, or its HTTP status
   */
  public record Refused(Instant at, int quantity, @Nullable String code, @Nullable String message) {
    static @Nullable Refused of(@Nullable QuantityEntry entry) {
      return entry == null
          ? null
          : new Refused(entry.at(), entry.quantity(), entry.code(), entry.message());
    }
  }

  /**
   * What happened to the quantity.
   *
   * @param kind {@code published}, {@code refused}, {@code failed} or {@code seen}
   */
  public record Entry(
      Instant at, String kind, int quantity, @Nullable String code, @Nullable String message) {
    static Entry of(QuantityEntry entry) {
      return new Entry(entry.at(), entry.kind(), entry.quantity(), entry.code(), entry.message());
    }
  }
}

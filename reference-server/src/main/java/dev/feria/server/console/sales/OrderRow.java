package dev.feria.server.console.sales;

import dev.feria.core.commerce.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order in a table.
 *
 * @param unmatched how many lines wait for a product
 * @param sent how much of it left: no, part or all
 */
public record OrderRow(
    String id,
    String accountName,
    String externalId,
    String packId,
    String state,
    String providerStatus,
    Instant placedAt,
    Instant changedAt,
    Money total,
    @Nullable String buyer,
    long unmatched,
    String sent) {
  /** Tells whether the order came in a cart with others. */
  public boolean pack() {
    return !packId.equals(externalId);
  }
}

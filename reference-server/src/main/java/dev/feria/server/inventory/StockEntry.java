package dev.feria.server.inventory;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens to the stock of a product.
 *
 * @param quantity of goods: at least 0, except for {@link Kind#ADJUST} which may be negative; what
 *     was counted for {@link Kind#COUNT}; what stays promised for {@link Kind#SHRINK}; ignored for
 *     {@link Kind#RELEASE}, which frees all of the reservation
 * @param origin makes the entry unique: the same origin happens once
 * @param reason in the words of a person
 * @param actor who or what did it
 * @param expiresAt when a reservation ends by itself; null for everything else
 */
public record StockEntry(
    Kind kind,
    UUID productId,
    int quantity,
    Origin origin,
    @Nullable String reason,
    String actor,
    @Nullable Instant expiresAt) {

  /** What happens. All but the last three are movements of the ledger. */
  public enum Kind {
    /** The quantity that the ledger of a product starts with. */
    OPENING,
    /** Goods came in. */
    RECEIVE,
    /** A correction up or down. */
    ADJUST,
    /** Somebody counted: sets what is on hand. */
    COUNT,
    /** Goods were sold. */
    SALE,
    /** A sale was cancelled, or a part of it came back: its goods are ours again. */
    RETURN,
    /** Goods are promised to an unpaid order. */
    RESERVE,
    /** The promise is for fewer goods: sets what is left of it, never more than there was. */
    SHRINK,
    /** The promise ended. */
    RELEASE;

    /** Returns the word in the ledger and the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isMovement() {
      return this != RESERVE && this != SHRINK && this != RELEASE;
    }
  }

  /**
   * Where an entry comes from.
   *
   * @param source an account's id, {@code local} for sales over the counter, {@code manual} for
   *     what people enter
   * @param reference the provider's id of the order, the id of the sale, or an idempotency key
   * @param line the line of it and what happened to it, for example {@code 1:sale}
   */
  public record Origin(String source, String reference, String line) {
    /** {@link #source} of sales over the counter. */
    public static final String LOCAL = "local";

    /** {@link #source} of what people enter. */
    public static final String MANUAL = "manual";
  }
}
